from django.apps import AppConfig

from goldenthread.web.kit.field_words import say_plainly


class KitConfig(AppConfig):
    name = "goldenthread.web.kit"
    label = "kit"

    def ready(self) -> None:
        say_plainly()
