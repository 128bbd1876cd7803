from importlib import import_module

from django.apps import AppConfig

from goldenthread.foundation import subjects


class SharingConfig(AppConfig):
    name = "goldenthread.features.sharing"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        # Questions name tables, which stand only once every app is loaded.
        queries = import_module("goldenthread.features.sharing.queries")
        subjects.register("offer", queries.find_offers)
        subjects.register("book wish", queries.find_wishes)
        subjects.register("story", queries.find_stories)
        subjects.register("news issue", queries.find_issues)
