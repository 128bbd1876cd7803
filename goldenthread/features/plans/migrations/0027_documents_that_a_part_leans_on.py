"""A document that a plan leans on may be one part’s."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("plans", "0026_refusals_of_one_plan")]

    operations = [
        migrations.AddField(
            model_name="keydocument",
            name="element",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="key_documents",
                to="plans.element",
            ),
        ),
    ]
