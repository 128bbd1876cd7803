"""What is done about a risk: controls, steps, and handing it up."""

import datetime as dt

from django.db import transaction

from goldenthread.features.accounts.models import Person
from goldenthread.features.activity import operations as activity
from goldenthread.features.organisations.models import Post
from goldenthread.features.risks.models import Control, Escalation, Risk, Step
from goldenthread.features.risks.operations.raising import ACT, ask_for_look, note
from goldenthread.foundation import clock
from goldenthread.foundation.checked_words import check, require
from goldenthread.foundation.tables import claim_revision

ANSWER_IT = "answer escalation"
Answer = Escalation.Answer


@transaction.atomic
def add_control(
    *, risk: Risk, says: str, line: int, by: Person | None, strength: str = Control.Strength.UNTESTED,
    owner: Post | None = None, tested_on: dt.date | None = None,
) -> Control:  # fmt: skip
    """Say what keeps a risk down, which line of assurance it belongs to, and how well it works."""
    require(says.strip(), "Say what keeps it down.", "says")
    require(line in Control.Line.values, "Choose a line of assurance.", "line")
    require(strength in Control.Strength.values, "Say how well it works.", "strength")
    _require_ours(risk, owner, "owner")
    words = check(Control, {"says": says})
    made = Control.objects.create(risk=risk, line=line, strength=strength, owner=owner, tested_on=tested_on, **words)
    note(risk, "added a control", by, after=words | {"line": line, "strength": strength})
    return made


@transaction.atomic
def prove_control(*, control: Control, strength: str, by: Person | None, on: dt.date | None = None) -> Control:
    """Say how well a control was found to work, and on which day."""
    require(strength in Control.Strength.values, "Say how well it works.", "strength")
    on = on or clock.today()
    require(on <= clock.today(), "A day that is still to come cannot have tested anything.", "tested_on")
    before = {"strength": control.strength, "tested": control.tested_on}
    control.strength, control.tested_on = strength, on
    control.save()
    note(control.risk, "tested a control", by, before=before, after={"strength": strength, "tested": on})
    return control


@transaction.atomic
def end_control(*, control: Control, by: Person | None) -> None:
    """Say that a control is no more; it stays in the history of the risk."""
    control.ended_on = clock.today()
    control.save()
    note(control.risk, "ended a control", by, before={"control": control.says})


@transaction.atomic
def add_step(
    *, risk: Risk, says: str, by: Person | None, post: Post | None = None, due_on: dt.date | None = None
) -> Step:  # fmt: skip
    """Say what is still to be done about a risk; the post is asked for it on its home page."""
    require(risk.closed_on is None, "This risk is closed. Open it again first.")
    require(says.strip(), "Say what is to be done.", "says")
    _require_ours(risk, post, "post")
    words = check(Step, {"says": says})
    made = Step.objects.create(risk=risk, post=post, due_on=due_on, **words)
    if post is not None:
        activity.open_task(
            trust=risk.trust, post=post, kind=ACT, subject_kind="risk", subject_ref=risk.ref,
            title="Act on a risk" if risk.is_confidential else made.says,
            why=risk.code if risk.is_confidential else f"{risk.code} {risk.title}", due_on=due_on,
        )  # fmt: skip
    note(risk, "added a step", by, after=words | {"post": post and post.title, "due": due_on})
    return made


@transaction.atomic
def finish_step(*, step: Step, said: str, by: Person | None) -> Step:
    """Say that a step is done, and what came of it."""
    require(step.done_on is None, "This is done already.")
    words = check(Step, {"said": said})
    step.done_on, step.said = clock.today(), words["said"]
    step.save()
    left = step.risk.steps.filter(done_on=None, post=step.post).order_by("due_on").first()
    if step.post_id and left is None:
        activity.close_tasks(kind=ACT, subject_kind="risk", subject_ref=step.risk.ref, by=by, posts=[step.post_id])
    note(step.risk, "finished a step", by, after={"step": step.says} | words)
    return step


@transaction.atomic
def escalate(
    *, risk: Risk, reason: str, answer_by: dt.date, by: Person | None, post: Post | None, to: list[Post],
    on: dt.date | None = None,
) -> Escalation:  # fmt: skip
    """Hand a risk of a school or service up to the trust, which is asked to answer by a day."""
    on = on or clock.today()
    require(risk.closed_on is None, "This risk is closed. Open it again first.")
    require(risk.school_id or risk.unit_id, "This is the trust’s own risk: there is nobody above.")
    require(reason.strip(), "Say why the trust should take it up.", "reason")
    require(answer_by >= on, "Ask for an answer from today on.", "answer_by")
    claim_revision(risk, None)
    require(not risk.escalations.filter(answered_on=None).exists(), "It waits for an answer already.")
    risk.save()
    words = check(Escalation, {"reason": reason})
    made = Escalation.objects.create(risk=risk, asked_on=on, answer_by=answer_by, post=post, by=by, **words)
    for each in to:
        activity.open_task(
            trust=risk.trust, post=each, kind=ANSWER_IT, subject_kind="escalation", subject_ref=made.ref,
            title=f"{risk.code}: a risk handed up", why=risk.where, due_on=answer_by,
        )  # fmt: skip
    note(risk, "handed a risk up", by, after=words | {"answer_by": answer_by})
    return made


@transaction.atomic
def answer(*, escalation: Escalation, answer: str, said: str, by: Person | None, post: Post | None) -> Escalation:
    """Answer for the trust. A risk that the trust takes over is answered for by the post that took it."""
    require(escalation.answered_on is None, "This was answered already.")
    require(answer in Answer.values, "Choose an answer.", "answer")
    require(said.strip() or answer != Answer.RETURNED, "Say why it stays where it is.", "said")
    words = check(Escalation, {"answer_said": said})
    risk = escalation.risk
    claim_revision(risk, None)
    escalation.answer, escalation.answered_on = answer, clock.today()
    escalation.answer_said, escalation.answer_post = words["answer_said"], post
    escalation.save()
    if answer == Answer.TAKEN and post is not None:
        risk.owner = post
    risk.save()
    ask_for_look(risk, by)
    activity.close_tasks(kind=ANSWER_IT, subject_kind="escalation", subject_ref=escalation.ref, by=by)
    if escalation.post_id:
        activity.tell(
            trust=risk.trust, posts=[escalation.post_id, risk.owner_id], subject_kind="risk", subject_ref=risk.ref,
            says=f"{risk.code}, which you handed up: {escalation.get_answer_display().lower()}", by=by,
        )  # fmt: skip
    note(risk, "answered a risk handed up", by, after=words | {"answer": answer})
    return escalation


def _require_ours(risk: Risk, post: Post | None, field: str) -> None:
    require(post is None or post.trust_id == risk.trust_id, "That post belongs to another trust.", field)
