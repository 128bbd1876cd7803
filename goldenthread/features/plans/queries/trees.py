"""A plan's tree as a question needs it: rows in their places, with numbers, words and where they stand."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db.models import OuterRef, Q, QuerySet, Subquery

from goldenthread.domain import plan_status
from goldenthread.domain.access import Reach
from goldenthread.domain.numbering import Clash, Numbered, clashes, computed_numbers
from goldenthread.domain.plan_status import Word
from goldenthread.domain.plan_tree import Node, grow, walk
from goldenthread.features.measures.queries import Cell, cells
from goldenthread.features.plans.models import Assignment, Element, ElementMeasure, Level, Plan, ProgressNote


@dataclass(frozen=True)
class LevelFrame:
    """One level: the trust's words for it, how it is numbered, and its columns as (key, heading)."""

    one: str
    many: str
    number: str
    columns: tuple[tuple[str, str], ...] = ()


Frame = Mapping[int, LevelFrame]
NO_LEVEL = LevelFrame("Part", "Parts", "")


LEVEL = ("plan", "depth", "one", "many", "number", "columns__key", "columns__name")


def frame_of(plan: Plan) -> dict[int, LevelFrame]:
    """Return the levels of one plan with their columns, by depth: one query."""
    return frames([plan.pk])[plan.pk]


def frames(plans: Any) -> dict[int, dict[int, LevelFrame]]:
    """Return the levels of plans with their columns, by plan and depth: one query."""
    return arranged(levels_of(plans).values_list(*LEVEL))


def levels_of(plans: Any) -> QuerySet[Level]:
    """Return the levels of plans, each once a column, as `arranged` takes them."""
    return Level.objects.filter(plan__in=plans).order_by("plan", "depth", "columns__order")


def arranged(rows: Iterable[Sequence[Any]]) -> dict[int, dict[int, LevelFrame]]:
    """Arrange rows of LEVEL, a row a column, as levels by plan and depth."""
    found: dict[int, dict[int, LevelFrame]] = defaultdict(dict)
    for plan, depth, one, many, number, key, name in rows:
        before = found[plan].get(depth)
        columns = (*(before.columns if before else ()), *([(key, name)] if key else ()))
        found[plan][depth] = LevelFrame(one, many, number, columns)
    return found


def numbered(tops: Iterable[Node[Any]]) -> list[Numbered]:
    """Return a tree as numbering sees it, in reading order."""
    return [
        Numbered(node.row.pk, node.parent.row.pk if node.parent else None, node.depth, node.row.number)
        for node in walk(tops)
    ]


def numbers_of(tops: Sequence[Node[Any]], frame: Frame) -> dict[Any, str]:
    """Return the computed number of every part."""
    return computed_numbers(numbered(tops), patterns(frame))


def clashes_of(tops: Sequence[Node[Any]], frame: Frame) -> list[Clash]:
    return clashes(numbered(tops), patterns(frame))


def patterns(frame: Frame) -> dict[int, str]:
    return {depth: level.number for depth, level in frame.items()}


def latest_notes(of: Q) -> QuerySet[ProgressNote]:
    """Return the newest note of each element that meets a condition on notes, such as Q(element__plan=plan)."""
    newest = ProgressNote.objects.filter(element=OuterRef("element")).order_by("-said_on", "-pk")
    return ProgressNote.objects.filter(of, pk=Subquery(newest.values("pk")[:1])).select_related("post")


def words_of(plans: Iterable[int]) -> dict[int, Word]:
    """Return the latest word of every element of plans, by element: one query."""
    notes = latest_notes(Q(element__plan__in=plans, element__removed_at=None))
    rows = notes.order_by().values_list("element_id", "status", "said_on")
    return {element: Word(status, said_on) for element, status, said_on in rows}


def standings_of(
    reach: Reach, plan: Plan, known: Mapping[int, Mapping[int | None, Cell]] | None = None
) -> dict[int, dict[int, str]]:
    """Return how the measures of every element of a plan stand, as the reader may know it: two queries.

    One query when the cells within the reader's sight are `known` already.
    """
    ties = list(ElementMeasure.objects.filter(element__plan=plan).select_related("measure").order_by())
    here = standings_here(plan, cells(reach, {tie.measure for tie in ties}) if known is None else known)
    found: dict[int, dict[int, str]] = defaultdict(dict)
    for tie in ties:
        if tie.measure_id in here:
            found[tie.element_id][tie.measure_id] = here[tie.measure_id]
    return found


def standings_here(plan: Plan, known: Mapping[int, Mapping[int | None, Cell]]) -> dict[int, str]:
    """Return the standing of each measure in the plan's own place.

    A school's plan is judged by how the school stands, every other by how the trust stands.
    """
    places = {measure: where.get(plan.school_id) for measure, where in known.items()}
    return {measure: cell.status for measure, cell in places.items() if cell}


def leads_of(plans: Iterable[int]) -> dict[int, list[str]]:
    """Return the titles of the posts that lead each element: one query."""
    rows = Assignment.objects.filter(
        element__plan__in=plans, element__removed_at=None, capacity=Assignment.Capacity.LEAD
    ).order_by("pk")
    found: dict[int, list[str]] = defaultdict(list)
    for element, title in rows.values_list("element", "post__title"):
        found[element].append(title)
    return found


@dataclass
class Stand:
    """How one part stands: the word on delivery, the figures of it and of all beneath, and both in a sentence."""

    own: Word | None = None
    delivery: Word | None = None
    standings: dict[int, str] = field(default_factory=dict)

    @property
    def status(self) -> str:
        return self.delivery.status if self.delivery else ""

    @property
    def outcome(self) -> str:
        return plan_status.outcome(self.standings.values())

    @property
    def figures(self) -> str:
        return plan_status.outcome_sentence(self.standings.values())

    @property
    def disagreement(self) -> str:
        return plan_status.disagreement(self.status, self.outcome)


def stands(
    tops: Iterable[Node[Any]], words: Mapping[int, Word], standings: Mapping[int, Mapping[int, str]]
) -> dict[int, Stand]:
    """Return how every part of a tree stands, the lowest worked out first so that parents can draw on them."""
    found: dict[int, Stand] = {}
    for node in reversed(list(walk(tops))):
        beneath = [found[child.row.pk] for child in node.children]
        own = words.get(node.row.pk)
        said = plan_status.delivery(own, [stand.delivery for stand in beneath if stand.delivery])
        measures = dict(standings.get(node.row.pk, {}))
        for stand in beneath:
            measures |= stand.standings
        found[node.row.pk] = Stand(own, said, measures)
    return found


def bones(elements: QuerySet[Element]) -> QuerySet[Element]:
    """Return elements with little more than their places, for a tree of which only the shape is wanted."""
    return elements.only("pk", "ref", "plan_id", "parent_id", "depth", "order", "number", "title").order_by()


def grown(rows: Iterable[Element]) -> dict[int, list[Node[Element]]]:
    """Grow the trees of several plans from rows of them all, by plan."""
    by_plan: dict[int, list[Element]] = defaultdict(list)
    for row in rows:
        by_plan[row.plan_id].append(row)
    return {plan: grow(found) for plan, found in by_plan.items()}


def quiet_nodes(
    tops: Sequence[Node[Any]],
    words: Mapping[int, Word],
    leads: Mapping[int, Any],
    since: dt.date | None,
    today: dt.date,
) -> list[Node[Any]]:
    """Return the parts of which somebody ought to have spoken by now, and nobody has.

    Expected to be spoken of is every part that somebody leads, unless somebody leads something beneath
    it, and every part that was spoken of before; not what is done, moved or dropped.
    """
    expected = _lowest_led(tops, leads)
    quiet = []
    for node in walk(tops):
        last = words.get(node.row.pk)
        if last and last.status in plan_status.FINISHED:
            continue
        if (last or node.row.pk in expected) and plan_status.is_quiet(last.said_on if last else None, since, today):
            quiet.append(node)
    return quiet


def _lowest_led(tops: Sequence[Node[Any]], leads: Mapping[int, Any]) -> set[int]:
    led: set[int] = set()
    above_a_lead: set[int] = set()
    for node in reversed(list(walk(tops))):
        key, is_led = node.row.pk, node.row.pk in leads
        if is_led and key not in above_a_lead:
            led.add(key)
        if node.parent and (is_led or key in above_a_lead):
            above_a_lead.add(node.parent.row.pk)
    return led
