import datetime

from django.db import migrations, models
from django.db.models import Q


class Migration(migrations.Migration):

    dependencies = [("organisations", "0001_initial"), ("reports", "0001_initial")]

    operations = [
        migrations.AddField(
            model_name="snapshot",
            name="audience",
            field=models.CharField(
                choices=[("board", "The board and whoever sees reports everywhere"), ("school", "Also those of the school")],
                default="board", max_length=10,
            ),
        ),
        migrations.AddField(
            model_name="snapshot",
            name="drawn_on",
            field=models.DateField(default=datetime.date(2026, 11, 21)),
            preserve_default=False,
        ),
        migrations.AddConstraint(
            model_name="snapshot",
            constraint=models.CheckConstraint(
                condition=Q(audience="board", school=None) | Q(audience="school", school__isnull=False),
                name="snapshot_of_a_school_is_for_the_school",
            ),
        ),
    ]
