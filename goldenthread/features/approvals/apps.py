from importlib import import_module

from django.apps import AppConfig

from goldenthread.foundation import subjects


class ApprovalsConfig(AppConfig):
    name = "goldenthread.features.approvals"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        # Questions name tables, which stand only once every app is loaded.
        queries = import_module("goldenthread.features.approvals.queries")
        subjects.register_watch(queries.is_on_its_way)
        subjects.register("approval", queries.find_approvals)
        subjects.register("consultation", queries.find_consultations)
        subjects.register("stand-in", queries.find_stand_ins)
