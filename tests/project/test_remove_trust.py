"""`goldenthread remove-trust`: nothing of it is left in any table or folder, and nothing of another is touched."""

import io
import zipfile

import pytest
from django.apps import apps
from django.core.files.storage import default_storage

from goldenthread.features.accounts.models import Person
from goldenthread.features.organisations.models import Post, Trust
from goldenthread.features.reports.exporting import export_trust
from goldenthread.features.trail import queries as trails
from goldenthread.features.trail.models import Entry
from goldenthread.features.trail.operations import record
from goldenthread.foundation import archive as archives
from goldenthread.project import command
from goldenthread.web.kit.letters import send_letter
from tests.features.documents.proof import attached
from tests.features.measures.figures_of import record as record_reading
from tests.world import hold

NAMED = ("--name", "Harbour Trust")


@pytest.fixture
def remove(world, settings, tmp_path, django_capture_on_commit_callbacks):
    settings.HOME, settings.EMAIL_FILE_PATH = tmp_path, tmp_path / "letters"

    def run(*words):
        with django_capture_on_commit_callbacks(execute=True):
            return command.main(["remove-trust", *words])

    return run


def exported(trust):
    file = io.BytesIO()
    export_trust(trust, file)
    with zipfile.ZipFile(file) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def everything():
    """Return every cell of every table, and the name of every file, as one text."""
    rows = [str(list(model._base_manager.values())) for model in apps.get_models(include_auto_created=True)]
    return "\n".join([*rows, *default_storage.listdir("")[0]])


def test_nothing_of_it_is_left_and_nothing_of_another_is_touched(remove, world, as_, capsys):
    as_("head").get("/harbour/")
    file = attached(world).file
    record_reading(world, world.haven_high, "95")
    for who in (world.people["head"], world.stranger):
        record(trust=None, by=who, did="joined", kind="person", ref=who.ref, title=who.name)
    both = world.people["trustee"]
    hold(Post.objects.create(trust=world.elsewhere, key="both", title="Both", role="trustee"), both)
    other = exported(world.elsewhere)

    assert remove("harbour", *NAMED, "--no-backup") == 0

    left = everything()
    for word in ("Harbour", "harbour", "Marsh Lane", world.people["head"].name, world.people["head"].email):
        assert word not in left
    assert not default_storage.exists(file.held.name)
    assert not default_storage.exists(world.trust.ref)
    assert not Entry.objects.filter(trust=world.trust.pk).exists()
    assert exported(world.elsewhere) == other
    assert set(Person.objects.all()) == {world.stranger, both}
    assert list(trails.breaks(None)) == []
    assert "Harbour Trust is removed" in capsys.readouterr().out


def test_a_backup_of_before_is_made_and_can_be_restored(remove, tmp_path, db):
    assert remove("harbour", *NAMED, "--backup", str(tmp_path / "before.zip")) == 0
    for trust in Trust.objects.all():
        command.main(["remove-trust", trust.slug, "--name", trust.name, "--no-backup"])
    Entry.objects.all().delete()
    archives.read(tmp_path / "before.zip")
    assert Trust.objects.filter(slug="harbour").exists()


@pytest.mark.parametrize("words", [("harbour",), ("harbour", "--name", "Elsewhere Trust"), ("nowhere", *NAMED)])
def test_another_name_or_none_removes_nothing(remove, words, capsys):
    assert remove(*words, "--no-backup") == 2
    assert Trust.objects.filter(slug="harbour").exists()
    assert "trust" in capsys.readouterr().err


def test_without_its_backup_nothing_is_removed(remove, tmp_path):
    (tmp_path / "before.zip").write_text("there already")
    assert remove("harbour", *NAMED, "--backup", str(tmp_path / "before.zip")) == 2
    assert Trust.objects.filter(slug="harbour").exists()


def test_letters_kept_as_files_go_with_whom_they_were_for(remove, world, settings, tmp_path):
    settings.EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
    letter = "settings/letters/appointed.txt"
    for trust, who in ((world.trust, world.people["head"]), (world.elsewhere, world.stranger)):
        send_letter(who.email, letter, person=who, by=who, trust=trust, post="Head", link="http://localhost/")
    assert remove("harbour", *NAMED, "--no-backup") == 0
    [kept] = (tmp_path / "letters").iterdir()
    assert world.stranger.email in kept.read_text()
