from importlib import import_module

from django.apps import AppConfig

from goldenthread.foundation import subjects


class MeasuresConfig(AppConfig):
    name = "goldenthread.features.measures"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        # Questions name tables, which stand only once every app is loaded.
        subjects.register("measure", import_module("goldenthread.features.measures.queries").find_subjects)
