import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("assurance", "0012_look_by_principles"),
        ("organisations", "0008_open_bodies"),
    ]

    operations = [
        migrations.AddField(
            model_name="checklist",
            name="read_by",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.SET_NULL, related_name="+", to="organisations.body"
            ),
        ),
    ]
