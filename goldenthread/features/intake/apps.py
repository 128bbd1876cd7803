"""Files and starter packs on their way in: read, preview, commit, undo."""

from importlib import import_module

from django.apps import AppConfig

from goldenthread.foundation import subjects


class IntakeConfig(AppConfig):
    name = "goldenthread.features.intake"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        # Questions name tables, which stand only once every app is loaded.
        subjects.register("load", import_module("goldenthread.features.intake.queries").find_loads)
