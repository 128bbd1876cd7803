"""A plan's tree as a question needs it: rows in their places, with numbers, words and where they stand."""

import datetime as dt
import json
from collections import defaultdict
from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache, cached_property
from typing import Any, NamedTuple

from django.db.models import OuterRef, QuerySet, Subquery

from goldenthread.domain.access import Reach
from goldenthread.domain.plans import plan_status
from goldenthread.domain.plans.numbering import Clash, Numbered, begins_anew, clashes, computed_numbers, number_at
from goldenthread.domain.plans.plan_status import Word
from goldenthread.domain.plans.plan_tree import Node, Row, grow, walk
from goldenthread.features.measures.models import Standing
from goldenthread.features.measures.queries import Cell
from goldenthread.features.measures.queries.cells import SEE, sight
from goldenthread.features.plans.models import Assignment, Element, Level, Plan, ProgressNote
from goldenthread.features.plans.queries.gathering import Gathered, lines
from goldenthread.foundation.kept import Kept


@dataclass(frozen=True)
class LevelFrame:
    """One level: the trust's words for it, how it is numbered, and its columns as (key, heading).

    `columns` are those that print; what stands `behind` is kept and does not. `own` are the columns that print
    beneath a top part which has its own, by its reference, and `is_own` says that this is such a place; `meanings`
    say what a column holds, by its key.
    """

    one: str
    many: str
    number: str
    columns: tuple[tuple[str, str], ...] = ()
    behind: tuple[tuple[str, str], ...] = ()
    own: Mapping[str, tuple[tuple[str, str], ...]] = field(default_factory=dict)
    meanings: Mapping[str, str] = field(default_factory=dict)
    is_own: bool = False

    def within(self, top: str) -> "LevelFrame":
        """Return the level as it stands beneath a top part, with the columns that print there."""
        if top not in self.own:
            return self
        known = dict(self.columns)
        printed = {key: heading or known[key] for key, heading in self.own[top] if key in known}
        behind = tuple((key, heading) for key, heading in self.columns if key not in printed)
        return replace(self, columns=tuple(printed.items()), behind=behind, is_own=True)

    @property
    def every_column(self) -> tuple[tuple[str, str], ...]:
        """All its columns, those that print first."""
        return (*self.columns, *self.behind)

    def filled(self, cells: Mapping[str, str]) -> list[tuple[str, str, str]]:
        """Return what a part prints, as key, heading and text; unknown columns last, under their keys."""
        known = dict(self.every_column)
        others = ((key, key) for key in cells if key not in known)
        return [(key, heading, cells[key]) for key, heading in (*self.columns, *others) if cells.get(key)]

    def empty(self, cells: Mapping[str, str]) -> list[str]:
        """Return the headings under which a part has nothing yet, those that print first."""
        return [heading for key, heading in self.every_column if not cells.get(key, "").strip()]


Frame = Mapping[int, LevelFrame]
NO_LEVEL = LevelFrame("Part", "Parts", "")


LEVEL = ("plan", "depth", "one", "many", "number", "own_columns", "columns__key", "columns__name", "columns__meaning")


def with_levels(plans: QuerySet[Plan]) -> QuerySet[Plan]:
    """Bring each plan with its levels, so that `frame_of` need not ask for them."""
    levels = in_order(Level.objects.filter(plan=OuterRef("pk")))
    return plans.annotate(level_lines=Gathered(levels, **{key: key for key in LEVEL}))


def frame_of(plan: Plan) -> dict[int, LevelFrame]:
    """Return the levels of one plan with their columns, by depth: one query, or none where they came with it."""
    if hasattr(plan, "level_lines"):
        return arranged([line[key] for key in LEVEL] for line in lines(plan.level_lines))[plan.pk]
    return frames([plan.pk])[plan.pk]


def frames(plans: Any) -> dict[int, dict[int, LevelFrame]]:
    """Return the levels of plans with their columns, by plan and depth: one query."""
    return arranged(levels_of(plans).values_list(*LEVEL))


def levels_of(plans: Any) -> QuerySet[Level]:
    """Return the levels of plans, each once a column, as `arranged` takes them."""
    return in_order(Level.objects.filter(plan__in=plans))


def in_order(levels: QuerySet[Level]) -> QuerySet[Level]:
    return levels.order_by("plan_id", "depth", "columns__order")


def arranged(rows: Iterable[Sequence[Any]]) -> dict[int, dict[int, LevelFrame]]:
    """Arrange rows of LEVEL, a row a column, as levels by plan and depth."""
    found: dict[int, dict[int, LevelFrame]] = defaultdict(dict)
    for plan, depth, one, many, number, own, key, name, meaning in rows:
        level = found[plan].get(depth) or LevelFrame(one, many, number, own=own_columns(own))
        if key:
            columns, meanings = (*level.columns, (key, name)), {**level.meanings, key: meaning}
            level = replace(level, columns=columns, meanings=meanings)
        found[plan][depth] = level
    return found


def within(frame: Frame, top: str) -> dict[int, LevelFrame]:
    """Return the levels of a plan as they stand beneath a top part."""
    return {depth: level.within(top) for depth, level in frame.items()}


def own_columns(kept: Any) -> dict[str, tuple[tuple[str, str], ...]]:
    """Return a level's own columns as they are kept in its row; from one question they come as text."""
    held = json.loads(kept) if isinstance(kept, str) else kept or {}
    return {top: tuple((key, heading) for key, heading in columns) for top, columns in held.items()}


def numbered(tops: Iterable[Node[Any]]) -> list[Numbered]:
    """Return a tree as numbering sees it, in reading order."""
    return [
        Numbered(node.row.pk, node.parent.row.pk if node.parent else None, node.depth, node.row.number)
        for node in walk(tops)
    ]


def numbers_of(tops: Sequence[Node[Any]], frame: Frame) -> dict[Any, str]:
    """Return the computed number of every part."""
    return computed_numbers(numbered(tops), patterns(frame))


class Counting:
    """The computed numbers of a tree, each worked out when it is asked for."""

    def __init__(self, tops: Sequence[Node[Any]], frame: Frame) -> None:
        self._tops = tops
        self._patterns = patterns(frame)

    def number(self, node: Node[Any]) -> str:
        pattern = self._patterns.get(node.depth, "")
        if not pattern:
            return ""
        if begins_anew(pattern):
            beside = node.parent.children if node.parent else self._tops
            return number_at(pattern, beside.index(node) + 1, self.number(node.parent) if node.parent else "")
        return number_at(pattern, self._running[node.row.pk])

    @cached_property
    def _running(self) -> dict[Any, int]:
        """The place of every part among all of its level."""
        count: dict[int, int] = defaultdict(int)
        places = {}
        for node in walk(self._tops):
            count[node.depth] += 1
            places[node.row.pk] = count[node.depth]
        return places


def clashes_of(tops: Sequence[Node[Any]], frame: Frame) -> list[Clash]:
    return clashes(numbered(tops), patterns(frame))


def patterns(frame: Frame) -> dict[int, str]:
    return {depth: level.number for depth, level in frame.items()}


@cache
def latest_notes() -> QuerySet[ProgressNote]:
    """Return the newest note of each element; the question is put together once."""
    newest = ProgressNote.objects.filter(element=OuterRef("element")).order_by("-said_on", "-pk")
    return ProgressNote.objects.filter(pk=Subquery(newest.values("pk")[:1])).order_by()


def words_of(plans: Iterable[int]) -> dict[int, Word]:
    """Return the latest word of every element of plans, by element: one query."""
    notes = latest_notes().filter(element__plan__in=plans, element__removed_at=None)
    rows = notes.values_list("element_id", "status", "said_on")
    return {element: Word(status, said_on) for element, status, said_on in rows}


def standings_of(reach: Reach, plan: Plan) -> dict[int, dict[int, str]]:
    """Return how the measures of every element of a plan stand, as the reader may know it: one query."""
    if not (reach.may_somewhere(SEE) and sight(reach).covers(plan.school_id)):
        return {}
    here = (plan.trust_id, plan.pk, *([plan.school_id] if plan.school_id else []))
    found: dict[int, dict[int, str]] = defaultdict(dict)
    for element, measure, status, is_hidden in _SERVING.rows(*here):
        found[element][measure] = "cannot tell" if is_hidden else status
    return found


def _serving(trust: int, plan: int, school: int | None = None) -> QuerySet[Standing, tuple[Any, ...]]:
    here = Standing.objects.filter(trust=trust, school=school, measure__serves__element__plan=plan)
    return here.values_list("measure__serves__element", "measure", "status", "is_hidden")


_SERVING = Kept(_serving)


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


_NOTHING_KNOWN = Stand()


def stands(
    tops: Iterable[Node[Any]], words: Mapping[int, Word], standings: Mapping[int, Mapping[int, str]]
) -> dict[int, Stand]:
    """Return how every part of a tree stands, the lowest worked out first so that parents can draw on them."""
    found: dict[int, Stand] = {}
    for node in reversed(list(walk(tops))):
        own = words.get(node.row.pk)
        if not node.children and own is None and node.row.pk not in standings:
            found[node.row.pk] = _NOTHING_KNOWN
            continue
        beneath = [found[child.row.pk] for child in node.children]
        said = plan_status.delivery(own, [stand.delivery for stand in beneath if stand.delivery])
        measures = dict(standings.get(node.row.pk, {}))
        for stand in beneath:
            measures |= stand.standings
        found[node.row.pk] = Stand(own, said, measures)
    return found


class Bone(NamedTuple):
    """A part with little more than its place, for a tree of which only the shape is wanted."""

    pk: int
    ref: str
    plan_id: int
    parent_id: int | None
    order: int
    number: str
    title: str


def bones(elements: QuerySet[Element]) -> list[Bone]:
    """Return elements with little more than their places: one query, a hundredth of a second for five thousand."""
    return list(map(Bone._make, elements.order_by().values_list(*Bone._fields)))


def grown(rows: Iterable[Row]) -> dict[int, list[Node[Row]]]:
    """Grow the trees of several plans from rows of them all, by plan."""
    by_plan: dict[int, list[Row]] = defaultdict(list)
    for row in rows:
        by_plan[row.plan_id].append(row)
    return {plan: grow(found) for plan, found in by_plan.items()}


def quiet_nodes(
    tops: Sequence[Node[Any]],
    words: Mapping[int, Word],
    leads: Container[int],
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


def _lowest_led(tops: Sequence[Node[Any]], leads: Container[int]) -> set[int]:
    led: set[int] = set()
    above_a_lead: set[int] = set()
    for node in reversed(list(walk(tops))):
        key, is_led = node.row.pk, node.row.pk in leads
        if is_led and key not in above_a_lead:
            led.add(key)
        if node.parent and (is_led or key in above_a_lead):
            above_a_lead.add(node.parent.row.pk)
    return led
