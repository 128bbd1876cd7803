"""The next version is written as a draft, while what is in force stays."""

from django.core.files.uploadedfile import SimpleUploadedFile

from goldenthread.features.approvals import operations as approvals
from goldenthread.features.documents.models import Document
from goldenthread.features.organisations.models import Body
from tests.features.documents.registered import page, registered


def test_it_begins_with_what_is_in_force_and_changes_nothing_yet(as_, world):
    document = registered(world)
    browser = as_("safeguarding")
    assert "Tell somebody today." in browser.get(page(document, "write")).content.decode()
    typed = {"full_text": "Tell two people.", "changed": "Two, not one.", "revision": document.revision}
    assert browser.post(page(document, "write"), typed).status_code == 302
    draft = document.versions.get(agreed_on=None)
    assert (draft.number, draft.changed) == (2, "Two, not one.")
    assert Document.objects.get().current.number == 1
    assert "Tell two people." not in as_("governor").get(page(document)).content.decode()


def test_a_file_that_is_not_kept_is_refused_beside_its_field(as_, world):
    document = registered(world)
    typed = {
        "full_text": "Kept.", "revision": document.revision, "full_file": SimpleUploadedFile("x.docx", b"MZ\x90\0"),
    }  # fmt: skip
    answer = as_("safeguarding").post(page(document, "write"), typed)
    assert answer.status_code == 422
    assert "no kind of file that is kept" in answer.content.decode()
    assert "Kept." in answer.content.decode()


def test_what_is_on_its_way_is_not_changed_under_those_who_read_it(as_, world):
    board = Body.objects.create(trust=world.trust, key="board", name="Trust board", kind="board")
    world.posts["trustee"].bodies.add(board)
    document = registered(world, draft="As sent.")
    approvals.ask_for(
        trust=world.trust, subject_kind="document", subject_ref=document.ref, title="Safeguarding", route="board",
        by=None,
    )  # fmt: skip
    typed = {"full_text": "Changed.", "revision": document.revision}
    answer = as_("safeguarding").post(page(document, "write"), typed)
    assert answer.status_code == 422
    assert "Take it back" in answer.content.decode()


def test_nobody_else_writes_it(as_, world):
    document = registered(world)
    for who in ("head", "trustee", "stranger"):
        assert as_(who).get(page(document, "write")).status_code == 404
