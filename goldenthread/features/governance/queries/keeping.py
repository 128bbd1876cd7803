"""What is kept of meetings: the measures and the plan as they stood on the day of a paper, and who came how often."""

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Iterable
from typing import Any

from goldenthread.domain.calendar import TermCalendar
from goldenthread.domain.year.termly import terms_around
from goldenthread.features.governance.models import Attendance, Meeting
from goldenthread.features.measures.models import Standing
from goldenthread.features.organisations.models import Trust
from goldenthread.features.plans.models import Element, Plan, ProgressNote
from goldenthread.foundation import clock

MOST_SAID = 200


def measures_on_the_day(trust: int, school: int | None) -> list[dict[str, Any]]:
    """Return how each measure stands: of a school its own, else the trust's with how many schools stand how.

    A board's paper names no school, for those who may read it do not all see every school; the trust's own sentence
    may name some, and is left to the page of the measure. What is hidden from readers gives its status alone.
    """
    found = (
        Standing.objects.filter(trust=trust).select_related("measure").order_by("measure__heading", "measure__name")
    )
    counts: dict[int, Counter[str]] = defaultdict(Counter)
    rows = []
    for row in found:
        if school is None and row.school_id is not None:
            counts[row.measure_id][row.status] += 1
        if row.school_id == school:
            rows.append(row)
    return [
        {
            "measure": row.measure.name, "status": row.status, "period": row.period,
            "says": row.why if school is not None and not row.is_hidden else "",
            "schools": dict(counts[row.measure_id]),
        }
        for row in rows
    ]  # fmt: skip


def plan_on_the_day(trust: int, school: int | None) -> list[dict[str, Any]]:
    """Return how each part of a plan in force was said to stand, beside how it stood as the term began.

    Of a school its own plans, else the trust's. A part of which nothing was said is left out.
    """
    today = clock.today()
    calendar = TermCalendar.from_json(Trust.objects.get(pk=trust).calendar)
    begins = max(term.starts_on for term in terms_around(today, calendar) if term.starts_on <= today)
    notes = ProgressNote.objects.filter(
        element__plan__trust=trust,
        element__plan__school=school,
        element__plan__unit=None,
        element__plan__state=Plan.State.LIVE,
        element__removed_at=None,
        said_on__lte=today,
    ).select_related("element__plan", "element__parent")
    in_order = ("element__plan__title", "element__depth", "element__order", "element", "said_on", "pk")
    now: dict[Element, ProgressNote] = {}
    before: dict[Element, ProgressNote] = {}
    for note in notes.order_by(*in_order):
        now[note.element] = note
        if note.said_on < begins:
            before[note.element] = note
    return [
        {
            "part": part.in_place, "plan": part.plan.title, "status": note.status, "says": note.said[:MOST_SAID],
            "was": before[part].status if part in before else "",
        }
        for part, note in now.items()
    ]  # fmt: skip


def attended(
    bodies: Iterable[int], since: dt.date, until: dt.date
) -> dict[tuple[int, str, str], tuple[int, int]]:  # fmt: skip
    """Return to how many meetings each came, of how many they were called to, by body, seat and name."""
    rows = Attendance.objects.filter(
        meeting__body__in=list(bodies), meeting__state=Meeting.State.HELD, meeting__held_on__range=(since, until)
    )
    came: Counter[tuple[int, str, str]] = Counter()
    called: Counter[tuple[int, str, str]] = Counter()
    for body, seat, name, how in rows.values_list("meeting__body", "seat", "name", "came"):
        called[body, seat, name] += 1
        came[body, seat, name] += how in (Attendance.Came.PRESENT, Attendance.Came.REMOTE)
    return {key: (came[key], number) for key, number in called.items()}
