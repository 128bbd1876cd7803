from django.apps import AppConfig


class OrganisationsConfig(AppConfig):
    name = "goldenthread.features.organisations"
    default_auto_field = "django.db.models.BigAutoField"
