"""Dates as written, what is understood of them, and how an unclear one is settled."""

import datetime as dt
import re
from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.db.models import QuerySet

from goldenthread.domain.calendar import TermCalendar
from goldenthread.domain.date_words import Context, read, read_context
from goldenthread.domain.year.recurrence import next_day
from goldenthread.features.accounts.models import Person
from goldenthread.features.activity import operations as activity
from goldenthread.features.measures import operations as measuring
from goldenthread.features.measures.models import Target
from goldenthread.features.plans.models import Action, DateWords, Element, Plan
from goldenthread.features.plans.operations.writing import note_element, note_plan
from goldenthread.foundation import clock
from goldenthread.foundation.checked_words import check, require
from goldenthread.foundation.tables import claim_revision

UNDERSTOOD = ["due_from", "due_until", "due_precision", "due_question", "due_settled_by"]
# What a code before a year may mean, for the one question that a whole plan is asked.
MEANINGS = ("spring", "summer", "autumn", "September")


def context_of(plan: Plan) -> Context:
    """Return what a plan says about its own time: period, terms, and the codes settled once for all of it."""
    calendar = TermCalendar.from_json(plan.trust.calendar)
    if plan.starts_on is None:
        return read_context(
            plan.period_words,
            calendar=calendar,
            settled=plan.settled_dates,
        )
    return Context(
        start_on=plan.starts_on,
        end_on=plan.ends_on,
        year_kind=calendar.plan_year,
        calendar=calendar,
        settled=plan.settled_dates,
    )


def understand(row: DateWords, context: Context) -> None:
    """Read a row's date words afresh, in memory: the words stay, what was understood is replaced.

    An action whose words say that it comes round again is due the next time that it does.
    """
    was = (row.rhythm, row.due_until) if isinstance(row, Action) else ("", None)
    if isinstance(row, Action):
        row.rhythm = ""
    row.due_from = row.due_until = row.due_settled_by = None
    row.due_precision = row.due_question = ""
    if not row.due_words:
        return
    reading = read(row.due_words, context)
    row.due_from, row.due_until, row.due_precision = reading.from_on, reading.to_on, reading.precision
    row.due_question = reading.question.asks[:300] if reading.question else ""
    if isinstance(row, Action) and reading.recurrence:
        row.rhythm = reading.recurrence[:80]
        row.due_until = was[1] if was[0] == row.rhythm and was[1] else _next_time(row, context)


def _next_time(action: Action, context: Context) -> dt.date | None:
    """Return the next time that an action comes round: after the last time that it was due, or from today on."""
    last = action.occurrences.first() if action.pk else None
    after = last.due_on if last and last.due_on else clock.today() - dt.timedelta(days=1)
    return next_day(action.rhythm, after, context.calendar)


@transaction.atomic
def settle_date(
    *,
    dated: Element | Action | Target,
    due_until: dt.date,
    due_from: dt.date | None = None,
    by: Person,
    drawn_from: int | None = None,
) -> None:
    """Say what an unclear date means. The words stay as written; who settled it is kept beside them."""
    check(Element, {"due_from": due_from, "due_until": due_until})
    require(due_from is None or due_from <= due_until, "The first day comes after the last.", "due_from")
    if isinstance(dated, Target):
        found = measuring.Dated(dated, due_from, due_until, _precision(due_from, due_until))
        measuring.date_targets(trust=dated.trust, dated=[found], by=by, by_hand=True)
        return
    element = _element_of(dated)
    before = {"from": dated.due_from, "until": dated.due_until, "question": dated.due_question}
    claim_revision(dated, drawn_from)
    dated.due_from, dated.due_until = due_from, due_until
    dated.due_precision = _precision(due_from, due_until)
    dated.due_question, dated.due_settled_by = "", by
    dated.save(update_fields=[*UNDERSTOOD, "revision"])
    note_element(
        element, "settled a date", by, before | {"words": dated.due_words}, {"from": due_from, "until": due_until}
    )
    close_when_settled(element.plan, by)


def _precision(due_from: dt.date | None, due_until: dt.date) -> str:
    return "day" if due_from in (None, due_until) else "range"


@transaction.atomic
def settle_code(*, plan: Plan, code: str, meaning: str, by: Person) -> int:
    """Say once for the whole plan what a code such as the S of “S2020” means, and read every date again.

    A date that somebody has settled by hand stays as they settled it. Returns how many dates read differently.
    """
    require(meaning in MEANINGS, f"Say one of: {', '.join(MEANINGS)}.", "meaning")
    require(code.isalpha() and len(code) <= 3, "A code is a letter or two, such as S.", "code")
    claim_revision(plan, None)
    before = dict(plan.settled_dates)
    plan.settled_dates = before | {code.upper(): meaning}
    plan.save(update_fields=["settled_dates", "revision"])
    changed = reread(plan) + _reread_targets(plan, code, by)
    note_plan(plan, "settled a date code", by, before, plan.settled_dates)
    close_when_settled(plan, by)
    return changed


def reread(plan: Plan) -> int:
    """Read every date of a plan again, but those settled by hand; return how many read differently."""
    context = context_of(plan)
    elements = Element.objects.filter(plan=plan, due_settled_by=None).exclude(due_words="")
    actions = Action.objects.filter(element__plan=plan, due_settled_by=None).exclude(due_words="")
    return _reread(elements, context) + _reread(actions, context)


def _reread_targets(plan: Plan, code: str, by: Person) -> int:
    """Read again the dates of a plan's targets that have a code before a year, but those settled by hand."""
    context, coded = context_of(plan), re.compile(rf"\b{code}\.?\s?20\d\d\b", re.IGNORECASE)
    theirs = Target.objects.filter(aimed_at_by__element__plan=plan, retired_on=None, settled_by=None)
    found = []
    for target in theirs.exclude(due_words="").select_related("measure").distinct():
        if coded.search(target.due_words):
            reading = read(target.due_words, context)
            asks = reading.question.asks if reading.question else ""
            found.append(measuring.Dated(target, reading.from_on, reading.to_on, reading.precision, asks))
    return measuring.date_targets(trust=plan.trust, dated=found, by=by, by_hand=False)


def is_all_settled(plan: Plan) -> bool:
    """Say whether no date of the plan waits for an answer."""
    elements = Element.objects.filter(plan=plan, removed_at=None)
    return not (
        elements.exclude(due_question="").exists()
        or Action.objects.filter(element__in=elements).exclude(due_question="").exists()
    )


def close_when_settled(plan: Plan, by: Person | None) -> None:
    if is_all_settled(plan):
        activity.close_tasks(kind="settle date", subject_kind="plan", subject_ref=plan.ref, by=by)


def _reread(rows: QuerySet[Any], context: Context) -> int:
    changed = []
    for row in rows:
        before = _understood(row)
        understand(row, context)
        if _understood(row) != before:
            changed.append(row)
    fields = [*UNDERSTOOD, "rhythm"] if rows.model is Action else UNDERSTOOD
    rows.model.objects.bulk_update(changed, fields, batch_size=200)
    return len(changed)


def _understood(row: Element | Action) -> Mapping[str, Any]:
    return {field: getattr(row, field) for field in UNDERSTOOD}


def _element_of(dated: Element | Action) -> Element:
    return dated.element if isinstance(dated, Action) else dated
