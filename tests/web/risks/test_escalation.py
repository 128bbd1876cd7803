"""Answering a risk that was handed up."""

from goldenthread.features.activity.models import Notification, Task


def page_of(escalation):
    return f"/harbour/risks/escalation/{escalation.ref}/"


def test_the_trust_takes_it_over_and_the_school_is_told(as_, world, handed_up):
    assert as_("chief").post(page_of(handed_up), {"answer": "taken", "said": "We pay."}).status_code == 302
    handed_up.refresh_from_db()
    assert handed_up.risk.owner == world.posts["chief"]
    assert Notification.objects.filter(post=world.posts["head"]).exists()
    assert not Task.objects.filter(kind="answer escalation", closed_at=None).exists()


def test_sending_it_back_needs_a_reason_and_a_school_cannot_answer_itself(as_, handed_up):
    assert as_("chief").post(page_of(handed_up), {"answer": "returned", "said": ""}).status_code == 422
    assert as_("head").get(page_of(handed_up)).status_code == 200
    assert as_("head").post(page_of(handed_up), {"answer": "taken", "said": "x"}).status_code == 404
    assert as_("other_head").get(page_of(handed_up)).status_code == 404
