"""All that is proposed of one school, together: out for comment as one draft, and set by the board in one go.

A set is known by its school; each of its targets can be spoken of by itself. It is what is proposed on the day:
what is proposed later joins it, what is set or taken away leaves it.
"""

from collections.abc import Sequence
from hashlib import sha256
from typing import Any

from goldenthread.domain.access import Reach
from goldenthread.features.measures.models import Target
from goldenthread.features.measures.operations import proposing
from goldenthread.features.measures.operations.targets import hold_to, say_where_they_began
from goldenthread.features.measures.queries.lists import goal_of, targets_to_set, targets_within
from goldenthread.features.measures.queries.proposals import PROPOSED, SET, has_been_heard, proposed_of
from goldenthread.features.organisations.models import School
from goldenthread.foundation.subjects import Agreeable, Frozen, Outcome, Passage


def stands(ref: str) -> str:
    """Return the fingerprint of everything that is proposed."""
    return sha256("".join(proposing.stands_of(row) for row in proposed_of(ref)).encode()).hexdigest()


def freeze(ref: str, by: Any) -> Frozen:  # noqa: ARG001  its words are kept with the round
    rows = proposed_of(ref)
    return Frozen(ref, f"{len(rows)} targets proposed of {_school(ref).name}"[:200], stands(ref))


def blocks(ref: str, is_last: bool) -> Sequence[str]:  # noqa: FBT001, ARG001  there is one step
    rows = proposed_of(ref)
    if not rows:
        return ["Nothing is proposed any more."]
    if not has_been_heard(ref, rows):
        return ["Ask the head and the local body first, and sum up what they say of all that is proposed."]
    return []


def on_agreed(outcome: Outcome) -> None:
    """Hold the school to all of them from today, from where it stands today."""
    rows = proposed_of(outcome.ref)
    say_where_they_began(rows)
    Target.objects.bulk_update(rows, ["set_on", "baseline", "baseline_period"])
    hold_to(targets=rows, by=outcome.by)


def on_returned(outcome: Outcome) -> None:
    """The school is held to none of them; whoever proposed them mends them, or takes them away."""


def may_ask(reach: Reach, ref: str) -> bool:
    return targets_to_set(reach).filter(PROPOSED, school__ref=ref).exists()


def read(reach: Reach, ref: str) -> str:
    """Return where a reader reads what is proposed; nothing where they may not."""
    seen = targets_within(reach).filter(school__ref=ref).first()
    return f"/{seen.trust.slug}/measures/proposals/{ref}/" if seen else ""


def passages(ref: str) -> Sequence[Passage]:
    return [Passage("target", row.ref, _title(row), f"{row.text}. {row.why}".strip()) for row in proposed_of(ref)]


def _title(row: Target) -> str:
    return f"{row.measure.name}: {goal_of(row.measure, row)}" if row.measure else row.text[:200]


def _school(ref: str) -> School:
    return School.objects.get(ref=ref)


DOORS = Agreeable(
    stands=stands, freeze=freeze, blocks=blocks, on_agreed=on_agreed, on_returned=on_returned, may_ask=may_ask,
    route=lambda ref: SET, place=lambda ref: (_school(ref), None), read=read, may_consult=may_ask,  # noqa: ARG005
    passages=passages,
)  # fmt: skip
