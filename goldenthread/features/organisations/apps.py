from importlib import import_module

from django.apps import AppConfig

from goldenthread.foundation import subjects


class OrganisationsConfig(AppConfig):
    name = "goldenthread.features.organisations"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        # Questions name tables, which stand only once every app is loaded.
        queries = import_module("goldenthread.features.organisations.queries")
        subjects.register("body", queries.find_bodies)
        subjects.register("seat", queries.find_seats)
