from django.apps import AppConfig


class ActivityConfig(AppConfig):
    name = "goldenthread.features.activity"
    default_auto_field = "django.db.models.BigAutoField"
