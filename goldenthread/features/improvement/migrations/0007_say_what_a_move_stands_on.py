from django.db import migrations, models
from django.db.models import F


def fill(apps, schema_editor):
    """Say of each move that was decided before what it stood on."""
    moves = apps.get_model("improvement", "Move").objects.exclude(assessment=None)
    moves.filter(is_override=True).update(ground="against")
    rest = moves.filter(is_override=False)
    rest.filter(assessment__proposed="").update(ground="unindicated")
    rest.filter(assessment__proposed=F("now")).update(ground="as proposed")


class Migration(migrations.Migration):

    dependencies = [
        ("improvement", "0006_follow_moves_on_their_day"),
    ]

    operations = [
        migrations.AddField(
            model_name="move",
            name="ground",
            field=models.CharField(
                choices=[
                    ("as proposed", "As the assessment proposed"),
                    ("against", "Decided against what was proposed"),
                    ("unindicated", "Decided without an indication"),
                    ("unassessed", "Decided without an assessment"),
                ],
                default="unassessed",
                max_length=12,
            ),
        ),
        migrations.RunPython(fill, migrations.RunPython.noop),
        migrations.RemoveField(model_name="move", name="is_override"),
    ]
