"""From a recommendation to its closing: somebody else looks, and nobody closes their own."""

from goldenthread.features.activity.models import Task


def page_of(row):
    return f"/harbour/assurance/recommendation/{row.ref}/"


def test_done_then_confirmed_by_somebody_else(as_, world, asked):
    assert as_("head").post(page_of(asked), {"deed": "finish", "says": ""}).status_code == 422
    assert as_("head").post(page_of(asked), {"deed": "finish", "says": "New lock."}).status_code == 302
    assert not Task.objects.filter(kind="act on finding", closed_at=None).exists()
    assert as_("education").post(page_of(asked), {"deed": "confirm", "says": "Tried it."}).status_code == 302
    asked.refresh_from_db()
    assert asked.confirmed_by == world.people["education"]


def test_nobody_confirms_what_they_did_or_what_was_asked_of_them(as_, world, asked):
    as_("education").post(page_of(asked), {"deed": "finish", "says": "I went and mended it."})
    mine = as_("education").post(page_of(asked), {"deed": "confirm", "says": "All well."})
    assert mine.status_code == 422
    assert "cannot also confirm it" in mine.content.decode()
    # The head did nothing, but it was asked of the head.
    theirs = as_("head").post(page_of(asked), {"deed": "confirm", "says": "All well."})
    assert "It was asked of your own post" in theirs.content.decode()
    assert "I have looked" not in as_("education").get(page_of(asked)).content.decode()
    asked.refresh_from_db()
    assert asked.confirmed_on is None


def test_it_is_sent_back_or_opened_again_with_a_reason(as_, asked):
    as_("head").post(page_of(asked), {"deed": "finish", "says": "New lock."})
    assert as_("education").post(page_of(asked), {"deed": "send back", "says": ""}).status_code == 422
    as_("education").post(page_of(asked), {"deed": "send back", "says": "It does not close."})
    assert Task.objects.filter(kind="act on finding", closed_at=None).count() == 1
    as_("head").post(page_of(asked), {"deed": "finish", "says": "Now it does."})
    as_("education").post(page_of(asked), {"deed": "confirm", "says": ""})
    as_("chief").post(page_of(asked), {"deed": "send back", "says": "Broken again."})
    assert list(asked.steps.values_list("did", flat=True)) == [
        "Recommended", "Said to be done", "Sent back", "Said to be done", "Confirmed", "Opened again"
    ]  # fmt: skip


def test_it_is_put_off_only_with_a_reason(as_, world, asked):
    later = {"deed": "arrange", "post": world.posts["head"].ref, "due_on": "2027-01-31", "revision": asked.revision}
    assert as_("chief").post(page_of(asked), later | {"why": ""}).status_code == 422
    assert as_("chief").post(page_of(asked), later | {"why": "The part is on order."}).status_code == 302


def test_a_trustee_reads_and_another_head_finds_nothing(as_, asked):
    assert as_("trustee").get(page_of(asked)).status_code == 200
    assert as_("trustee").post(page_of(asked), {"deed": "finish", "says": "Done."}).status_code == 404
    assert as_("other_head").get(page_of(asked)).status_code == 404
