"""Saying that what a factor asked for is done."""

from goldenthread.features.activity.models import Task
from goldenthread.features.risks import operations
from goldenthread.features.risks.operations import FactorWords, Whose


def test_whoever_was_asked_says_that_it_is_done(as_, world):
    made = operations.note_factor(whose=Whose(world.trust), words=FactorWords("New rules", "guidance"), by=None)
    step = operations.add_factor_step(factor=made, says="Read them", by=None, post=world.posts["head"])
    page = f"/harbour/risks/around/step/{step.ref}/"
    assert as_("governor").post(page, {"said": "No."}).status_code == 404
    assert as_("head").post(page, {"said": "Read."}).status_code == 302
    step.refresh_from_db()
    assert step.done_said == "Read."
    assert not Task.objects.filter(subject_ref=step.ref, closed_at=None).exists()
