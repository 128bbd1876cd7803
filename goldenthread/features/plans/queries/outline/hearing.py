"""What a trust hears of its plans: strands at a glance, silence, what is unclear."""

import datetime as dt
from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass, replace

from goldenthread.domain.plans.plan_status import FINISHED, Word
from goldenthread.domain.plans.plan_tree import Node, walk
from goldenthread.features.plans.models import Element, Plan
from goldenthread.features.plans.queries.outline import trees
from goldenthread.features.plans.queries.outline.trees import Bone, Stand


@dataclass(frozen=True)
class StrandLine:
    """One strand of the trust's plan in a line: how it stands, how many parts, how many without a word."""

    element: Bone
    number: str
    stand: Stand
    parts: int
    parts_word: str
    off_track: int
    at_risk: int
    silent: int


def strand_lines(
    tops: Sequence[Node[Bone]], stands: Mapping[int, Stand], frame: trees.Frame, since: dt.date | None
) -> list[StrandLine]:
    """Say of each top part of a grown tree how it stands, and how many of its parts are silent since a day.

    `since` is the first day of the term; without it nobody counts as silent.
    """
    counting, below = trees.Counting(tops, frame), frame.get(2, trees.NO_LEVEL)
    return [_strand_line(top, stands, top.row.number or counting.number(top), below, since) for top in tops]


def _strand_line(
    top: Node[Bone], stands: Mapping[int, Stand], number: str, below: trees.LevelFrame, since: dt.date | None
) -> StrandLine:
    parts = [stands[child.row.pk] for child in top.children]
    worst = [_most_pressing(part) for part in parts]
    return StrandLine(
        element=top.row,
        number=number,
        stand=stands[top.row.pk],
        parts=len(parts),
        parts_word=below.one if len(parts) == 1 else below.many,
        off_track=worst.count("off track"),
        at_risk=worst.count("at risk"),
        silent=sum(_is_silent(part.delivery, since) for part in parts),
    )


def _most_pressing(part: Stand) -> str:
    """The worse of what the lead says and what the figures say, for counting parts that need attention."""
    said = {part.status, part.outcome}
    return next((status for status in ("off track", "at risk") if status in said), part.status)


def _is_silent(word: Word | None, since: dt.date | None) -> bool:
    if since is None or (word and word.status in FINISHED):
        return False
    return word is None or word.said_on < since


@dataclass(frozen=True)
class Quiet:
    """A part of which nobody has spoken for too long; `last` is None where nobody ever has."""

    element: Bone
    plan: Plan
    depth: int
    number: str
    level: str
    last: Word | None
    days: int


def quiet_parts(
    seen: Mapping[int, Plan],
    grown: Mapping[int, Sequence[Node[Bone]]],
    *,
    words: Mapping[int, Word],
    leads: Container[int],
    today: dt.date,
) -> list[Quiet]:
    """Return the silent parts of plans whose trees are grown, the longest silence first, by their printed numbers.

    Expected to be spoken of is every part that somebody leads, unless somebody leads something beneath
    it, and every part that was spoken of before; not what is done, moved or dropped.
    """
    found = []
    for plan, tops in grown.items():
        for node in trees.quiet_nodes(tops, words, leads, seen[plan].heard_since, today):
            last = words.get(node.row.pk)
            days = (today - (last.said_on if last else seen[plan].heard_since or today)).days
            found.append(Quiet(node.row, seen[plan], node.depth, node.row.number, "", last, days))
    return sorted(found, key=lambda quiet: -quiet.days)


def in_words(found: Sequence[Quiet], frames: Mapping[int, trees.Frame]) -> list[Quiet]:
    """Give silent parts their levels' words, and numbers where none is printed: one query where any is wanting."""
    levels = [frames[one.plan.pk].get(one.depth, trees.NO_LEVEL) for one in found]
    unnumbered = {one.plan.pk for one, level in zip(found, levels, strict=True) if level.number and not one.number}
    numbers: dict[int, str] = {}
    if unnumbered:
        rows = trees.bones(Element.objects.filter(plan__in=unnumbered, removed_at=None))
        wanted = {one.element.pk for one in found}
        for plan, tops in trees.grown(rows).items():
            counting = trees.Counting(tops, frames[plan])
            numbers |= {node.row.pk: counting.number(node) for node in walk(tops) if node.row.pk in wanted}
    return [
        replace(one, level=level.one, number=one.number or numbers.get(one.element.pk, ""))
        for one, level in zip(found, levels, strict=True)
    ]
