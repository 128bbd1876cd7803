import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("measures", "0022_add_up_years"),
        ("organisations", "0007_seats_brought_in_together"),
    ]

    operations = [
        migrations.AddField(
            model_name="measure",
            name="only_school",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="+",
                to="organisations.school",
            ),
        ),
    ]
