"""What groups propose to whoever can take it up, and the answer."""

import datetime as dt

from django.core.exceptions import ValidationError
from django.db import transaction

from goldenthread.features.accounts.models import Person
from goldenthread.features.activity import operations as activity
from goldenthread.features.governance.models import Proposal
from goldenthread.features.organisations.models import Body, Post
from goldenthread.features.trail.operations import record
from goldenthread.foundation import clock
from goldenthread.foundation.tables import claim_revision

ANSWER = "answer proposal"


@transaction.atomic
def make_proposal(
    *, body: Body, by: Person | None, title: str, says: str, goes_to: Post, made_by: str = "",
    wanted_by: dt.date | None = None, about: tuple[str, str] | None = None, on: dt.date | None = None,
) -> Proposal:  # fmt: skip
    """Propose something in the name of a body; the post that it goes to is asked for an answer."""
    made_on = on or clock.today()
    if body.dissolved_on:
        raise ValidationError({"body": "That body is dissolved."})
    if goes_to.trust_id != body.trust_id:
        raise ValidationError({"goes_to": "That post belongs to another trust."})
    if wanted_by and wanted_by < made_on:
        raise ValidationError({"wanted_by": "That day is past."})
    kind, ref = about or ("", "")
    proposal = Proposal(
        trust=body.trust, body=body, title=title.strip(), says=says.strip(), made_on=made_on, made_by=made_by[:120],
        goes_to=goes_to, wanted_by=wanted_by, subject_kind=kind, subject_ref=ref,
    )  # fmt: skip
    proposal.full_clean(exclude=["trust", "body", "goes_to"])
    proposal.save()
    activity.open_task(
        trust=body.trust, post=goes_to, kind=ANSWER, subject_kind="proposal", subject_ref=proposal.ref,
        title=proposal.title, why=f"{body.name} proposes it"[:300], due_on=wanted_by,
    )  # fmt: skip
    _note(proposal, "proposed", by)
    return proposal


@transaction.atomic
def answer_proposal(
    *, proposal: Proposal, by: Person | None, answer: str, reason: str, answered_by: str,
    drawn_from: int | None = None, on: dt.date | None = None,
) -> Proposal:  # fmt: skip
    """Say whether it is taken up, and why. The body's lead is told."""
    if answer not in Proposal.Answer.values or not answer:
        raise ValidationError({"answer": "Say whether it is taken up."})
    if not reason.strip():
        raise ValidationError({"reason": "Say why, or what follows from it."})
    claim_revision(proposal, drawn_from)
    before = proposal.answer
    proposal.answer, proposal.reason, proposal.answered_by = answer, reason.strip(), answered_by[:120]
    proposal.answered_on = on or clock.today()
    proposal.full_clean(exclude=["trust", "body", "goes_to"])
    proposal.save()
    activity.close_tasks(kind=ANSWER, subject_kind="proposal", subject_ref=proposal.ref, by=by)
    if proposal.body.lead:
        activity.tell(
            trust=proposal.trust, posts=[proposal.body.lead], subject_kind="proposal", subject_ref=proposal.ref,
            says=f"{proposal.get_answer_display()}: {proposal.title}"[:300], by=by,
        )  # fmt: skip
    _note(proposal, "answered", by, {"answer": before}, {"answer": answer, "reason": proposal.reason})
    return proposal


def _note(
    proposal: Proposal, did: str, by: Person | None, before: dict[str, str] | None = None,
    after: dict[str, str] | None = None,
) -> None:  # fmt: skip
    record(
        trust=proposal.trust_id, by=by, did=did, kind="proposal", ref=proposal.ref, title=proposal.title,
        before=before, after=after,
    )  # fmt: skip
