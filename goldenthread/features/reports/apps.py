from importlib import import_module

from django.apps import AppConfig

from goldenthread.foundation import subjects


class ReportsConfig(AppConfig):
    name = "goldenthread.features.reports"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        # Questions name tables, which stand only once every app is loaded.
        queries = import_module("goldenthread.features.reports.queries")
        written = import_module("goldenthread.features.reports.queries.written")
        subjects.register("report", queries.find_subjects)
        subjects.register("report draft", written.find_drafts)
        subjects.register_order("report", written.why_not_yet)
        subjects.register_agreeable(
            "report", import_module("goldenthread.features.reports.operations.agreeing").DOORS
        )
