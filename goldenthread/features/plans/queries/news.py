"""What a reader hears of plans on coming in: the strands in a line each, what was said, who is silent."""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, NamedTuple

from django.db.models import Case, Exists, F, OuterRef, Q, QuerySet, When

from goldenthread.domain.access import Reach
from goldenthread.domain.plan_status import Word
from goldenthread.domain.plan_tree import Node
from goldenthread.features.organisations.models import School
from goldenthread.features.plans.models import Assignment, Element, ElementMeasure, Level, Plan, ProgressNote
from goldenthread.features.plans.queries import trees
from goldenthread.features.plans.queries.gathering import Gathered, lines
from goldenthread.features.plans.queries.hearing import Quiet, StrandLine, in_words, quiet_parts, strand_lines
from goldenthread.features.plans.queries.trees import Bone
from goldenthread.features.plans.queries.visible import in_sight

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


@dataclass(frozen=True)
class News:
    """What a home page says of plans. `own` is the trust’s plan in force, `level` its word for a strand."""

    own: Plan | None
    strands: Sequence[StrandLine]
    quiet: Sequence[Quiet]
    said: Sequence[Said]
    level: str = ""


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

    Four queries, whatever the number of plans.
    """
    if not reach.may_somewhere("plan.see"):
        return _NOTHING
    seen = {plan.pk: plan for plan in _live().filter(in_sight(reach))}
    if not seen:
        return _NOTHING
    own = max(
        (plan for plan in seen.values() if plan.kind == Plan.Kind.TRUST),
        key=lambda plan: (plan.starts_on or dt.date.min, plan.pk), default=None,
    )  # fmt: skip
    frames = _frames(seen.values())
    words, said = _words(seen, since, since_day)
    rows, led = _telling(seen)
    bones = {bone.pk: bone for bone in rows}
    grown = trees.grown(rows)
    quiet = quiet_parts(seen, grown, words=words, leads=led, today=today)
    return News(
        own=own,
        strands=_strands(reach, own, grown.get(own.pk, []), words, term_starts_on, frame=frames[own.pk])
        if own
        else [],
        quiet=[*in_words(quiet[:SHOWN], frames), *quiet[SHOWN:]],
        said=[_said(seen, bones[part], words[part], text) for part, text in said],
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


@cache
def _live() -> QuerySet[Plan]:
    """Ask for plans in force with their levels, in words kept ready."""
    levels = trees.in_order(Level.objects.filter(plan=OuterRef("pk")))
    live = Plan.objects.filter(state=Plan.State.LIVE).select_related("school")
    return live.annotate(level_lines=Gathered(levels, **{key: key for key in trees.LEVEL}))


def _telling(seen: Mapping[int, Plan]) -> tuple[list[Bone], set[int]]:
    """Return the parts that have something to tell, with all that they stand under, and which of them are led."""
    rows = list(_told().filter(plan__in=seen))
    return [Bone._make(row[:-1]) for row in rows], {row[0] for row in rows if row[-1]}


@cache
def _told() -> QuerySet[Element, tuple[Any, ...]]:
    """Ask for the parts that have something to tell, each with whether it is led, in words kept ready.

    Left out are the lowest parts that nobody leads, speaks of or measures: they are most of a long plan.
    """
    leads = Assignment.objects.filter(capacity=Assignment.Capacity.LEAD)
    parts = Element.objects.filter(removed_at=None).order_by()
    parts = parts.annotate(is_led=Exists(leads.filter(element=OuterRef("pk"))))
    tells = (
        Q(depth__lte=2)
        | Q(is_led=True)
        | Q(Exists(Element.objects.filter(parent=OuterRef("pk"), removed_at=None)))
        | Q(Exists(ProgressNote.objects.filter(element=OuterRef("pk"))))
        | Q(Exists(ElementMeasure.objects.filter(element=OuterRef("pk"))))
    )
    return parts.filter(tells).values_list(*Bone._fields, "is_led")


def _words(
    seen: Mapping[int, Plan], since: dt.datetime | None, since_day: dt.date
) -> tuple[dict[int, Word], list[tuple[int, str]]]:
    """Return the last word of every part, and of those that are news the words themselves, the newest first."""
    fresh = Q(created_at__gt=since) if since is not None else Q(said_on__gte=since_day)
    notes = trees.latest_notes().filter(element__plan__in=seen, element__removed_at=None)
    notes = notes.annotate(news=Case(When(fresh, then=F("said")), default=None))
    rows = list(notes.values_list("element", "status", "said_on", "created_at", "pk", "news"))
    newest = sorted((row for row in rows if row[-1] is not None), key=lambda row: row[2:5], reverse=True)
    return {row[0]: Word(*row[1:3]) for row in rows}, [(row[0], row[-1]) for row in newest[:SHOWN]]


def _said(seen: Mapping[int, Plan], bone: Bone, word: Word, said: str) -> Said:
    return Said(bone.ref, bone.title, word.status, said, word.said_on, seen[bone.plan_id].school)
