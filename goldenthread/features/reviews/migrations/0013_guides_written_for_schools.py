from django.db import migrations
from django.db.migrations.state import StateApps


def lead(apps: StateApps, _: object) -> None:
    """Let the ready-made duties of a trust that took them before lead to the guide that they ask for."""
    taken = apps.get_model("reviews", "Duty").objects.filter(
        source__in=("plan-year", "pack"), key__in=("improvement-guides", "business-guides")
    )
    taken.filter(deed="").update(deed="guide-written")


class Migration(migrations.Migration):
    dependencies = [("reviews", "0012_days_that_others_may_join")]

    operations = [migrations.RunPython(lead, migrations.RunPython.noop)]
