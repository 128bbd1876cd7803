from importlib import import_module

from django.apps import AppConfig

from goldenthread.foundation import subjects


class MembersConfig(AppConfig):
    name = "goldenthread.features.members"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        # Questions name tables, which stand only once every app is loaded.
        queries = import_module("goldenthread.features.members.queries")
        subjects.register("visit", queries.find_visits)
        subjects.register("follow-up", queries.find_follow_ups)
        subjects.register("audit", queries.find_audits)
        subjects.register("governance review", queries.find_reviews)
        subjects.register("governance finding", queries.find_findings)
        carrying = import_module("goldenthread.features.members.operations.carrying")
        subjects.register_carriable(carrying.KIND, carrying.DOORS)
        subjects.register("training programme", queries.find_programmes)
        subjects.register("interests", queries.find_declarers)
