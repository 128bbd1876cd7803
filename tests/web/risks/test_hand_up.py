"""Handing a risk up."""

from goldenthread.features.activity.models import Task

TYPED = {"reason": "We cannot pay for it.", "answer_by": "2026-12-01"}


def test_the_trust_is_asked_to_answer_by_a_day(as_, world, risk):
    page = f"/harbour/risks/risk/{risk.ref}/hand-up/"
    assert as_("head").post(page, TYPED).status_code == 302
    asked = {task.post for task in Task.objects.filter(kind="answer escalation", closed_at=None)}
    assert world.posts["chief"] in asked
    again = as_("head").post(page, TYPED)
    assert "It waits for an answer already." in again.content.decode()


def test_the_trusts_own_risk_has_nobody_above_it(as_, of_the_trust):
    page = as_("chief").post(f"/harbour/risks/risk/{of_the_trust.ref}/hand-up/", TYPED)
    assert page.status_code == 422
    assert "there is nobody above" in page.content.decode()
