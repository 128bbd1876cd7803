from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("measures", "0023_keep_by_one_school"),
    ]

    operations = [
        migrations.AddField(
            model_name="measure",
            name="runs_on",
            field=models.BooleanField(default=False),
        ),
    ]
