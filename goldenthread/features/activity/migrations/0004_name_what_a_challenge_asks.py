"""What a challenge asks for had the name of a question of a body, and led to a page that was not there."""

from typing import Any

from django.db import migrations

WAS, NOW = "answer challenge", "answer for work"


def name_it(apps: Any, _editor: Any) -> None:
    apps.get_model("activity", "Task").objects.filter(kind=WAS, subject_kind="challenge").update(kind=NOW)


def name_it_as_before(apps: Any, _editor: Any) -> None:
    apps.get_model("activity", "Task").objects.filter(kind=NOW).update(kind=WAS)


class Migration(migrations.Migration):
    dependencies = [("activity", "0003_whose_words")]
    operations = [migrations.RunPython(name_it, name_it_as_before)]
