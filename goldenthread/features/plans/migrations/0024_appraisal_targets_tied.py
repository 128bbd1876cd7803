import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("organisations", "0007_seats_brought_in_together"),
        ("plans", "0023_budget_lines_without_a_part_and_benefit_reviews"),
    ]

    operations = [
        migrations.CreateModel(
            name="AppraisalTie",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("year", models.CharField(max_length=7)),
                ("tied_on", models.DateField()),
                (
                    "element",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="appraised_by", to="plans.element"
                    ),
                ),
                (
                    "post",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="organisations.post"
                    ),
                ),
            ],
            options={
                "ordering": ["id"],
                "constraints": [
                    models.UniqueConstraint(fields=("post", "year", "element"), name="appraisal_tie_once")
                ],
            },
        ),
    ]
