from django.apps import AppConfig


class PlansConfig(AppConfig):
    name = "goldenthread.features.plans"
    default_auto_field = "django.db.models.BigAutoField"
