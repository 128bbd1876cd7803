"""Finishing a step."""

from goldenthread.features.activity.models import Task
from goldenthread.features.risks import operations


def test_whoever_was_asked_finishes_it_and_is_asked_no_more(as_, world, risk):
    step = operations.add_step(risk=risk, says="Get quotes", post=world.posts["chief"], by=None)
    page = f"/harbour/risks/step/{step.ref}/"
    assert as_("other_head").post(page, {"said": "Mine"}).status_code == 404
    assert as_("chief").post(page, {"said": "Three came."}).status_code == 302
    assert not Task.objects.filter(kind="act on risk", closed_at=None).exists()
    assert as_("chief").get(page).status_code == 404
