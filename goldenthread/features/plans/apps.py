from importlib import import_module

from django.apps import AppConfig

from goldenthread.foundation import subjects


class PlansConfig(AppConfig):
    name = "goldenthread.features.plans"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        # Questions name tables, which stand only once every app is loaded.
        queries = import_module("goldenthread.features.plans.queries")
        subjects.register("plan", queries.find_plans)
        subjects.register_agreeable(
            "plan", import_module("goldenthread.features.plans.operations.agreed.agreeing").DOORS
        )
        subjects.register("element", queries.find_elements)
        subjects.register("action", queries.find_actions)
        subjects.register("guide sending", queries.find_guide_sendings)
        subjects.register("notice", queries.find_notices)
        subjects.register("undertaking", queries.find_undertakings)
        subjects.register("challenge", queries.find_challenges)
