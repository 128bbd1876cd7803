"""What a reader hears of plans on coming in: the strands in a line each, what was said, who is silent."""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, NamedTuple

from django.db.models import Case, Exists, F, OuterRef, Q, QuerySet, Subquery, When

from goldenthread.domain.access import Reach
from goldenthread.domain.plans import horizon
from goldenthread.domain.plans.plan_status import Word
from goldenthread.domain.plans.plan_tree import Node, walk
from goldenthread.features.organisations.models import School, here_on
from goldenthread.features.plans.models import (
    Assignment,
    Dependency,
    Element,
    ElementMeasure,
    Plan,
    ProgressNote,
)
from goldenthread.features.plans.queries.outline import trees
from goldenthread.features.plans.queries.outline.hearing import Quiet, StrandLine, in_words, quiet_parts, strand_lines
from goldenthread.features.plans.queries.outline.overviews import by_status
from goldenthread.features.plans.queries.outline.trees import Bone
from goldenthread.features.plans.queries.visible import in_sight
from goldenthread.foundation.kept import Kept

# As many notes as a home page has room for.
SHOWN = 6


class Said(NamedTuple):
    """What was said of a part, by reference and title, with the school whose plan it is, if it is one's."""

    ref: str
    title: str
    status: str
    said: str
    said_on: dt.date
    school: School | None


class Nearest(NamedTuple):
    """A plan of the reader's own school in a line: its top parts, how they are said to stand, the last word."""

    plan: Plan
    parts: int
    parts_word: str
    statuses: dict[str, int]
    last_said_on: dt.date | None


@dataclass(frozen=True)
class News:
    """What a home page says of plans. `own` is the trust’s plan in force, `level` its word for a strand.

    `nearest` are the plans of the reader's own schools, for who sees no others beside the trust's. `has_waits`
    tells that in some plan in sight a part waits for something.
    """

    own: Plan | None
    strands: Sequence[StrandLine]
    quiet: Sequence[Quiet]
    said: Sequence[Said]
    level: str = ""
    has_waits: bool = False
    nearest: Sequence[Nearest] = ()


_NOTHING = News(None, [], [], [])


def news(
    reach: Reach,
    *,
    since: dt.datetime | None,
    since_day: dt.date,
    term_starts_on: dt.date | None,
    today: dt.date,
) -> News:
    """Return the strands of the trust's plan, silent parts of all live plans, and what was last said since a moment.

    Three queries, whatever the number of plans.
    """
    if not reach.may_somewhere("plan.see"):
        return _NOTHING
    seen = {plan.pk: plan for plan in _live().filter(in_sight(reach), here_on(today, at="school__"))}
    if not seen:
        return _NOTHING
    own = max(
        (plan for plan in seen.values() if plan.kind == Plan.Kind.TRUST),
        key=lambda plan: (*horizon.in_force(plan.starts_on, today), plan.pk), default=None,
    )  # fmt: skip
    frames = {key: trees.frame_of(plan) for key, plan in seen.items()}
    telling = _telling(by_day=since is None).rows(since_day if since is None else since, *sorted(seen))
    rows = [_Told._make(row) for row in telling]
    words = {row.pk: Word(row.status, row.said_on) for row in rows if row.said_on}
    grown = trees.grown(Bone._make(row[: len(Bone._fields)]) for row in rows)
    of_a_place = not reach.may_everywhere("plan.see")
    quiet = quiet_parts(seen, grown, words=words, leads={row.pk for row in rows if row.is_led}, today=today)
    if of_a_place:
        quiet = [one for one in quiet if one.plan.kind != Plan.Kind.TRUST]
    return News(
        own=own,
        strands=_strands(reach, own, grown.get(own.pk, []), words, term_starts_on, frame=frames[own.pk])
        if own
        else [],
        quiet=[*in_words(quiet[:SHOWN], frames), *quiet[SHOWN:]],
        said=[_said(row, seen[row.plan_id]) for row in _newest(rows)],
        level=frames[own.pk].get(1, trees.NO_LEVEL).one if own else "",
        has_waits=any(plan.has_waits for plan in seen.values()),  # type: ignore[attr-defined]
        nearest=[
            _nearest(plan, grown.get(plan.pk, []), words, frames[plan.pk])
            for plan in sorted(seen.values(), key=lambda plan: (plan.kind != Plan.Kind.SCHOOL, plan.pk))
            if of_a_place and plan.school_id in reach.own_schools
        ],
    )


def _nearest(plan: Plan, tops: Sequence[Node[Bone]], words: Mapping[int, Word], frame: trees.Frame) -> Nearest:
    said = [words[node.row.pk] for node in walk(tops) if node.row.pk in words]
    level = frame.get(1, trees.NO_LEVEL)
    return Nearest(
        plan, len(tops), level.one if len(tops) == 1 else level.many, by_status(word.status for word in said),
        max((word.said_on for word in said), default=None),
    )  # fmt: skip


def _strands(
    reach: Reach,
    own: Plan,
    tops: list[Node[Bone]],
    words: dict[int, Word],
    since: dt.date | None,
    *,
    frame: trees.Frame,
) -> list[StrandLine]:
    return strand_lines(tops, trees.stands(tops, words, trees.standings_of(reach, own)), frame, since)


@cache
def _live() -> QuerySet[Plan]:
    """Ask for plans in force with their levels and whether anything waits in them, in words kept ready."""
    waits = Dependency.objects.filter(element__plan=OuterRef("pk"), kind=Dependency.Kind.WAITS)
    live = trees.with_levels(Plan.objects.filter(state=Plan.State.LIVE).select_related("school"))
    return live.annotate(has_waits=Exists(waits))


class _Told(NamedTuple):
    """A part that has something to tell: its place, whether it is led, and its last word; `news` is what was said."""

    pk: int
    ref: str
    plan_id: int
    parent_id: int | None
    order: int
    number: str
    title: str
    is_led: bool
    status: str
    said_on: dt.date
    note: int
    news: str | None


@cache
def _telling(*, by_day: bool) -> Kept:
    """Ask for the parts of some plans that have something to tell, with all that they stand under, as _Told."""

    def asked(since: Any, *plans: int) -> QuerySet[Element, tuple[Any, ...]]:
        fresh = Q(notes__said_on__gte=since) if by_day else Q(notes__created_at__gt=since)
        news = Case(When(fresh, then=F("notes__said")), default=None)
        return _told().filter(plan__in=plans).values_list(*_FACTS, news)

    return Kept(asked)


_FACTS = (*Bone._fields, "is_led", "notes__status", "notes__said_on", "notes__pk")


@cache
def _told() -> QuerySet[Element]:
    """Ask for the parts that have something to tell, each with its newest note, in words kept ready.

    Left out are the lowest parts that nobody leads, speaks of or measures: they are most of a long plan.
    """
    leads = Assignment.objects.filter(capacity=Assignment.Capacity.LEAD)
    newest = ProgressNote.objects.filter(element=OuterRef("pk")).order_by("-said_on", "-pk").values("pk")[:1]
    parts = Element.objects.order_by().annotate(is_led=Exists(leads.filter(element=OuterRef("pk"))))
    tells = (
        Q(depth__lte=2)
        | Q(is_led=True)
        | Q(Exists(Element.objects.filter(parent=OuterRef("pk"), removed_at=None)))
        | Q(Exists(ElementMeasure.objects.filter(element=OuterRef("pk"))))
    )
    return parts.filter(Q(notes=Subquery(newest)) | Q(tells, notes=None), removed_at=None)


def _newest(rows: Iterable[_Told]) -> list[_Told]:
    """Return the parts of which there is news, the newest first, as many as there is room for."""
    told = [row for row in rows if row.news is not None]
    return sorted(told, key=lambda row: (row.said_on, row.note), reverse=True)[:SHOWN]


def _said(row: _Told, plan: Plan) -> Said:
    return Said(row.ref, row.title, row.status, row.news or "", row.said_on, plan.school)
