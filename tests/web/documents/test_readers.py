"""Who has read a document and who has not; and asking more."""

from goldenthread.features.activity.models import Task
from goldenthread.features.documents import operations
from tests.features.documents.registered import page, registered


def test_heads_are_asked_and_those_who_have_not_read_it_are_named(as_, world):
    document = registered(world)
    typed = {"roles": ["head"], "posts": [world.posts["trustee"].ref], "due_on": "2026-12-11"}
    assert as_("safeguarding").post(page(document, "readers"), typed).status_code == 302
    assert Task.objects.filter(kind="read document", closed_at=None).count() == 3
    operations.say_read(document=document, posts=[world.posts["head"].pk], by=world.people["head"])
    read = as_("safeguarding").get(page(document, "readers")).content.decode()
    assert "2 of 3 have not read it" in read
    assert read.index("Head, Marsh Lane") < read.index("Head, Haven High")


def test_nobody_is_asked_twice_and_a_past_day_is_refused(as_, world):
    document = registered(world)
    operations.ask_to_read(document=document, posts=[world.posts["head"]], by=None)
    as_("safeguarding").post(page(document, "readers"), {"roles": ["head"]})
    assert Task.objects.filter(kind="read document").count() == 2
    answer = as_("safeguarding").post(page(document, "readers"), {"roles": ["head"], "due_on": "2026-01-01"})
    assert answer.status_code == 422
    assert as_("safeguarding").post(page(document, "readers"), {}).status_code == 422


def test_it_is_told_to_those_who_keep_the_document(as_, world):
    document = registered(world)
    for who in ("head", "trustee", "stranger"):
        assert as_(who).get(page(document, "readers")).status_code == 404
