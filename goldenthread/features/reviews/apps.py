from importlib import import_module

from django.apps import AppConfig

from goldenthread.foundation import subjects


class ReviewsConfig(AppConfig):
    name = "goldenthread.features.reviews"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        # Questions name tables, which stand only once every app is loaded.
        queries = import_module("goldenthread.features.reviews.queries")
        subjects.register("occurrence", queries.find_occurrences)
        subjects.register("event", queries.find_events)
        subjects.register("round", queries.find_rounds)
        subjects.register("round part", queries.find_round_parts)
