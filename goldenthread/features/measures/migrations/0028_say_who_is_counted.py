"""Measures that trusts took from the catalogue before it said which of them count the same people are told now."""

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

COUNT_THE_SAME = {
    "pupils often absent": ["persistent_absence", "near_persistent_absence", "below_own_threshold", "severe_absence"],
    "pupils suspended": ["suspension_rate", "suspensions", "suspended_once", "repeat_suspensions"],
}


def say_who_is_counted(apps: Apps, _: BaseDatabaseSchemaEditor) -> None:
    measures = apps.get_model("measures", "Measure").objects.filter(among="")
    for among, keys in COUNT_THE_SAME.items():
        measures.filter(key__in=keys).update(among=among)
    # What they hide is worked out anew when the server begins.
    apps.get_model("measures", "WorkedOut").objects.all().delete()


class Migration(migrations.Migration):
    dependencies = [
        ("measures", "0027_estimate_by_methods"),
    ]

    operations = [migrations.RunPython(say_who_is_counted, migrations.RunPython.noop)]
