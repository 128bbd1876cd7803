# Days of one school that people of the others may join.

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("reviews", "0011_days_for_families"),
    ]

    operations = [
        migrations.AddField(
            model_name="event",
            name="is_shared",
            field=models.BooleanField(default=False),
        ),
    ]
