from importlib import import_module

from django.apps import AppConfig

from goldenthread.foundation import subjects


class RisksConfig(AppConfig):
    name = "goldenthread.features.risks"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        # Questions name tables, which stand only once every app is loaded.
        queries = import_module("goldenthread.features.risks.queries")
        kept = import_module("goldenthread.features.risks.queries.on_the_day")
        pages = import_module("goldenthread.features.governance.kept_pages")
        pages.register("risks", pages.CitedPage("The gravest risks", "risks/", kept.risks_on_the_day))
        subjects.register("risk", queries.find_risks)
        subjects.register("issue", queries.find_issues)
        subjects.register("escalation", queries.find_escalations)
        subjects.register("factor", queries.find_factors)
        subjects.register("factor-step", queries.find_factor_steps)
