from importlib import import_module

from django.apps import AppConfig

from goldenthread.foundation import conditions, subjects


class ImprovementConfig(AppConfig):
    name = "goldenthread.features.improvement"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        # Questions name tables, which stand only once every app is loaded.
        queries = import_module("goldenthread.features.improvement.queries")
        standing = import_module("goldenthread.features.improvement.queries.standing")
        conditions.register(standing.judge_condition)
        subjects.register("ladder item", queries.find_items)
        subjects.register("ladder", queries.find_ladders)
        subjects.register("assessment", queries.find_assessments)
        subjects.register("phase-move", queries.find_proposals)
        consults = import_module("goldenthread.features.improvement.queries.consults")
        subjects.register("consult", consults.find_consults)
        doors = import_module("goldenthread.features.improvement.operations.proposing").DOORS
        subjects.register_agreeable("phase-move", doors)
        out = import_module("goldenthread.features.improvement.operations.consulting").DOORS
        subjects.register_consultable("ladder", out)
