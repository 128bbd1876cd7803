"""One part of a plan and its golden thread: what it serves, what was drawn from it, what it led to."""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

from django.db.models import Q

from goldenthread.domain.access import Reach
from goldenthread.domain.plans import plan_tree
from goldenthread.domain.plans.cell_lines import CellLine, lines_of
from goldenthread.domain.plans.numbering import begins_anew, is_same
from goldenthread.domain.plans.plan_status import Word
from goldenthread.domain.plans.plan_tree import Node
from goldenthread.domain.plans.year_themes import years_unset
from goldenthread.features.measures.queries import cells
from goldenthread.features.plans.models import Element, ElementMeasure, Link, ProgressNote
from goldenthread.features.plans.queries.outline import trees
from goldenthread.features.plans.queries.outline.trees import Bone, Counting, LevelFrame, Stand
from goldenthread.features.plans.queries.thread.figures import MeasuredBy, measured_by
from goldenthread.features.plans.queries.thread.hanging import Holder, Hung, SchoolName, Vision, what_hangs
from goldenthread.features.plans.queries.thread.linking import End, Tie, ties_of
from goldenthread.features.plans.queries.visible import SPEAKING, may_edit


@dataclass(frozen=True)
class Place:
    """An element in its place: its level's word, its number, its title, and how it stands where that is known."""

    ref: str
    level: str
    number: str
    title: str
    stand: Stand = field(default_factory=Stand)

    @property
    def called(self) -> str:
        """“Aim 2.2”."""
        return f"{self.level} {self.number}".strip()


@dataclass(frozen=True)
class TakeUp:
    """What one school or unit does with an element of the trust's plan; no kind is nothing yet."""

    where: str
    short: str
    kind: str
    school: int | None = None
    place: Place | None = None
    plan_title: str = ""
    reason: str = ""
    said: ProgressNote | None = None


@dataclass(frozen=True)
class Above:
    """An element of the trust's plan that this local one serves, with what stands over it, the top first."""

    kind: str
    reason: str
    plan_title: str
    over: Sequence[Place]
    place: Place


class Column(NamedTuple):
    """One column of the element, as it is headed here, with its lines."""

    key: str
    heading: str
    meaning: str
    lines: list[CellLine]


@dataclass(frozen=True)
class Thread:
    """Everything about one element that its reader may see."""

    element: Element
    level: LevelFrame
    number: str
    counted: str
    visions: Sequence[Vision]
    above: Sequence[Above]
    over: Sequence[Place]
    under: Sequence[Place]
    stand: Stand
    notes: Sequence[ProgressNote]
    hung: Hung
    take_up: Sequence[TakeUp]
    measures: Sequence[MeasuredBy]
    previous: Place | None
    following: Place | None
    may_edit: bool
    may_speak: bool

    @property
    def latest(self) -> ProgressNote | None:
        return self.notes[0] if self.notes else None

    @property
    def last_said_on(self) -> dt.date | None:
        return self.notes[0].said_on if self.notes else None

    @cached_property
    def place(self) -> Place:
        return Place(self.element.ref, self.level.one, self.number, self.element.title, self.stand)

    @property
    def is_of_the_trust(self) -> bool:
        return self.element.plan.school_id is None and self.element.plan.unit_id is None

    @property
    def taken(self) -> dict[str, int]:
        """Count what places do with the element, by kind; nothing yet is the empty kind."""
        count = dict.fromkeys((*Link.Kind.values, ""), 0)
        for one in self.take_up:
            count[one.kind] += 1
        return count

    @property
    def cells(self) -> list[Column]:
        """The columns that print and hold something, with their lines."""
        return [self._column(*one) for one in self.level.filled(self.element.cells)]

    @property
    def behind(self) -> list[Column]:
        """The columns that hold something and do not print here."""
        cells = self.element.cells
        return [self._column(key, name, cells[key]) for key, name in self.level.behind if cells.get(key)]

    @property
    def empty(self) -> list[str]:
        """The columns that hold nothing yet, those that print first."""
        return self.level.empty(self.element.cells)

    @property
    def years_unset(self) -> list[str]:
        """The years of the plan between two that have a column, for which no success is set."""
        return years_unset(heading for _, heading in self.level.columns)

    def _column(self, key: str, heading: str, text: str) -> Column:
        meaning = self.level.meanings.get(key, "")
        return Column(key, heading, meaning, lines_of(text, key, heading, meaning, self.number))


def thread(reach: Reach, element: Element, today: dt.date) -> Thread:
    """Return the thread of an element that the reader has found among `elements(reach)`.

    Seven queries, whatever the trust's size: what hangs from the element is gathered into one.
    """
    hung = what_hangs(reach, element, today)
    ties = ties_of(reach, element)
    frames = trees.frames({element.plan_id, *(plan for tie in ties for plan in tie.plans)})
    serves = [tie for tie in ties if tie.upper.element != element.pk]
    taken = [tie for tie in ties if tie.upper.element == element.pk]
    nodes = _nodes(element, [tie.upper for tie in serves], frames)
    here = nodes[element.pk]
    beneath = [node.row.pk for node in here.walk()]
    notes = _notes([*beneath, *(tie.lower.element for tie in taken if tie.lower)])
    measured = list(
        ElementMeasure.objects.filter(element__in=beneath).select_related("measure").order_by("order", "pk")
    )
    known = cells(reach, {one.measure for one in measured}, with_lines=True)
    standings = trees.standings_here(element.plan, known)
    placing = _Placing(frames, _counting(nodes, frames), _stands(here, notes, measured, standings))
    neighbours = (
        here.parent.children if here.parent else [node for node in nodes.values() if _is_top_of(node, element)]
    )
    at = neighbours.index(here)
    return Thread(
        element=element,
        level=placing.level(here).within((here.ancestors() or [here])[0].row.ref),
        number=placing.number(here),
        counted=placing.counted(here),
        visions=_visions([*(nodes[tie.upper.element] for tie in serves), here], hung.visions),
        above=[_above(tie, nodes[tie.upper.element], placing) for tie in serves],
        over=[placing.of(node) for node in here.ancestors()],
        under=[placing.of(node) for node in here.children],
        stand=placing.stands[element.pk],
        notes=[note for note in notes if note.element_id == element.pk],
        hung=hung,
        take_up=_take_up(element, taken, placing, notes, hung.schools),
        measures=measured_by(element, measured, known, hung.schools),
        previous=placing.of(neighbours[at - 1]) if at else None,
        following=placing.of(neighbours[at + 1]) if at + 1 < len(neighbours) else None,
        may_edit=may_edit(reach, element.plan),
        may_speak=_may_speak(reach, element, hung.people),
    )


def _nodes(element: Element, uppers: Sequence[End], frames: Mapping[int, trees.Frame]) -> dict[int, Node[Bone]]:
    """Return the parts that the page names or draws on, in their places, by key, in reading order.

    Of the element's own plan what stands as high as it does and all beneath it; of each plan that it
    serves what stands as high as the part served. That is enough to count their numbers by.
    """
    frame = frames.get(element.plan_id, {})
    below = frame.get(element.depth + 1)
    runs_on = below is not None and bool(below.number) and not begins_anew(below.number)
    near = Q(pk=element.pk) | Q(depth__lte=element.depth + (1 if runs_on else 0))
    for steps in range(1, max(frame, default=element.depth) - element.depth + 1):
        near |= Q(**{"__".join(["parent"] * steps): element.pk})
    wanted = Q(plan=element.plan_id) & near
    for upper in uppers:
        wanted |= Q(plan=upper.plan, depth__lte=upper.depth)
    rows = trees.bones(Element.objects.filter(wanted, removed_at=None))
    return {node.row.pk: node for tops in trees.grown(rows).values() for node in plan_tree.walk(tops)}


def _counting(nodes: Mapping[int, Node[Bone]], frames: Mapping[int, trees.Frame]) -> dict[int, Counting]:
    tops = [node for node in nodes.values() if node.parent is None]
    return {
        plan: Counting([top for top in tops if top.row.plan_id == plan], frames.get(plan, {}))
        for plan in {top.row.plan_id for top in tops}
    }


def _is_top_of(node: Node[Bone], element: Element) -> bool:
    return node.parent is None and node.row.plan_id == element.plan_id


def _notes(elements: Sequence[int]) -> list[ProgressNote]:
    """Return all that was said of the first element, and the newest word of each of the others."""
    element, *others = elements
    newest = trees.latest_notes().filter(element__in=others).values("pk")
    found = ProgressNote.objects.filter(Q(element=element) | Q(pk__in=newest))
    return list(found.select_related("post").order_by("-said_on", "-pk"))


def _stands(
    here: Node[Bone], notes: Iterable[ProgressNote], ties: Iterable[ElementMeasure], standings: Mapping[int, str]
) -> dict[int, Stand]:
    words: dict[int, Word] = {}
    for note in notes:  # the newest first
        words.setdefault(note.element_id, Word(note.status, note.said_on))
    measured: dict[int, dict[int, str]] = {}
    for tie in ties:
        if tie.measure_id in standings:
            measured.setdefault(tie.element_id, {})[tie.measure_id] = standings[tie.measure_id]
    return trees.stands([here], words, measured)


@dataclass(frozen=True)
class _Placing:
    """Says of a node what it is called, where it stands and how."""

    frames: Mapping[int, trees.Frame]
    counting: Mapping[int, Counting]
    stands: Mapping[int, Stand]

    def of(self, node: Node[Bone]) -> Place:
        row = node.row
        return Place(row.ref, self.level(node).one, self.number(node), row.title, self.stands.get(row.pk, Stand()))

    def level(self, node: Node[Bone]) -> LevelFrame:
        return self.frames.get(node.row.plan_id, {}).get(node.depth, trees.NO_LEVEL)

    def number(self, node: Node[Bone]) -> str:
        return node.row.number or self._computed(node)

    def counted(self, node: Node[Bone]) -> str:
        printed = node.row.number
        computed = self._computed(node) if printed else ""
        return computed if computed and not is_same(printed, computed) else ""

    def _computed(self, node: Node[Bone]) -> str:
        return self.counting[node.row.plan_id].number(node)

    def of_lower(self, end: End) -> Place:
        """Place a part of a local plan by what is printed alone: its tree is not at hand."""
        level = self.frames.get(end.plan, {}).get(end.depth, trees.NO_LEVEL)
        return Place(end.ref, level.one, end.number, end.title)


def _visions(starts: Iterable[Node[Bone]], visions: Sequence[Vision]) -> list[Vision]:
    """Return the vision that the element serves, that of the plan above before that of its own.

    The vision of the nearest part that has one of its own comes before that of its whole plan.
    """
    for start in starts:
        keys = [start.row.pk, *(node.row.pk for node in reversed(start.ancestors())), None]
        for key in keys:
            own = [one for one in visions if one.plan == start.row.plan_id and one.element == key]
            if own:
                return own
    return []


def _above(tie: Tie, node: Node[Bone], placing: _Placing) -> Above:
    over = [placing.of(one) for one in node.ancestors()]
    return Above(tie.kind, tie.reason, tie.upper.plan_title, over, placing.of(node))


def _take_up(
    element: Element,
    taken: Iterable[Tie],
    placing: _Placing,
    notes: Iterable[ProgressNote],
    schools: Mapping[int, SchoolName],
) -> list[TakeUp]:
    """Return what each place within reach does with the element, schools that have not answered among them."""
    if element.plan.school_id or element.plan.unit_id:
        return []
    said: dict[int, ProgressNote] = {}
    for note in notes:
        said.setdefault(note.element_id, note)
    answers = [_answer(tie, placing, said) for tie in taken]
    answered = {answer.school for answer in answers if answer.school}
    answers += [
        TakeUp(named.name, named.short, "", school) for school, named in schools.items() if school not in answered
    ]
    return sorted(answers, key=lambda one: _ORDER.index(one.kind))


_ORDER = [*Link.Kind.values, ""]


def _answer(tie: Tie, placing: _Placing, said: Mapping[int, ProgressNote]) -> TakeUp:
    if tie.lower is None:
        where = tie.school_name or tie.unit_name or ""
        return TakeUp(where, tie.school_short or where, tie.kind, tie.school, reason=tie.reason)
    return TakeUp(
        where=tie.lower.where,
        short=tie.lower.where_short,
        kind=tie.kind,
        school=tie.lower.school_id,
        reason=tie.reason,
        place=placing.of_lower(tie.lower),
        plan_title=tie.lower.plan_title,
        said=said.get(tie.lower.element),
    )


def _may_speak(reach: Reach, element: Element, people: Iterable[Holder]) -> bool:
    plan = element.plan
    if reach.may("progress.give", school=plan.school_id, unit=plan.unit_id):
        return True
    return any(one.post in reach.posts and one.capacity in SPEAKING for one in people)
