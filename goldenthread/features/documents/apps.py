from importlib import import_module

from django.apps import AppConfig

from goldenthread.foundation import subjects


class DocumentsConfig(AppConfig):
    name = "goldenthread.features.documents"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        # Questions name tables, which stand only once every app is loaded.
        queries = import_module("goldenthread.features.documents.queries")
        subjects.register("evidence", queries.find_evidence)
        subjects.register("document", queries.find_documents)
        subjects.register("variation", queries.find_variations)
        doors = import_module("goldenthread.features.documents.operations.agreeing").DOORS
        subjects.register_agreeable("document", doors)
