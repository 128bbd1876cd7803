import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import goldenthread.foundation.identifiers


class Migration(migrations.Migration):
    dependencies = [
        ("members", "0004_agree_what_a_review_looks_at"),
        ("organisations", "0007_seats_brought_in_together"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Staff",
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
                ("name", models.CharField(max_length=120)),
                ("job", models.CharField(blank=True, max_length=120)),
                ("from_on", models.DateField()),
                ("left_on", models.DateField(blank=True, null=True)),
            ],
            options={
                "ordering": ["name", "pk"],
            },
        ),
        migrations.RemoveConstraint(
            model_name="place",
            name="trained_once",
        ),
        migrations.AddField(
            model_name="place",
            name="shown",
            field=models.CharField(blank=True, max_length=400),
        ),
        migrations.AddField(
            model_name="training",
            name="jobs",
            field=models.JSONField(blank=True, default=list),
        ),
        migrations.AddField(
            model_name="training",
            name="of_staff",
            field=models.BooleanField(default=False),
        ),
        migrations.AddField(
            model_name="training",
            name="renews_months",
            field=models.PositiveSmallIntegerField(default=0),
        ),
        migrations.AddField(
            model_name="training",
            name="retired_on",
            field=models.DateField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="staff",
            name="person",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="staff",
            name="school",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="staff",
                to="organisations.school",
            ),
        ),
        migrations.AddField(
            model_name="staff",
            name="trust",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="staff", to="organisations.trust"
            ),
        ),
        migrations.AddField(
            model_name="staff",
            name="unit",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="staff",
                to="organisations.unit",
            ),
        ),
        migrations.AddField(
            model_name="place",
            name="staff",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="places",
                to="members.staff",
            ),
        ),
        migrations.AddConstraint(
            model_name="place",
            constraint=models.UniqueConstraint(
                condition=models.Q(("staff", None)), fields=("training", "name"), name="trained_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="place",
            constraint=models.UniqueConstraint(
                condition=models.Q(("staff", None), _negated=True),
                fields=("training", "staff", "done_on"),
                name="trained_once_a_day",
            ),
        ),
        migrations.AddIndex(
            model_name="staff",
            index=models.Index(fields=["trust", "school"], name="members_sta_trust_i_075133_idx"),
        ),
    ]
