"""What a reader hears of plans on coming in: the strands in a line each, what was said, who is silent."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Q

from goldenthread.domain import plan_tree
from goldenthread.domain.access import Reach
from goldenthread.domain.plan_status import Word
from goldenthread.domain.plan_tree import Node
from goldenthread.features.measures.queries import Cell
from goldenthread.features.plans.models import Assignment, Element, Plan, ProgressNote
from goldenthread.features.plans.queries import trees
from goldenthread.features.plans.queries.hearing import Quiet, StrandLine, strand_line
from goldenthread.features.plans.queries.visible import plans


@dataclass(frozen=True)
class News:
    """What a home page says of plans. `own` is the trust’s plan in force, `level` its word for a strand."""

    own: Plan | None
    strands: Sequence[StrandLine]
    quiet: Sequence[Quiet]
    said: Sequence[ProgressNote]
    level: str = ""


def news(
    reach: Reach,
    *,
    since: dt.datetime | None,
    since_day: dt.date,
    term_starts_on: dt.date | None,
    today: dt.date,
    cells: Mapping[int, Mapping[int | None, Cell]],
) -> News:
    """Return the strands of the trust's plan, silent parts of all live plans, and what was last said since a moment.

    Seven queries, whatever the number of plans.
    """
    seen = {plan.pk: plan for plan in plans(reach).filter(state=Plan.State.LIVE).select_related("school", "unit")}
    own = max(
        (plan for plan in seen.values() if plan.kind == Plan.Kind.TRUST),
        key=lambda plan: (plan.starts_on or dt.date.min, plan.pk), default=None,
    )  # fmt: skip
    if not seen:
        return News(None, [], [], [])
    rows = list(_bones(list(seen)))
    notes = {
        note.element_id: note for note in trees.latest_notes(Q(element__plan__in=seen, element__removed_at=None))
    }
    words = {element: Word(note.status, note.said_on) for element, note in notes.items()}
    frames = trees.frames(seen)
    grown = trees.grown(rows)
    strands: list[StrandLine] = []
    if own:
        stands = trees.stands(grown.get(own.pk, []), words, trees.standings_of(reach, own, cells))
        strands = _strands(grown.get(own.pk, []), stands, frames[own.pk], term_starts_on)
    fresh = [note for note in notes.values() if _is_fresh(note, since, since_day)]
    level = frames[own.pk].get(1, trees.NO_LEVEL).one if own else ""
    return News(own, strands, _quiet(seen, grown, frames, words, today), _said(rows, fresh, seen), level)


def _bones(seen: list[int]) -> list[Element]:
    leads = Assignment.objects.filter(element=OuterRef("pk"), capacity=Assignment.Capacity.LEAD)
    rows = trees.bones(Element.objects.filter(plan__in=seen, removed_at=None))
    return list(rows.annotate(is_led=Exists(leads)))


def _strands(
    tops: Sequence[Node[Element]], stands: dict[int, trees.Stand], frame: trees.Frame, since: dt.date | None
) -> list[StrandLine]:
    numbers = trees.numbers_of(tops, frame)
    below = frame.get(2, trees.NO_LEVEL)
    return [strand_line(top, stands, numbers, below, since) for top in tops]


def _quiet(
    seen: dict[int, Plan],
    grown: dict[int, list[Node[Element]]],
    frames: dict[int, dict[int, trees.LevelFrame]],
    words: dict[int, Word],
    today: dt.date,
) -> list[Quiet]:
    found = []
    for pk, tops in grown.items():
        numbers = trees.numbers_of(tops, frames[pk])
        led = {row.pk: True for row in _rows(tops) if getattr(row, "is_led", False)}
        for node in trees.quiet_nodes(tops, words, led, seen[pk].starts_on, today):
            node.row.plan = seen[pk]
            last = words.get(node.row.pk)
            days = (today - (last.said_on if last else seen[pk].starts_on or today)).days
            level = frames[pk].get(node.depth, trees.NO_LEVEL).one
            found.append(Quiet(node.row, node.row.number or numbers[node.row.pk], level, last, days))
    return sorted(found, key=lambda quiet: -quiet.days)


def _rows(tops: Sequence[Node[Element]]) -> list[Element]:
    return [node.row for node in plan_tree.walk(tops)]


def _said(rows: Sequence[Element], said: Sequence[ProgressNote], seen: dict[int, Plan]) -> list[ProgressNote]:
    """Return notes with their parts and plans, the newest first."""
    elements = {row.pk: row for row in rows}
    for note in said:
        note.element = elements[note.element_id]
        note.element.plan = seen[note.element.plan_id]
    return sorted(said, key=lambda note: (note.said_on, note.created_at), reverse=True)


def _is_fresh(note: ProgressNote, since: dt.datetime | None, since_day: dt.date) -> bool:
    return note.created_at > since if since is not None else note.said_on >= since_day
