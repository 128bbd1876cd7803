"""A whole plan at once: from a starter pack, or from a document that was read and checked."""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db import transaction
from django.db.models import Model

from goldenthread.domain.date_words import Context
from goldenthread.features.accounts.models import Person
from goldenthread.features.activity import operations as activity
from goldenthread.features.activity.models import Task
from goldenthread.features.measures.models import Measure, Target
from goldenthread.features.organisations.models import Post, School, Trust, Unit
from goldenthread.features.plans.models import (
    Assignment,
    Element,
    ElementMeasure,
    ElementTarget,
    Evidence,
    Level,
    Plan,
    ProgressNote,
    Statement,
)
from goldenthread.features.plans.operations.parts.dates import context_of, understand
from goldenthread.features.plans.operations.parts.elements import MOST_ELEMENTS
from goldenthread.features.plans.operations.whole.action_trees import ActionWords, hang_actions
from goldenthread.features.plans.operations.whole.plans import LevelWords, create_plan
from goldenthread.features.plans.operations.whole.run_trees import RunWords, hang_run
from goldenthread.features.plans.operations.writing import note_plan
from goldenthread.foundation.checked_words import check, require, set_words


@dataclass(frozen=True)
class StatementWords:
    """A statement; `part` is the printed number or key of the element that it belongs to, if it does."""

    kind: str
    text: str
    source: str = ""
    part: str = ""


@dataclass(frozen=True)
class NoteWords:
    """What was said of an element on a day, in the name of a post."""

    said_on: dt.date
    status: str
    said: str
    next_step: str = ""
    post: Post | None = None


@dataclass(frozen=True)
class EvidenceWords:
    """Something that shows what is claimed."""

    title: str
    dated_on: dt.date | None = None
    address: str = ""


@dataclass(frozen=True)
class ElementWords:
    """One part of a plan and all that hangs from it.

    `people` are (post, capacity), `targets` are (target, the column where it is printed). `key` names the
    part where its printed number is missing or given twice; it is not kept. `due_settled` are the days that a
    person confirmed for words that can be read in more than one way.
    """

    title: str
    number: str = ""
    key: str = ""
    text: str = ""
    theme: str = ""
    grid: str = ""
    only_on_grid: bool = False
    repair: str = ""
    due: str = ""
    due_settled: tuple[dt.date | None, dt.date | None] | None = None
    cells: Mapping[str, str] = field(default_factory=dict)
    flags: Sequence[str] = ()
    tags: Sequence[str] = ()
    year_milestones: Mapping[str, str] = field(default_factory=dict)
    people: Sequence[tuple[Post, str]] = ()
    measures: Sequence[Measure] = ()
    targets: Sequence[tuple[Target, str]] = ()
    actions: Sequence[ActionWords] = ()
    notes: Sequence[NoteWords] = ()
    evidence: Sequence[EvidenceWords] = ()
    run: RunWords = field(default_factory=RunWords)
    children: Sequence["ElementWords"] = ()


@dataclass(frozen=True)
class PlanTree:
    """A whole plan in words, checked for shape and not yet kept."""

    title: str
    kind: str = Plan.Kind.TRUST
    school: School | None = None
    unit: Unit | None = None
    state: str = Plan.State.LIVE
    period_words: str = ""
    starts_on: dt.date | None = None
    ends_on: dt.date | None = None
    adopted_on: dt.date | None = None
    next_review_on: dt.date | None = None
    rolling_years: int | None = None
    control: Mapping[str, str] = field(default_factory=dict)
    above: Plan | None = None
    lead: Post | None = None
    flags: Sequence[Mapping[str, str]] = ()
    settled_dates: Mapping[str, str] = field(default_factory=dict)
    levels: Sequence[LevelWords] = ()
    statements: Sequence[StatementWords] = ()
    elements: Sequence[ElementWords] = ()


@dataclass(frozen=True)
class LoadedPlan:
    """What was made: the plan, its elements by key or else printed number (the first to bear it), and in order.

    `in_order` is the order of `walk(tree)`, so that the two can be read side by side.
    """

    plan: Plan
    by_number: Mapping[str, Element]
    in_order: Sequence[Element]


@transaction.atomic
def load_tree(*, trust: Trust, tree: PlanTree, by: Person | None) -> LoadedPlan:
    """Keep a whole plan in a few queries: one batch a level and a kind, never one a part.

    Every date is read as it is written; actions that are still open are asked of their posts, and whoever
    leads a part whose date is unclear is asked to settle it. Raises ValidationError for words that cannot
    be kept, and then keeps nothing.
    """
    parts = list(walk(tree))
    require(len(parts) <= MOST_ELEMENTS, f"The plan has {len(parts):,} parts; {MOST_ELEMENTS:,} is the most.")
    plan = create_plan(
        trust=trust, kind=tree.kind, title=tree.title, by=by, school=tree.school, unit=tree.unit, levels=tree.levels,
        above=tree.above, lead=tree.lead,
        state=tree.state, period_words=tree.period_words, starts_on=tree.starts_on, ends_on=tree.ends_on,
        adopted_on=tree.adopted_on, next_review_on=tree.next_review_on, rolling_years=tree.rolling_years,
        control=dict(tree.control), flags=[dict(flag) for flag in tree.flags],
    )  # fmt: skip
    if tree.settled_dates:
        plan.settled_dates = dict(tree.settled_dates)
        plan.save(update_fields=["settled_dates"])
    context = context_of(plan)
    elements = _make_elements(plan, tree, context)
    in_order = [elements[id(part)] for part in parts]
    pairs = list(zip(in_order, parts, strict=True))
    by_number = _by_number(pairs)
    _name_tops(plan, by_number)
    Statement.objects.bulk_create(_statements(plan, tree, by_number))
    _hang(pairs, by)
    hang_actions([(element, part.actions) for element, part in pairs], by_number, context)
    hang_run([(element, part.run) for element, part in pairs], by_number, context, by)
    _ask_to_settle(plan, pairs)
    note_plan(plan, "brought in a plan", by, after={"parts": len(parts), "statements": len(tree.statements)})
    return LoadedPlan(plan, by_number, in_order)


def walk(tree: PlanTree) -> Iterator[ElementWords]:
    """Yield every part of a plan in words, in reading order."""
    waiting = list(reversed(tree.elements))
    while waiting:
        part = waiting.pop()
        yield part
        waiting.extend(reversed(part.children))


def _make_elements(plan: Plan, tree: PlanTree, context: Context) -> dict[int, Element]:
    """Make the elements level by level, so that each level is one insert and knows its parents."""
    levels = plan.levels.count()
    made: dict[int, Element] = {}
    depth = 1
    generation: list[tuple[ElementWords, Element | None]] = [(part, None) for part in tree.elements]
    while generation:
        require(depth <= levels, f"The plan is {depth} levels deep and names only {levels}.", "levels")
        rows = [
            _element(part, Element(plan=plan, parent=parent, depth=depth, order=order), context)
            for order, (part, parent) in enumerate(generation, start=1)
        ]
        Element.objects.bulk_create(rows, batch_size=500)
        made |= {id(part): row for (part, _), row in zip(generation, rows, strict=True)}
        generation = [
            (child, row) for (part, _), row in zip(generation, rows, strict=True) for child in part.children
        ]
        depth += 1
    return made


def _element(part: ElementWords, row: Element, context: Context) -> Element:
    """Fill a placed row with the words of a part."""
    words = {
        "number": part.number, "title": part.title, "text": part.text, "theme": part.theme, "grid": part.grid,
        "repair": part.repair, "due_words": part.due, "only_on_grid": part.only_on_grid, "cells": dict(part.cells),
        "flags": list(part.flags), "tags": list(part.tags), "year_milestones": dict(part.year_milestones),
    }  # fmt: skip
    set_words(row, words, words)
    understand(row, context)
    if part.due_settled is not None:
        row.due_from, row.due_until = part.due_settled
        row.due_question = ""
    return row


def _name_tops(plan: Plan, by_number: Mapping[str, Element]) -> None:
    """Give the columns of top parts, which come by key or printed number, the references of those parts."""
    levels = [level for level in plan.levels.all() if level.own_columns]
    for level in levels:
        own = level.own_columns.items()
        level.own_columns = {by_number[name].ref: columns for name, columns in own if name in by_number}
    Level.objects.bulk_update(levels, ["own_columns"])


def _by_number(pairs: Iterable[tuple[Element, ElementWords]]) -> dict[str, Element]:
    found: dict[str, Element] = {}
    for element, part in pairs:
        if name := part.key or part.number:
            found.setdefault(name, element)
    return found


def _statements(plan: Plan, tree: PlanTree, by_number: Mapping[str, Element]) -> list[Statement]:
    for said in tree.statements:
        require(not said.part or said.part in by_number, f"No part of the plan is numbered {said.part}.", "part")
    return [
        Statement(
            plan=plan, element=by_number.get(said.part), order=order,
            **check(Statement, {"kind": said.kind, "text": said.text, "source": said.source}),
        )
        for order, said in enumerate(tree.statements)
    ]  # fmt: skip


def _hang(pairs: Sequence[tuple[Element, ElementWords]], by: Person | None) -> None:
    """Hang from the elements all that belongs to them: one insert a kind."""
    _keep(Assignment, (
        Assignment(element=element, post=post, **check(Assignment, {"capacity": capacity}))
        for element, part in pairs for post, capacity in dict.fromkeys(part.people)
    ))  # fmt: skip
    _keep(ElementMeasure, (
        ElementMeasure(element=element, measure=measure, order=order)
        for element, part in pairs for order, measure in enumerate(dict.fromkeys(part.measures))
    ))  # fmt: skip
    _keep(ElementTarget, (
        ElementTarget(element=element, target=target, column=column, order=order)
        for element, part in pairs for order, (target, column) in enumerate(dict(part.targets).items())
    ))  # fmt: skip
    _keep(ProgressNote, (_note(element, words) for element, part in pairs for words in reversed(part.notes)))
    _keep(Evidence, (
        Evidence(
            element=element, by=by,
            **check(Evidence, {"title": words.title, "address": words.address, "dated_on": words.dated_on}),
        )
        for element, part in pairs for words in part.evidence
    ))  # fmt: skip


def _note(element: Element, words: NoteWords) -> ProgressNote:
    said = {"status": words.status, "said": words.said, "next_step": words.next_step, "said_on": words.said_on}
    return ProgressNote(element=element, post=words.post, **check(ProgressNote, said))


def _ask_to_settle(plan: Plan, pairs: Iterable[tuple[Element, ElementWords]]) -> None:
    """Ask, once for the whole plan, each post that leads a part whose date is unclear."""
    leads = {
        post.pk: post
        for element, part in pairs
        if element.due_question
        for post, capacity in part.people
        if capacity == Assignment.Capacity.LEAD
    }
    activity.open_tasks(
        Task(
            trust=plan.trust, post=post, kind="settle date", subject_kind="plan", subject_ref=plan.ref,
            title=f"Settle the unclear dates of {plan}"[:200],
            why="Some dates of the parts that you lead can be read in more than one way.",
        )
        for post in leads.values()
    )  # fmt: skip


def _keep(table: Any, rows: Iterable[Model]) -> list[Any]:
    made: list[Any] = table.objects.bulk_create(list(rows), batch_size=500)
    return made
