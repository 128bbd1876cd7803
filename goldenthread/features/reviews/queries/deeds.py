"""What was done elsewhere that a duty asks for."""

import datetime as dt
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from goldenthread.features.approvals.models import Approval, Consultation
from goldenthread.features.organisations.models import Trust
from goldenthread.features.plans.kinds import kinds
from goldenthread.features.plans.models import Plan
from goldenthread.features.reviews.deeds import COMMENTS, DEEDS, FINAL_COMMENTS, PLAN_SENT
from goldenthread.features.reviews.models import Occurrence

# What was done so long before it was asked for counts as well.
EARLY = dt.timedelta(days=31)


class Done(NamedTuple):
    """That what a duty asks for was done: on which day, and what in a sentence."""

    on: dt.date
    says: str


def deeds_done(trust: Trust, rows: Iterable[Occurrence]) -> dict[int, Done]:
    """Return, by occurrence, what was done since it was asked for that it is done by: two questions.

    What was asked for again (it has a reason then) waits for somebody to say so.
    """
    waiting = [row for row in rows if row.is_open and not row.reason and _is_found(row)]
    if not waiting:
        return {}
    since = min(row.opens_on for row in waiting) - EARLY
    talks, sent = _talks(trust, since), _sent(trust, since)
    found = {row.pk: _first(row, talks, sent) for row in waiting}
    return {key: done for key, done in found.items() if done is not None}


def own_kinds() -> list[str]:
    """Return the kinds of plan that are a place's own: those that answer the trust's plan."""
    return [kind.key for kind in kinds().values() if kind.covers]


def _is_found(row: Occurrence) -> bool:
    deed = DEEDS.get(row.duty.deed)
    return deed is not None and deed.is_found


def _talks(trust: Trust, since: dt.date) -> list[Consultation]:
    plans = Plan.objects.filter(trust=trust, kind=Plan.Kind.TRUST).values("ref")
    rounds = Consultation.objects.filter(
        trust=trust, subject_kind="plan", subject_ref__in=plans, opened_on__gte=since
    )
    return list(rounds.order_by("opened_on", "pk"))


def _sent(trust: Trust, since: dt.date) -> list[Approval]:
    plans = Plan.objects.filter(trust=trust, kind__in=own_kinds()).values("ref")
    ways = Approval.objects.filter(trust=trust, subject_kind="plan", subject_ref__in=plans, is_minuted=False)
    return list(ways.filter(sent_on__gte=since).order_by("sent_on", "pk"))


def _first(row: Occurrence, talks: Sequence[Consultation], sent: Sequence[Approval]) -> Done | None:
    match row.duty.deed:
        case deed if deed in (COMMENTS, FINAL_COMMENTS):
            wanted = [one for one in talks if one.is_final == (deed == FINAL_COMMENTS)]
            return next((_of_talk(one) for one in wanted if one.opened_on >= row.opens_on - EARLY), None)
        case deed if deed == PLAN_SENT:
            here = [one for one in sent if (one.school_id, one.unit_id) == (row.school_id, row.unit_id)]
            return next((_of_way(one) for one in here if one.sent_on >= row.opens_on - EARLY), None)
    return None


def _of_talk(one: Consultation) -> Done:
    until = f"{one.closes_on.day} {one.closes_on:%B}"
    return Done(one.opened_on, f"Round {one.number} of comments on {one.title} was opened, until {until}.")


def _of_way(one: Approval) -> Done:
    return Done(one.sent_on, f"{one.title} was sent to be agreed.")
