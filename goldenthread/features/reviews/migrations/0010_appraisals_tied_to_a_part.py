from django.db import migrations
from django.db.migrations.state import StateApps


def lead(apps: StateApps, _: object) -> None:
    """Let the ready-made duty of a trust that took it before lead to where posts are tied to the plan."""
    taken = apps.get_model("reviews", "Duty").objects.filter(
        source__in=("plan-year", "pack"), key="appraisal-targets"
    )
    taken.filter(deed="").update(deed="appraisals-tied")


class Migration(migrations.Migration):
    dependencies = [("reviews", "0009_staff_reminded_by_a_guide")]

    operations = [migrations.RunPython(lead, migrations.RunPython.noop)]
