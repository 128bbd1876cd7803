"""Keeping a round going: asking again, giving more time, and closing by the calendar."""

import datetime as dt
from collections import Counter
from collections.abc import Collection, Sequence

from django.core.exceptions import ValidationError
from django.db import transaction

from goldenthread.features.accounts.models import Person
from goldenthread.features.activity import operations as activity
from goldenthread.features.organisations.models import Trust
from goldenthread.features.plans.models import Plan
from goldenthread.features.reviews.models import Round, RoundPart
from goldenthread.features.reviews.operations.rounds import (
    MOST_REASON,
    ask_leads,
    close_round,
    leads_of,
    note_round,
    require_open,
    stop_asking,
    take_in,
)
from goldenthread.features.reviews.queries.answers import answers_to
from goldenthread.foundation import clock


@transaction.atomic
def nudge(*, round_: Round, by: Person, plans: Collection[int] | None = None) -> int:
    """Ask again those who have not answered, in all plans or in some; return of how many parts.

    They are told at once and in their next digest, each post once.
    """
    row = require_open(round_)
    parts = RoundPart.objects.filter(within__round=row)
    if plans is not None:
        parts = parts.filter(within__plan__in=plans)
    waiting = _silent(row, list(parts))
    _ask_again(row, waiting, by)
    note_round(row, "asked again", by, after={"parts": len(waiting)})
    return len(waiting)


def _silent(row: Round, parts: Sequence[RoundPart]) -> list[RoundPart]:
    answered = answers_to(row, [part.element_id for part in parts])
    return [part for part in parts if part.element_id not in answered]


def _ask_again(row: Round, waiting: Sequence[RoundPart], by: Person | None) -> None:
    for part in waiting:
        part.nudged_on = clock.today()
    RoundPart.objects.bulk_update(waiting, ["nudged_on"])
    ask_leads(row, waiting)
    count = Counter(part.post_id for part in waiting if part.post_id)
    for many in sorted(set(count.values())):
        posts = [post for post, parts in count.items() if parts == many]
        said = "1 part waits" if many == 1 else f"{many} parts wait"
        activity.tell(
            trust=row.trust, posts=posts, says=f"{row.title}: {said} for your word", subject_kind="round",
            subject_ref=row.ref, by=by,
        )  # fmt: skip


@transaction.atomic
def set_days(*, round_: Round, answers_by: dt.date, closes_on: dt.date, reason: str, by: Person) -> Round:
    """Give a round that is open more time or less, with the reason why. Raises ValidationError, by field."""
    row = require_open(Round.objects.select_for_update().get(pk=round_.pk))
    before = {"answers by": row.answers_by, "closes on": row.closes_on}
    row.answers_by, row.closes_on = answers_by, closes_on
    wrong = row.span.flaws()
    if closes_on < clock.today() or closes_on.year > 2100:
        wrong["closes_on"] = "It has to close on a day still to come."
    if not reason.strip() or len(reason.strip()) > MOST_REASON:
        wrong["reason"] = f"Say why, in at most {MOST_REASON} characters."
    if wrong:
        raise ValidationError(wrong)
    row.revision += 1
    row.save(update_fields=["answers_by", "closes_on", "revision"])
    ask_leads(row, list(RoundPart.objects.filter(within__round=row)))
    after = {"answers by": answers_by, "closes on": closes_on, "reason": reason.strip()}
    note_round(row, "set the days of", by, before=before, after=after)
    return row


@transaction.atomic
def follow_rounds(*, trust: Trust) -> int:
    """Close by the calendar what is past its day, and let go of those of whom nothing more is asked.

    Whoever has come to lead a part since is asked as long as there is time to answer. Whoever is silent on the day
    after answers were due is asked again, once, without anybody having to press.
    """
    today = clock.today()
    over = Round.objects.filter(trust=trust, closed_on=None, closes_on__lt=today)
    closed = [close_round(round_=row, by=None, on=row.closes_on) for row in over]
    for row in Round.objects.filter(trust=trust, closed_on=None):
        if today <= row.answers_by:
            take_in(row)
        every = list(RoundPart.objects.filter(within__round=row).select_related("element", "within__plan__school"))
        gone = [part for part in every if _has_left(part.within.plan, today)]
        stop_asking(row, gone)
        here = _led_anew([part for part in every if part not in gone])
        ask_leads(row, here)
        if today > row.answers_by:
            _ask_again(row, [part for part in _silent(row, here) if part.nudged_on is None], None)
    return len(closed)


def _has_left(plan: Plan, today: dt.date) -> bool:
    return plan.school is not None and plan.school.left_on is not None and plan.school.left_on <= today


def _led_anew(parts: Sequence[RoundPart]) -> Sequence[RoundPart]:
    """Let parts be asked of whoever leads them now."""
    leads = leads_of({part.within.plan_id for part in parts})
    moved = [part for part in parts if leads.get(part.element_id, part.post_id) != part.post_id]
    for part in moved:
        part.post_id = leads[part.element_id]
    RoundPart.objects.bulk_update(moved, ["post"])
    return parts
