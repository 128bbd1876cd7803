from django.apps import AppConfig


class DelegationConfig(AppConfig):
    name = "goldenthread.features.delegation"
    default_auto_field = "django.db.models.BigAutoField"
