from importlib import import_module

from django.apps import AppConfig

from goldenthread.foundation import subjects


class DelegationConfig(AppConfig):
    name = "goldenthread.features.delegation"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        # Operations name tables, which stand only once every app is loaded.
        agreeing = import_module("goldenthread.features.delegation.operations.agreeing")
        subjects.register("scheme", agreeing.find_schemes)
        asked = import_module("goldenthread.features.delegation.queries.asked")
        subjects.register("asked decision", asked.find_asked)
        functions = import_module("goldenthread.features.delegation.queries.functions")
        subjects.register("function", functions.find_functions)
        subjects.register_agreeable("scheme", agreeing.DOORS)
