"""A backup holds every record, and a restore brings them back into an empty installation."""

import datetime as dt
import json
import zipfile
from decimal import Decimal

import pytest
from django.core.management import call_command

from goldenthread.features.documents.models import StoredFile
from goldenthread.features.trail import operations as trail
from goldenthread.features.trail.queries import breaks
from goldenthread.foundation import archive
from tests import world as worlds
from tests.features.documents.proof import MINUTES, attached

pytestmark = pytest.mark.django_db(transaction=True)


def everything() -> dict[str, list[dict]]:
    return {model._meta.label: list(model._base_manager.order_by("pk").values()) for model in archive._tables()}


def test_what_was_backed_up_comes_back_the_same(tmp_path):
    worlds.build()
    before = everything()
    archive.write(tmp_path / "backup.zip")
    call_command("flush", verbosity=0, interactive=False)
    archive.read(tmp_path / "backup.zip")
    assert everything() == before


# One value of each kind of column. A kind that is not here is one of which nobody knows that it can be backed up.
HELD = {
    "AutoField": 7, "BigAutoField": 7, "PositiveBigIntegerField": 7, "PositiveIntegerField": 7,
    "PositiveSmallIntegerField": 7, "SmallIntegerField": -7, "BooleanField": True, "CharField": "é", "TextField": "é",
    "SlugField": "e", "FileField": "proof/minutes.pdf", "JSONField": {"a": [1, None]},
    "DecimalField": Decimal("12.50"), "DateField": dt.date(2026, 11, 21), "TimeField": dt.time(17, 30),
    "DateTimeField": dt.datetime(2026, 11, 21, 9, 30, 0, 12, dt.UTC),
}  # fmt: skip


def test_every_kind_of_column_is_written_and_read_back():
    """A column that few rows fill must not stop a backup on the day that one does."""
    columns = [field for model in archive._tables() for field in model._meta.concrete_fields]
    kinds = {field.get_internal_type(): field for field in columns if not field.remote_field}
    for kind, field in kinds.items():
        written = json.loads(json.dumps(archive._plain(field.model(**{field.attname: HELD[kind]}))))
        assert getattr(archive._row(field.model, written), field.attname) == HELD[kind], kind


def test_the_chain_of_the_trail_still_holds_after_a_restore(tmp_path):
    trail.record(trust=None, by=None, did="signed in", kind="person", ref="abc", after={"from": "é"})
    archive.write(tmp_path / "backup.zip")
    call_command("flush", verbosity=0, interactive=False)
    archive.read(tmp_path / "backup.zip")
    assert list(breaks(None)) == []


def test_new_rows_are_numbered_after_restored_ones(tmp_path):
    worlds.build()
    archive.write(tmp_path / "backup.zip")
    call_command("flush", verbosity=0, interactive=False)
    archive.read(tmp_path / "backup.zip")
    assert worlds.person("Someone New").pk


def test_an_installation_that_holds_records_is_left_alone(tmp_path):
    worlds.build()
    archive.write(tmp_path / "backup.zip")
    with pytest.raises(archive.ArchiveError, match="not empty"):
        archive.read(tmp_path / "backup.zip")


def test_a_damaged_archive_brings_nothing_in(tmp_path):
    worlds.build()
    archive.write(tmp_path / "backup.zip")
    call_command("flush", verbosity=0, interactive=False)
    _damage(tmp_path / "backup.zip", tmp_path / "damaged.zip")
    with pytest.raises(archive.ArchiveError, match="damaged"):
        archive.read(tmp_path / "damaged.zip")
    assert not any(model._base_manager.exists() for model in archive._tables())


def test_a_file_that_is_no_archive_is_refused_in_words(tmp_path):
    (tmp_path / "letter.txt").write_text("Dear trustees")
    with pytest.raises(archive.ArchiveError, match="not an archive"):
        archive.read(tmp_path / "letter.txt")


def _damage(source, target):
    with zipfile.ZipFile(source) as whole, zipfile.ZipFile(target, "w") as damaged:
        for name in whole.namelist():
            content = whole.read(name)
            damaged.writestr(
                name, content.replace(b"Haven High", b"Heaven High") if name.endswith("jsonl") else content
            )


def test_files_that_were_handed_in_come_back_as_they_were(tmp_path):
    one = attached(worlds.build())
    place = one.file.held.name
    archive.write(tmp_path / "backup.zip")
    call_command("flush", verbosity=0, interactive=False)
    one.file.held.storage.delete(place)
    archive.read(tmp_path / "backup.zip")
    back = StoredFile.objects.get()
    assert (back.held.name, back.held.read()) == (place, MINUTES)
    back.held.close()
