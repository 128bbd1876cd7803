from importlib import import_module

from django.apps import AppConfig

from goldenthread.foundation import subjects


class AssuranceConfig(AppConfig):
    name = "goldenthread.features.assurance"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        # Questions name tables, which stand only once every app is loaded.
        lines = import_module("goldenthread.features.assurance.queries.lines")
        subjects.register("check", lines.find_checks)
        subjects.register("finding", lines.find_findings)
        subjects.register("recommendation", lines.find_recommendations)
        carrying = import_module("goldenthread.features.assurance.operations.carrying")
        subjects.register_carriable(carrying.KIND, carrying.DOORS)
        subjects.register("quality review", lines.find_reviews)
        subjects.register("accreditation", lines.find_accreditations)
