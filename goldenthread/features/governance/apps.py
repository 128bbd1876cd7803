from importlib import import_module

from django.apps import AppConfig

from goldenthread.foundation import subjects


class GovernanceConfig(AppConfig):
    name = "goldenthread.features.governance"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        # Questions name tables, which stand only once every app is loaded.
        queries = import_module("goldenthread.features.governance.queries")
        subjects.register("meeting", queries.find_meetings)
        subjects.register("minutes", queries.find_minutes)
        subjects.register("agenda item", queries.find_items)
        subjects.register("decision", queries.find_decisions)
        subjects.register("remit", queries.find_remits)
        subjects.register("proposal", queries.find_proposals)
        subjects.register("challenge question", queries.find_questions)
