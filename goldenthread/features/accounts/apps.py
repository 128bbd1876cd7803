from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "goldenthread.features.accounts"
    default_auto_field = "django.db.models.BigAutoField"
