"""A refusal belongs to the local plan for whose years it was said; those there are, to the plan in force."""

from typing import Any

import django.db.models.deletion
from django.db import migrations, models
from django.db.models import Q

from goldenthread.foundation import clock


def give_to_plans(apps: Any, _editor: Any) -> None:
    """Give each refusal the plan of its place that began last, or else the first that will."""
    links, every = apps.get_model("plans", "Link").objects, apps.get_model("plans", "Plan").objects
    for link in links.filter(lower=None).select_related("upper__plan"):
        plans = every.filter(
            trust=link.upper.plan.trust_id, school=link.school_id, unit=link.unit_id, above=None
        ).exclude(state="ended")
        begun = plans.filter(Q(starts_on=None) | Q(starts_on__lte=clock.today())).order_by("-starts_on", "pk")
        link.plan = begun.first() or plans.order_by("starts_on", "pk").first()
        link.save(update_fields=["plan"])


class Migration(migrations.Migration):
    dependencies = [("plans", "0025_documents_that_a_plan_leans_on")]

    operations = [
        migrations.AddField(
            model_name="link",
            name="plan",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="refusals",
                to="plans.plan",
            ),
        ),
        migrations.RunPython(give_to_plans, migrations.RunPython.noop),
    ]
