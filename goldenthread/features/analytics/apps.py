from django.apps import AppConfig


class AnalyticsConfig(AppConfig):
    name = "goldenthread.features.analytics"
    default_auto_field = "django.db.models.BigAutoField"
