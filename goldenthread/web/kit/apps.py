from django.apps import AppConfig


class KitConfig(AppConfig):
    name = "goldenthread.web.kit"
    label = "kit"
