from django.db import migrations, models

# Duties of the ready-made cycle that a trust took before they led anywhere.
DEEDS = {
    "first-draft": "comments", "second-draft": "final-comments", "trust-guide": "trust-guide",
    "school-guide": "own-guide", "school-first-draft": "plan-sent", "business-first-draft": "plan-sent",
    "sign-off": "sign-off", "compliance": "checks",
}  # fmt: skip


def lead(apps, schema_editor):
    taken = apps.get_model("reviews", "Duty").objects.filter(source__in=("plan-year", "pack"))
    for key, deed in DEEDS.items():
        taken.filter(key=key).update(deed=deed)


class Migration(migrations.Migration):
    dependencies = [("reviews", "0005_an_occurrence_moved_alone")]

    operations = [
        migrations.AddField("duty", "deed", models.CharField(blank=True, max_length=20)),
        migrations.RunPython(lead, migrations.RunPython.noop),
    ]
