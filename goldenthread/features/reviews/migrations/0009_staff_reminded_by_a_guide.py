from django.db import migrations
from django.db.migrations.state import StateApps


def lead(apps: StateApps, _: object) -> None:
    """Let the ready-made duty of a trust that took it before lead to the pocket guide as well."""
    taken = apps.get_model("reviews", "Duty").objects.filter(source__in=("plan-year", "pack"), key="remind-staff")
    taken.filter(deed="").update(deed="staff-reminded")


class Migration(migrations.Migration):
    dependencies = [("reviews", "0008_points_of_the_year")]

    operations = [migrations.RunPython(lead, migrations.RunPython.noop)]
