"""Plans themselves, and the levels that they are made of."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db import transaction
from django.db.models import Max

from goldenthread.domain.plans.numbering import pattern_flaw
from goldenthread.domain.reading.plan_reading.vocabulary import plural
from goldenthread.features.accounts.models import Person
from goldenthread.features.organisations.models import Post, School, Trust, Unit
from goldenthread.features.plans.kinds import kinds
from goldenthread.features.plans.models import Column, Level, Plan
from goldenthread.features.plans.operations.agreed.gating import require_agreed
from goldenthread.features.plans.operations.agreed.versions import begin_to_hear, close_reviews
from goldenthread.features.plans.operations.parts.assignments import hold_to_its_targets
from goldenthread.features.plans.operations.parts.dates import close_when_settled, reread
from goldenthread.features.plans.operations.parts.remembering import levels_kept, remember_levels
from goldenthread.features.plans.operations.writing import note_plan
from goldenthread.features.plans.queries.agreed.agreements import is_gated
from goldenthread.foundation.checked_words import check, require, set_words
from goldenthread.foundation.tables import claim_revision

REVISABLE = (
    "title", "state", "period_words", "starts_on", "ends_on", "adopted_on", "next_review_on", "rolling_years",
    "control", "flags",
)  # fmt: skip
MOST_LEVELS = 8


@dataclass(frozen=True)
class ColumnWords:
    """A column of a level: its key, the trust's heading, and what it means to the software, if anything."""

    key: str
    name: str
    meaning: str = ""


OwnColumns = Mapping[str, Sequence[tuple[str, str]]]


@dataclass(frozen=True)
class LevelWords:
    """A level in the trust's own word: the pattern of its numbers, its columns, how its parts are run, how many.

    `own_columns` are those that print beneath one top part, as keys and headings, by that part's reference.
    """

    one: str
    many: str = ""
    number: str = ""
    columns: Sequence[ColumnWords] = field(default=())
    is_run: bool = False
    most: int | None = None
    own_columns: OwnColumns = field(default_factory=dict)


@transaction.atomic
def create_plan(
    *,
    trust: Trust,
    kind: str,
    title: str,
    by: Person | None,
    school: School | None = None,
    unit: Unit | None = None,
    levels: Sequence[LevelWords] = (),
    above: Plan | None = None,
    lead: Post | None = None,
    **words: Any,
) -> Plan:
    """Begin a plan: of the trust, or of one school or unit. Without levels of its own it has one, Priority.

    A plan with a gate begins as a draft, unless words say that it comes from elsewhere and is in force there.
    """
    _require_place(trust, kind, school, unit)
    plan = Plan(trust=trust, school=school, unit=unit, **check(Plan, {"kind": kind, "title": title}))
    if is_gated(plan):
        plan.state = Plan.State.DRAFT
    set_words(plan, words, REVISABLE)
    _require_days(plan)
    plan.above, plan.lead = above, lead
    if plan.state == Plan.State.LIVE:
        begin_to_hear(plan, by)
    plan.save()
    write_levels(plan, levels or [LevelWords("Priority", "Priorities", "{n}")])
    note_plan(plan, "began a plan", by, after={"title": plan.title, "kind": plan.kind})
    return plan


@transaction.atomic
def revise_plan(*, plan: Plan, by: Person, drawn_from: int | None = None, **words: Any) -> Plan:
    """Change a plan's title, period, control lines or flags. A new period reads every date again."""
    claim_revision(plan, drawn_from)
    before, after = set_words(plan, words, REVISABLE)
    _require_days(plan)
    if after.get("state") == Plan.State.LIVE:
        require_agreed(plan)
        begin_to_hear(plan, by)
    plan.save()
    if after.get("state") == Plan.State.LIVE:
        hold_to_its_targets(plan=plan, by=by)
    if {"starts_on", "ends_on"} & set(after):
        reread(plan)
        close_when_settled(plan, by)
    if "next_review_on" in after:
        close_reviews(plan, by)
    if after:
        note_plan(plan, "changed the plan", by, before, after)
    return plan


@transaction.atomic
def end_plan(*, plan: Plan, by: Person, drawn_from: int | None = None) -> Plan:
    """Close a plan that has run its course. It stays to be read; nothing more is asked about it."""
    claim_revision(plan, drawn_from)
    before = {"state": plan.state}
    plan.state = Plan.State.ENDED
    plan.save(update_fields=["state", "revision"])
    note_plan(plan, "ended the plan", by, before, {"state": plan.state})
    close_reviews(plan, by)
    return plan


@transaction.atomic
def set_levels(*, plan: Plan, levels: Sequence[LevelWords], by: Person, drawn_from: int | None = None) -> Plan:
    """Set a plan's levels, top first, and their columns. A level that holds something cannot be taken away."""
    claim_revision(plan, drawn_from)
    deepest = plan.elements.filter(removed_at=None).aggregate(deepest=Max("depth"))["deepest"] or 0
    require(len(levels) >= deepest, f"The plan goes {deepest} levels deep: move or remove what stands below first.")
    before, kept = _levels_in_words(plan), levels_kept(plan)
    write_levels(plan, levels)
    plan.save(update_fields=["revision"])
    remember_levels(plan, by, kept, levels_kept(plan))
    note_plan(plan, "set the levels", by, before, _levels_in_words(plan))
    return plan


def write_levels(plan: Plan, levels: Sequence[LevelWords]) -> None:
    """Replace a plan's levels and columns by these."""
    require(1 <= len(levels) <= MOST_LEVELS, f"A plan has between one level and {MOST_LEVELS}.")
    rows = [_level(plan, depth, words) for depth, words in enumerate(levels, start=1)]
    columns = [column for row, words in zip(rows, levels, strict=True) for column in _columns(row, words)]
    plan.levels.all().delete()
    Level.objects.bulk_create(rows)
    Column.objects.bulk_create(columns)


def _level(plan: Plan, depth: int, words: LevelWords) -> Level:
    said = {"one": words.one, "many": words.many or plural(words.one), "number": words.number, "most": words.most}
    flaw = pattern_flaw(words.number)
    require(not flaw, flaw, "number")
    own = {top: [list(one) for one in columns] for top, columns in words.own_columns.items()}
    return Level(plan=plan, depth=depth, is_run=words.is_run, own_columns=own, **check(Level, said))


def _columns(level: Level, words: LevelWords) -> list[Column]:
    keys = [column.key for column in words.columns]
    require(len(keys) == len(set(keys)), f"Two columns of {level.one} have the same key.")
    return [
        Column(level=level, order=order, **check(Column, {"key": one.key, "name": one.name, "meaning": one.meaning}))
        for order, one in enumerate(words.columns)
    ]


def _levels_in_words(plan: Plan) -> dict[str, Any]:
    levels = plan.levels.prefetch_related("columns")
    return {
        f"level {level.depth}": [level.one, level.many, level.number, [column.name for column in level.columns.all()]]
        for level in levels
    }


def _require_place(trust: Trust, kind: str, school: School | None, unit: Unit | None) -> None:
    require(not (school and unit), "A plan belongs to a school or to a unit, not to both.")
    require(kind in kinds(), f"“{kind[:40]}” is no kind of plan that we know.", "kind")
    offered = kinds()[kind].places
    if kind == Plan.Kind.TRUST:
        require(not school and not unit, "The trust's own plan belongs to no single school or unit.")
    elif not (school or unit):
        require("trust" in offered, "Say which school or unit the plan is for.")
    place = school or unit
    require(place is None or place.trust_id == trust.pk, "That place belongs to another trust.")


def _require_days(plan: Plan) -> None:
    starts_on, ends_on = plan.starts_on, plan.ends_on
    ordered = not (isinstance(starts_on, dt.date) and isinstance(ends_on, dt.date)) or starts_on <= ends_on
    require(ordered, "The plan ends before it begins.", "ends_on")
