from django.db import migrations

OF_THE_LIBRARY = {"four-phases", "nine-areas", "todays-rules"}


def keep(apps, schema_editor):
    """Keep each ladder as it stands, and let its assessments stand with that."""
    versions = apps.get_model("improvement", "LadderVersion").objects
    assessments = apps.get_model("improvement", "Assessment").objects
    for ladder in apps.get_model("improvement", "Ladder").objects.all():
        first = versions.create(
            ladder=ladder, number=1, document=ladder.document, made_on=ladder.adopted_on,
            origin="library" if ladder.key in OF_THE_LIBRARY else "file",
        )
        assessments.filter(ladder=ladder).update(version=first)


class Migration(migrations.Migration):

    dependencies = [
        ("improvement", "0008_keep_versions_of_ladders"),
    ]

    operations = [
        migrations.RunPython(keep, migrations.RunPython.noop),
    ]
