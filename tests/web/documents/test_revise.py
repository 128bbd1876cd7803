"""What a document is can be changed by whoever keeps it, and it can be retired."""

from goldenthread.features.activity.models import Task
from goldenthread.features.documents import operations
from goldenthread.features.documents.models import Document
from tests.features.documents.registered import page, registered

TYPED = {"title": "Keeping safe", "kind": "policy", "audience": "public", "review_months": "24", "scope": "trust"}


def test_the_owner_changes_what_it_is_and_nobody_without_a_right_does(as_, world):
    document = registered(world)
    assert as_("head").get(page(document, "about")).status_code == 404
    typed = TYPED | {"owner": world.posts["chief"].ref, "revision": document.revision}
    assert as_("safeguarding").post(page(document, "about"), typed).status_code == 302
    again = Document.objects.get()
    assert (again.title, again.owner, again.review_months) == ("Keeping safe", world.posts["chief"], 24)


def test_a_stale_form_is_answered_with_what_stands_now(as_, world):
    document = registered(world)
    answer = as_("governance").post(page(document, "about"), TYPED | {"revision": document.revision - 1})
    assert answer.status_code == 409
    assert "Safeguarding" in answer.content.decode()
    assert "Keeping safe" in answer.content.decode()


def test_a_retired_document_leaves_the_register_and_asks_nothing_more(as_, world):
    document = registered(world)
    operations.ask_to_read(document=document, posts=[world.posts["head"]], by=None)
    as_("governance").post(page(document, "about"), {"deed": "retire", "because": "Part of another."})
    assert "Safeguarding</a>" not in as_("governance").get("/harbour/documents/").content.decode()
    assert not Task.objects.filter(subject_kind="document", closed_at=None).exists()
