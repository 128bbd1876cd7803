from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("measures", "0024_run_on_through_the_year"),
    ]

    operations = [
        migrations.AddField(
            model_name="measure",
            name="among",
            field=models.CharField(blank=True, max_length=60),
        ),
    ]
