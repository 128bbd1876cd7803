from django.apps import AppConfig


class IntakeConfig(AppConfig):
    name = "goldenthread.features.intake"
    default_auto_field = "django.db.models.BigAutoField"
