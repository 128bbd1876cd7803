"""Versions of a plan: how it stands now as a document, what was kept of it, and two of them side by side."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.db.models import F, Q, QuerySet

from goldenthread.domain.access import Reach
from goldenthread.domain.calendar import TermCalendar
from goldenthread.domain.plans import carrying, plan_diff, plan_tree
from goldenthread.domain.plans.frozen_plan import (
    FrozenColumn,
    FrozenLevel,
    FrozenPart,
    FrozenPlan,
    FrozenStatement,
    FrozenTarget,
)
from goldenthread.features.approvals import queries as approvals
from goldenthread.features.organisations.models import Body
from goldenthread.features.plans.models import (
    Assignment,
    Carried,
    Element,
    ElementMeasure,
    ElementStatement,
    ElementTarget,
    Plan,
    Statement,
    Succession,
    Version,
)
from goldenthread.features.plans.queries.outline import trees
from goldenthread.features.plans.queries.visible import plans, plans_sent_to, plans_to_edit
from goldenthread.foundation import clock

TARGET = (
    "target__text", "target__ref", "column", "target__measure__name", "target__op", "target__value",
    "target__value_to", "target__value_word", "target__reference", "target__tolerance", "target__due_words",
    "target__due_until",
)  # fmt: skip

# What is noted on a version that was kept when its plan was sent to be agreed.
FIRST_DRAFT = "As it was sent to be agreed."
# What was decided of a part that did not go on, as it is told beside what became of it.
NOT_CARRIED = {carrying.CLOSE: "Closed, for it is done", carrying.DROP: "Not carried on"}
# How far back two states that differ are looked for.
MOST_VERSIONS = 12


@dataclass(frozen=True)
class Side:
    """One side of a comparison: what it is called, and the plan as it stood there. `key` names it in an address."""

    key: str
    title: str
    document: FrozenPlan


def as_it_stands(plan: Plan) -> FrozenPlan:
    """Return how a plan stands now, as a document: nine queries whatever its size."""
    rows = list(Element.objects.filter(plan=plan, removed_at=None).order_by())
    tops = plan_tree.grow(rows)
    frame = trees.frame_of(plan)
    levels = {depth: _level(depth, level) for depth, level in frame.items()}
    numbers = trees.numbers_of(tops, frame)
    hung = _hung(plan)
    refs = {row.pk: row.ref for row in rows}
    return FrozenPlan(
        ref=plan.ref, title=plan.title, kind=plan.kind, place=str(plan.school or plan.unit or plan.trust),
        period_words=plan.period_words, starts_on=plan.starts_on, ends_on=plan.ends_on, adopted_on=plan.adopted_on,
        next_review_on=plan.next_review_on, rolling_years=plan.rolling_years,
        control=tuple((str(heading), str(text)) for heading, text in plan.control.items()),
        flags=tuple((str(flag.get("name", "")), str(flag.get("meaning", ""))) for flag in plan.flags),
        levels=tuple(levels.values()), statements=_statements(plan, refs),
        parts=tuple(
            _part(node, numbers.get(node.row.pk, ""), levels, hung, refs) for node in plan_tree.walk(tops)
        ),
    )  # fmt: skip


@dataclass(frozen=True)
class _Hung:
    people: Mapping[int, Sequence[tuple[str, str]]]
    measures: Mapping[int, Sequence[str]]
    targets: Mapping[int, Sequence[FrozenTarget]]
    came_from: Mapping[int, str]
    lives_by: Mapping[int, Sequence[str]]


def _hung(plan: Plan) -> _Hung:
    """Return what hangs from each part of a plan: five queries."""
    here = {"element__plan": plan, "element__removed_at": None}
    people = Assignment.objects.filter(**here).order_by("capacity", "pk")
    measures = ElementMeasure.objects.filter(**here).order_by("order", "pk")
    targets = ElementTarget.objects.filter(**here, target__retired_on=None).order_by("order", "pk")
    carried = Carried.objects.filter(later__plan=plan)
    lived = ElementStatement.objects.filter(**here).order_by("pk")
    return _Hung(
        _by_part(people.values_list("element", "capacity", "post__title"), lambda *pair: pair),
        _by_part(measures.values_list("element", "measure__name"), str),
        _by_part(targets.values_list("element", *TARGET), frozen_target),
        dict(carried.values_list("later", "earlier__ref")),
        _by_part(lived.values_list("element", "statement__ref"), str),
    )


def _by_part(rows: Iterable[Sequence[Any]], make: Any) -> dict[int, list[Any]]:
    found: dict[int, list[Any]] = defaultdict(list)
    for part, *facts in rows:
        found[part].append(make(*facts))
    return found


def frozen_target(*facts: Any) -> FrozenTarget:
    text, ref, column, measure, op, value, value_to, word, reference, tolerance, due_words, due_until = facts
    return FrozenTarget(
        text=text, ref=ref, column=column, measure=measure or "", op=op, value=_figure(value),
        value_to=_figure(value_to), word=word, reference=reference, tolerance=_figure(tolerance),
        due_words=due_words, due_until=due_until,
    )  # fmt: skip


def _figure(value: Decimal | None) -> str:
    """Write a figure without the noughts that the table keeps behind it."""
    return "" if value is None else f"{value.normalize():f}"


def _level(depth: int, level: trees.LevelFrame) -> FrozenLevel:
    own = tuple((top, _columns(level.within(top))) for top in sorted(level.own))
    return FrozenLevel(depth, level.one, level.many, _columns(level), own)


def _columns(level: trees.LevelFrame) -> tuple[FrozenColumn, ...]:
    return tuple(FrozenColumn(key, name, level.meanings.get(key, "")) for key, name in level.columns)


def _statements(plan: Plan, refs: Mapping[int, str]) -> tuple[FrozenStatement, ...]:
    rows = Statement.objects.filter(plan=plan).filter(Q(element=None) | Q(element__removed_at=None))
    return tuple(
        FrozenStatement(
            row.ref,
            row.kind,
            row.text,
            row.source,
            refs.get(row.element_id or 0, ""),
            row.title,
            row.year,
            row.base,
            row.quotation,
            row.principle.ref if row.principle else "",
            row.clash,
        )
        for row in rows.select_related("principle", "clashes_with")
    )


def _part(
    node: plan_tree.Node[Element],
    counted: str,
    levels: Mapping[int, FrozenLevel],
    hung: _Hung,
    refs: Mapping[int, str],
) -> FrozenPart:
    row = node.row
    level = levels.get(node.depth)
    keys = [column.key for column in level.columns] if level else []
    keys += [key for key in row.cells if key not in keys]
    return FrozenPart(
        ref=row.ref, title=row.title, under=refs[node.parent.row.pk] if node.parent else "", depth=node.depth,
        printed=row.number, counted=counted, text=row.text, theme=row.theme, grid=row.grid, due_words=row.due_words,
        due_from=row.due_from, due_until=row.due_until,
        cells=tuple((key, str(row.cells[key])) for key in keys if row.cells.get(key)),
        flags=tuple(map(str, row.flags)), tags=tuple(map(str, row.tags)),
        milestones=tuple(sorted((str(year), str(text)) for year, text in row.year_milestones.items() if text)),
        people=tuple(hung.people.get(row.pk, ())), measures=tuple(hung.measures.get(row.pk, ())),
        targets=tuple(hung.targets.get(row.pk, ())), came_from=hung.came_from.get(row.pk, ""),
        lives_by=tuple(hung.lives_by.get(row.pk, ())),
    )  # fmt: skip


def adopted_since(reach: Reach, since: dt.date) -> QuerySet[Version]:
    """Return the versions that plans within sight were adopted in, or rolled on by, since a day: the latest first."""
    occasions = (Version.Occasion.ADOPTED, Version.Occasion.ROLLED)
    found = versions(reach).filter(occasion__in=occasions, is_of_a_draft=False, frozen_on__gte=since)
    return found.defer("content").order_by("-frozen_on", "-pk")


def versions(reach: Reach) -> QuerySet[Version]:
    """Return the versions of plans within sight; of drafts those of plans that the reader may change, or was sent."""
    found = Version.objects.filter(plan__in=plans(reach))
    was_sent = Q(note=FIRST_DRAFT, plan__in=plans_sent_to(reach)) | approvals.versions_shown("plan", reach.posts)
    was_sent |= approvals.versions_signed("plan", reach.posts, clock.today())
    found = found.filter(Q(is_of_a_draft=False) | Q(plan__in=plans_to_edit(reach)) | was_sent)
    return found.select_related("plan__trust", "plan__school", "plan__unit", "by")


def adopted_by(reach: Reach, body: Body) -> list[Version]:
    """Return what a body adopted, or agreed to on its way: of each plan the newest version, the newest first."""
    its = Q(body=body) | Q(plan__ref__in=approvals.agreed_in_name_of("plan", body))
    newest: dict[int, Version] = {}
    for row in versions(reach).filter(its, occasion=Version.Occasion.ADOPTED).order_by("-adopted_on", "-pk"):
        newest.setdefault(row.plan_id, row)
    return list(newest.values())


def side(reach: Reach, key: str) -> Side | None:
    """Return what a comparison's address names: `v` and a version's reference, or `p` and a plan's as it stands now.

    None where there is no such thing within the reader's sight.
    """
    kind, _, ref = key.partition("-")
    if kind == "v":
        version = versions(reach).filter(ref=ref).first()
        return Side(key, _called(version), version.document) if version else None
    plan = plans(reach).filter(ref=ref).select_related("trust", "school", "unit").first() if kind == "p" else None
    return Side(key, f"{plan.title}, as it stands now", as_it_stands(plan)) if plan else None


def _called(version: Version, plan: str = "") -> str:
    return f"{plan or version.plan.title}, {str(version)[:1].lower()}{str(version)[1:]}"


def sides(reach: Reach, plan: Plan) -> list[tuple[str, str]]:
    """Return what a plan can be compared with, as keys and titles: itself and its kin, now and as they were kept."""
    kin = plans(reach).filter(
        Q(pk=plan.pk)
        | Q(pk__in=Succession.objects.filter(later=plan).values("earlier"))
        | Q(pk__in=Succession.objects.filter(earlier=plan).values("later"))
        | Q(school=plan.school_id, unit=plan.unit_id, kind=plan.kind)
    )
    found = versions(reach).filter(plan__in=kin).defer("content").order_by(F("plan").desc(), "-number")
    listed = list(kin.order_by("-starts_on", "pk"))
    names = _told_apart(listed)
    now = [(f"p-{one.ref}", f"{names[one.pk]}, as it stands now") for one in listed]
    return [*now, *((f"v-{one.ref}", _called(one, names[one.plan_id])) for one in found)]


def _told_apart(alike: Sequence[Plan]) -> dict[int, str]:
    """Return what each plan is called though several bear one title: which is a draft, which was begun first."""
    names = {one.pk: f"{one.title}{', a draft' if one.state == Plan.State.DRAFT else ''}" for one in alike}
    of_name: dict[str, list[int]] = defaultdict(list)
    for key in sorted(names):
        of_name[names[key]].append(key)
    return {
        key: name if len(keys) == 1 else f"{name} ({place} of {len(keys)} of this name, by when they were begun)"
        for name, keys in of_name.items()
        for place, key in enumerate(keys, start=1)
    }


def newest_that_differ(reach: Reach, plan: Plan) -> tuple[str, str]:
    """Return the keys of the two newest states of a plan that say something else, the earlier first.

    Of a plan that never changed since it was kept, its newest version and the plan as it stands now.
    """
    now = f"p-{plan.ref}"
    key, document = now, as_it_stands(plan)
    newest = now
    for version in versions(reach).filter(plan=plan).order_by("-number")[:MOST_VERSIONS]:
        newest = f"v-{version.ref}" if newest == now else newest
        if not compare(plan, version.document, document).is_same:
            return f"v-{version.ref}", key
        key, document = f"v-{version.ref}", version.document
    return newest, now


def why_not_carried(reach: Reach, comparison: plan_diff.Comparison) -> dict[str, str]:
    """Say of parts that are not in the later plan what was decided of them when it was begun, by reference."""
    gone = [part.before.ref for part in comparison.parts if part.before and part.after is None]
    told = Carried.objects.filter(earlier__ref__in=gone, later=None, succession__later__in=plans(reach))
    return {
        one.earlier.ref: ": ".join(filter(None, (NOT_CARRIED.get(one.decision, ""), one.reason)))
        for one in told.select_related("earlier")
    }  # fmt: skip


def compare(
    plan: Plan, before: FrozenPlan, after: FrozenPlan, *, same: Mapping[str, str] | None = None
) -> plan_diff.Comparison:
    """Compare two documents of a trust's plans by the trust's own calendar."""
    return plan_diff.compare(before, after, calendar=TermCalendar.from_json(plan.trust.calendar), same=same)
