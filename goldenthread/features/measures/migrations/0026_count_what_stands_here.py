from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("measures", "0025_count_among_the_same"),
    ]

    operations = [
        migrations.AddField(
            model_name="measure",
            name="counted_from",
            field=models.CharField(blank=True, max_length=60),
        ),
    ]
