# Documents that a plan leans on.

import django.db.models.deletion
from django.db import migrations, models

import goldenthread.foundation.identifiers


class Migration(migrations.Migration):
    dependencies = [
        ("documents", "0004_say_what_a_document_costs"),
        ("plans", "0024_appraisal_targets_tied"),
    ]

    operations = [
        migrations.CreateModel(
            name="KeyDocument",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "ref",
                    models.CharField(
                        default=goldenthread.foundation.identifiers.new_reference,
                        editable=False,
                        max_length=12,
                        unique=True,
                    ),
                ),
                ("note", models.CharField(blank=True, max_length=300)),
                (
                    "document",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="documents.document"
                    ),
                ),
                (
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="key_documents", to="plans.plan"
                    ),
                ),
            ],
            options={
                "ordering": ["document__title", "id"],
                "constraints": [models.UniqueConstraint(fields=("plan", "document"), name="key_document_once")],
            },
        ),
    ]
