from django.apps import AppConfig


class MeasuresConfig(AppConfig):
    name = "goldenthread.features.measures"
    default_auto_field = "django.db.models.BigAutoField"
