"""One piece of evidence: read by those who see its subject, taken back by whoever added it."""

from goldenthread.features.documents.models import StoredFile
from goldenthread.features.documents.queries import evidence_of
from goldenthread.foundation import subjects
from tests.features.documents.proof import attached


def page(one):
    return f"/harbour/documents/evidence/{one.ref}/"


def test_a_piece_says_what_it_is_and_of_what(as_, world):
    one = attached(world)
    read = as_("governor").get(page(one)).content.decode()
    assert "Minutes.pdf" in read
    assert world.aim.title in read
    assert "Take it back" not in read


def test_another_schools_evidence_is_not_there(as_, reach, world):
    one = attached(world, ref=world.priority.ref)
    assert as_("other_head").get(page(one)).status_code == 404
    assert as_("stranger").get(page(one)).status_code == 404
    assert subjects.find(reach("other_head"), [("evidence", one.ref)]) == {}
    assert ("evidence", one.ref) in subjects.find(reach("head"), [("evidence", one.ref)])


def test_only_whoever_added_it_or_keeps_documents_takes_it_back(
    as_, reach, world, django_capture_on_commit_callbacks
):
    one = attached(world, who="head")
    storage, place = one.file.held.storage, one.file.held.name
    assert as_("trustee").post(page(one), {}).status_code == 404
    with django_capture_on_commit_callbacks(execute=True):
        assert as_("head").post(page(one), {"because": "It named a child."}).status_code == 302
    assert evidence_of(reach("chief"), [("element", world.aim.ref)]) == {}
    assert not storage.exists(place)
    assert StoredFile.objects.get().digest == one.file.digest
    assert as_("head").get(page(one)).status_code == 404
