from importlib import import_module

from django.apps import AppConfig

from goldenthread.foundation import subjects


class MeasuresConfig(AppConfig):
    name = "goldenthread.features.measures"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        # Questions name tables, which stand only once every app is loaded.
        queries = import_module("goldenthread.features.measures.queries")
        subjects.register("measure", queries.find_subjects)
        subjects.register("reading", queries.find_readings)
        subjects.register("round", queries.find_rounds)
        subjects.register("target", queries.find_targets)
        doors = import_module("goldenthread.features.measures.operations.proposing").DOORS
        subjects.register_agreeable("target", doors)
        proposals = import_module("goldenthread.features.measures.queries.proposals")
        subjects.register(proposals.SET, proposals.find_target_sets)
        together = import_module("goldenthread.features.measures.operations.proposing_sets").DOORS
        subjects.register_agreeable(proposals.SET, together)
