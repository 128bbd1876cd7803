"""What a reader hears of measures on coming in: what moved, what stands out, what is waited for."""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.db.models import Case, Count, F, IntegerField, Max, Q, QuerySet, Value, When

from goldenthread.domain.access import Reach
from goldenthread.domain.calendar import Period
from goldenthread.features.measures.models import Measure, Standing
from goldenthread.features.measures.queries import rule_values
from goldenthread.features.measures.queries.cells import SEE, cell_of, standings_seen
from goldenthread.features.measures.queries.lists import SERIOUS, Concern, last_due
from goldenthread.features.organisations.models import School, Trust

# As many of each as a home page has room for; the rest are counted.
SHOWN = 6


@dataclass(frozen=True)
class News:
    """Everything that a home page says of measures: the first of each kind, and how many there are of them all.

    `expected` figures are owed by today; `waited_for` of them have not come.
    """

    changed: Sequence[Concern]
    exceptions: Sequence[Concern]
    off_track_or_at_risk: int
    expected: int
    missing: Sequence[tuple[Measure, School]]
    waited_for: int


def news(reach: Reach, trust: Trust, *, since: dt.datetime | None, since_day: dt.date, today: dt.date) -> News:
    """Return what moved since a moment, what is off track or at risk, and what is owed.

    Without a moment, for who looks in for the first time, what was recorded since `since_day` is news.
    Who sees some schools only hears of those before the trust. Two queries, whatever the number of schools: one
    counts, one fetches what is shown.
    """
    rows = standings_seen(reach).filter(Q(school=None) | Q(school__left_on=None), measure__retired_on=None)
    due, is_whole = _last_due(trust, today), reach.may_everywhere(SEE)
    count = _counted(rows, due)
    first = {"changed": _fresh(rows, since, since_day).order_by("-changed_at", "-pk")}
    if count.serious:
        # The worse alone where they are enough: in a large trust there are many of the less bad.
        worst = SERIOUS[:1] if count.worst >= SHOWN else SERIOUS
        serious = rows.filter(status__in=worst, is_hidden=False)
        first["exceptions"] = serious.order_by(*([] if is_whole else [_OWN_FIRST]), _seriousness(), *_PLACE)
    if count.waited_for:
        first["missing"] = rows.filter(_late(due)).order_by(*_PLACE)
    found = _found(rows, first.values())
    exceptions = [row for row in found if row.status in SERIOUS and not row.is_hidden]
    changed = [row for row in found if _is_fresh(row, since, since_day)]
    missing = [row for row in found if _is_late(row, due)]
    return News(
        changed=_concerns(reach, sorted(changed, key=lambda row: (row.changed_at, row.pk), reverse=True)),
        exceptions=_concerns(reach, sorted(exceptions, key=lambda row: _pressing(row, is_whole=is_whole))),
        off_track_or_at_risk=count.serious,
        expected=count.expected,
        missing=[(row.measure, row.school) for row in missing if row.school][:SHOWN],
        waited_for=count.waited_for,
    )


_OWN_FIRST = Case(When(school=None, then=Value(1)), default=Value(0), output_field=IntegerField())
_PLACE = ("measure__order", "measure__name", F("school__order").asc(nulls_first=True), "pk")


def _found(rows: QuerySet[Standing], first: Iterable[QuerySet[Standing]]) -> list[Standing]:
    """Return the first few of each kind, in one query for them all, by their places."""
    asked = Q()
    for kind in first:
        asked |= Q(pk__in=kind.values("pk")[:SHOWN])
    return sorted(rows.filter(asked).select_related("measure", "school"), key=_place)


def _place(row: Standing) -> tuple[int, str, int, int]:
    return row.measure.order, row.measure.name, row.school.order if row.school else -1, row.pk


def _pressing(row: Standing, *, is_whole: bool) -> tuple[bool, int]:
    return not is_whole and row.school_id is None, SERIOUS.index(row.status)


def _concerns(reach: Reach, rows: Iterable[Standing]) -> list[Concern]:
    return [Concern(row.measure, row.school, cell_of(reach, row)) for row in rows][:SHOWN]


def _seriousness() -> Case:
    whens = [When(status=status, then=Value(place)) for place, status in enumerate(SERIOUS)]
    return Case(*whens, default=Value(len(SERIOUS)), output_field=IntegerField())


def _fresh(rows: QuerySet[Standing], since: dt.datetime | None, since_day: dt.date) -> QuerySet[Standing]:
    moved = rows.filter(is_hidden=False).exclude(previous_period="", previous_status="")
    return moved.filter(changed_at__gt=since) if since is not None else moved.filter(recorded_on__gte=since_day)


def _is_fresh(row: Standing, since: dt.datetime | None, since_day: dt.date) -> bool:
    if row.is_hidden or not (row.previous_period or row.previous_status):
        return False
    if since is not None:
        return row.changed_at > since
    return row.recorded_on is not None and row.recorded_on >= since_day


# --- What is counted


@dataclass
class _Count:
    serious: int = 0
    worst: int = 0
    expected: int = 0
    waited_for: int = 0


Due = Mapping[str, Period]
"""The last period whose figures schools owe, by how often a measure is read."""


def _counted(rows: QuerySet[Standing], due: Due) -> _Count:
    """Count what stands out and what is owed, over groups of rows that are alike."""
    count = _Count()
    alike = rows.order_by().values_list("measure", "status", "is_hidden", "period_ends_on")
    owing = Count("pk", filter=_owed(due))
    for _, status, is_hidden, ends_on, frequency, number, owed in alike.annotate(
        Max("measure__frequency"), Count("pk"), owing=owing
    ):
        if status in SERIOUS and not is_hidden:
            count.serious += number
            count.worst += number if status == SERIOUS[0] else 0
        count.expected += owed
        count.waited_for += owed if ends_on is None or ends_on < due[frequency].ends_on else 0
    return count


def _owed(due: Due) -> Q:
    owed = Q()
    for frequency, period in due.items():
        here = Q(school__joined_on=None) | Q(school__joined_on__lte=period.starts_on)
        owed |= Q(measure__frequency=frequency, school__isnull=False) & here
    return owed


def _last_due(trust: Trust, today: dt.date) -> Due:
    calendar = rule_values.calendar_of(trust)
    return {frequency: last_due(frequency, calendar, today) for frequency in Measure.Frequency.values}


def _owes(joined_on: dt.date | None, period: Period) -> bool:
    """A school owes the figures of the last period that ended a fortnight ago, unless it joined after that began."""
    return joined_on is None or joined_on <= period.starts_on


def _is_late(row: Standing, due: Due) -> bool:
    period = due[row.measure.frequency]
    if row.school is None or not _owes(row.school.joined_on, period):
        return False
    return row.period_ends_on is None or row.period_ends_on < period.ends_on


def _late(due: Due) -> Q:
    behind = Q(period_ends_on=None)
    for frequency, period in due.items():
        behind |= Q(measure__frequency=frequency, period_ends_on__lt=period.ends_on)
    return _owed(due) & behind
