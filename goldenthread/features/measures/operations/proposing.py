"""Proposing what a school is held to: those whom it concerns are asked, and the board sets it."""

from collections.abc import Sequence
from hashlib import sha256
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from goldenthread.domain.access import Reach
from goldenthread.features.accounts.models import Person
from goldenthread.features.approvals.models import Consultation
from goldenthread.features.measures.models import Target
from goldenthread.features.measures.operations.targets import TargetLine, hold_to, say_where_they_began, set_target
from goldenthread.features.measures.queries.lists import targets_to_set, targets_within
from goldenthread.features.measures.queries.proposals import has_been_heard
from goldenthread.features.organisations.models import Post, Trust
from goldenthread.foundation import clock
from goldenthread.foundation.subjects import Agreeable, Frozen, Outcome

KIND, ROUTE = "target", "school"


@transaction.atomic
def propose_target(*, trust: Trust, line: TargetLine, by: Person, post: Post | None) -> Target:
    """Propose what a school is held to; nobody is until it is set. Raises ValidationError with a sentence a field."""
    if line.school is None:
        raise ValidationError({"school": "Say for which school: what the whole trust is held to stands in its plan."})
    if not (line.why or "").strip():
        raise ValidationError(
            {"why": "Say why it is ambitious and within reach: those who are asked read this first."}
        )
    target = set_target(trust=trust, line=line, by=by, is_proposed=True)
    target.proposed_on, target.proposed_by, target.proposed_post = clock.today(), by, post
    target.save(update_fields=["proposed_on", "proposed_by", "proposed_post"])
    return target


# What the engine of approvals asks of a proposed target, and tells it.


def stands(ref: str) -> str:
    """Return the fingerprint of what is proposed."""
    return stands_of(_proposed(ref))


def stands_of(row: Target) -> str:
    said = (row.text, row.op, row.value, row.value_to, row.value_word, row.reference, row.tolerance, row.due_words,
            row.due_until, sorted(row.steps.items()), row.why)  # fmt: skip
    return sha256(repr(said).encode()).hexdigest()


def freeze(ref: str, by: Any) -> Frozen:  # noqa: ARG001  what was signed is told by its fingerprint
    return Frozen(ref, _proposed(ref).text[:200], stands(ref))


def blocks(ref: str, is_last: bool) -> Sequence[str]:  # noqa: FBT001, ARG001  there is one step
    row = _proposed(ref)
    if not row.is_proposed or row.retired_on:
        return ["It is not proposed any more."]
    heard = Consultation.objects.filter(subject_kind=KIND, subject_ref=ref).exclude(closed_on=None)
    with_others = row.school is not None and has_been_heard(row.school.ref, [row])
    return [] if with_others or heard.exists() else [
        "Nobody has been asked for comments yet, or they are not summed up: ask the head and the local body first."
    ]  # fmt: skip


def on_agreed(outcome: Outcome) -> None:
    """Hold the school to it from today, from where it stands today."""
    row = _proposed(outcome.ref)
    say_where_they_began([row])
    row.save(update_fields=["set_on", "baseline", "baseline_period"])
    hold_to(targets=[row], by=outcome.by)


def on_returned(outcome: Outcome) -> None:
    """Nobody is held to it; whoever proposed it mends it, or takes it away."""


def may_ask(reach: Reach, ref: str) -> bool:
    return targets_to_set(reach).filter(ref=ref, is_proposed=True).exclude(proposed_on=None).exists()


def read(reach: Reach, ref: str) -> str:
    """Return where a reader reads the proposal; nothing where they may not."""
    row = targets_within(reach).filter(ref=ref).first()
    return f"/{row.trust.slug}/measures/{row.measure.ref}/targets/{row.ref}/" if row and row.measure else ""


def _proposed(ref: str) -> Target:
    return Target.objects.select_related("measure", "school", "trust").get(ref=ref)


DOORS = Agreeable(
    stands=stands, freeze=freeze, blocks=blocks, on_agreed=on_agreed, on_returned=on_returned, may_ask=may_ask,
    route=lambda ref: ROUTE, place=lambda ref: (_proposed(ref).school, None), read=read,  # noqa: ARG005
    may_consult=may_ask, passages=lambda ref: [],  # noqa: ARG005  spoken of as a whole
)  # fmt: skip
