"""What a reader hears of plans on coming in: the strands in a line each, what was said, who is silent."""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Q

from goldenthread.domain.access import Reach
from goldenthread.domain.plan_status import Word
from goldenthread.domain.plan_tree import Node
from goldenthread.features.plans.models import Assignment, Element, ElementMeasure, Level, Plan, ProgressNote
from goldenthread.features.plans.queries import trees
from goldenthread.features.plans.queries.gathering import Gathered, lines
from goldenthread.features.plans.queries.hearing import Quiet, StrandLine, in_words, quiet_parts, strand_lines
from goldenthread.features.plans.queries.trees import Bone
from goldenthread.features.plans.queries.visible import plans

# As many notes as a home page has room for.
SHOWN = 6


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
) -> News:
    """Return the strands of the trust's plan, silent parts of all live plans, and what was last said since a moment.

    Six queries, whatever the number of plans.
    """
    levels = trees.in_order(Level.objects.filter(plan=OuterRef("pk")))
    live = plans(reach).filter(state=Plan.State.LIVE).select_related("school", "unit")
    found = live.annotate(level_lines=Gathered(levels, **{key: key for key in trees.LEVEL}))
    seen = {plan.pk: plan for plan in found}
    if not seen:
        return News(None, [], [], [])
    own = max(
        (plan for plan in seen.values() if plan.kind == Plan.Kind.TRUST),
        key=lambda plan: (plan.starts_on or dt.date.min, plan.pk), default=None,
    )  # fmt: skip
    words, frames = trees.words_of(seen), _frames(seen.values())
    rows, led = _telling(seen)
    grown = trees.grown(rows)
    quiet = quiet_parts(seen, grown, words=words, leads=led, today=today)
    return News(
        own=own,
        strands=_strands(reach, own, grown.get(own.pk, []), words, term_starts_on, frame=frames[own.pk])
        if own
        else [],
        quiet=[*in_words(quiet[:SHOWN], frames), *quiet[SHOWN:]],
        said=_said(seen, since, since_day),
        level=frames[own.pk].get(1, trees.NO_LEVEL).one if own else "",
    )


def _frames(seen: Iterable[Plan]) -> dict[int, dict[int, trees.LevelFrame]]:
    lines_of = (lines(plan.level_lines) for plan in seen)  # type: ignore[attr-defined]
    return trees.arranged([line[key] for key in trees.LEVEL] for found in lines_of for line in found)


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


def _telling(seen: Mapping[int, Plan]) -> tuple[list[Bone], set[int]]:
    """Return the parts that have something to tell, with all that they stand under, and which of them are led.

    Left out are the lowest parts that nobody leads, speaks of or measures: they are most of a long plan.
    """
    parts = Element.objects.filter(plan__in=seen, removed_at=None)
    leads = Assignment.objects.filter(capacity=Assignment.Capacity.LEAD)
    tells = Q(depth__lte=2) | Q(pk__in=parts.exclude(parent=None).values("parent"))
    for tie in (leads, ProgressNote.objects.all(), ElementMeasure.objects.all()):
        tells |= Q(pk__in=tie.filter(element__plan__in=seen).order_by().values("element"))
    is_led = Exists(leads.filter(element=OuterRef("pk")))
    rows = list(parts.filter(tells).order_by().values_list(*Bone._fields, is_led))
    return [Bone._make(row[:-1]) for row in rows], {row[0] for row in rows if row[-1]}


def _said(seen: Mapping[int, Plan], since: dt.datetime | None, since_day: dt.date) -> list[ProgressNote]:
    """Return the last notes with their parts and plans, the newest first; of one part the newest alone."""
    notes = ProgressNote.objects.filter(element__plan__in=seen, element__removed_at=None)
    fresh = notes.filter(created_at__gt=since) if since is not None else notes.filter(said_on__gte=since_day)
    shown: dict[int, ProgressNote] = {}
    for note in fresh.select_related("element").order_by("-said_on", "-created_at", "-pk")[: SHOWN * 3]:
        note.element.plan = seen[note.element.plan_id]
        shown.setdefault(note.element_id, note)
    return list(shown.values())[:SHOWN]
