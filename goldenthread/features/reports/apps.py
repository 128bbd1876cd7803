from django.apps import AppConfig


class ReportsConfig(AppConfig):
    name = "goldenthread.features.reports"
    default_auto_field = "django.db.models.BigAutoField"
