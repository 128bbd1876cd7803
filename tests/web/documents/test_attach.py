"""A file, an address or a note is attached to what one may see."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from goldenthread.features.documents import operations
from goldenthread.features.documents.models import Evidence, StoredFile
from goldenthread.features.documents.queries import evidence_of
from tests.features.documents.proof import MINUTES, attached


def page(kind, ref):
    return f"/harbour/documents/evidence/of/{kind}/{ref}/"


def test_a_head_attaches_a_file_and_it_stands_with_the_subject(as_, reach, world):
    file = SimpleUploadedFile("../Minutes of the board.pdf", MINUTES, content_type="text/html")
    answer = as_("head").post(page("element", world.priority.ref), {"file": file, "note": "Item 6."})
    assert answer.status_code == 302
    [one] = evidence_of(reach("head"), [("element", world.priority.ref)])["element", world.priority.ref]
    assert (one.title, one.file.media_type, one.by_name) == (
        "Minutes of the board.pdf",
        "application/pdf",
        "Head, Haven High",
    )
    assert evidence_of(reach("other_head"), [("element", world.priority.ref)]) == {}


def test_what_nobody_may_see_nobody_may_attach_to(as_, world):
    assert as_("other_head").post(page("element", world.priority.ref), {"note": "x"}).status_code == 404
    assert as_("stranger").post(page("element", world.aim.ref), {"note": "x"}).status_code == 404
    assert not Evidence.objects.exists()


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ({}, "Choose a file, or give an address or a note."),
        ({"address": "javascript:alert(1)"}, "beginning with https://"),
        ({"file": SimpleUploadedFile("x.pdf", b"<html>hello"), "note": "kept"}, "a web page"),
        ({"file": SimpleUploadedFile("x.pdf", b"")}, "The file is empty."),
    ],
)
def test_what_cannot_be_attached_is_said_and_nothing_typed_is_lost(as_, world, typed, says):
    answer = as_("chief").post(page("element", world.aim.ref), typed)
    assert answer.status_code == 422
    assert says in answer.content.decode()
    assert typed.get("note", "") in answer.content.decode()
    assert not StoredFile.objects.exists()


def test_a_file_beyond_the_bound_is_not_kept(as_, world, monkeypatch):
    monkeypatch.setattr(operations.files, "MOST_BYTES", 10)
    file = SimpleUploadedFile("long.txt", b"eleven bytes")
    answer = as_("chief").post(page("element", world.aim.ref), {"file": file})
    assert answer.status_code == 422
    assert "larger than 20" in answer.content.decode()


def test_evidence_of_many_subjects_is_two_queries(reach, world, django_assert_num_queries):
    attached(world)
    attached(world, note="So it was.")
    attached(world, ref=world.priority.ref, address="https://example.org/minutes")
    pointers = [("element", world.aim.ref), ("element", world.priority.ref), ("element", "nothere")]
    chief = reach("chief")
    with django_assert_num_queries(2):
        found = evidence_of(chief, pointers)
    assert [len(found[pointer]) for pointer in pointers[:2]] == [2, 1]
