"""Beginning the plan that follows on another: what goes on is carried, and points back to where it came from."""

import datetime as dt
from collections import defaultdict
from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass, field, replace

from django.core.exceptions import ValidationError
from django.db import transaction

from goldenthread.domain.plans import carrying, coverage, horizon, plan_tree
from goldenthread.domain.plans.plan_tree import Node
from goldenthread.features.accounts.models import Person
from goldenthread.features.measures.models import Measure, Target
from goldenthread.features.measures.operations import propose_later
from goldenthread.features.organisations.models import Post
from goldenthread.features.plans.models import (
    Assignment,
    Carried,
    Element,
    ElementMeasure,
    ElementStatement,
    ElementTarget,
    KeyDocument,
    Link,
    Plan,
    Statement,
    Succession,
)
from goldenthread.features.plans.operations.whole.plans import ColumnWords, LevelWords
from goldenthread.features.plans.operations.whole.trees import (
    ElementWords,
    LoadedPlan,
    PlanTree,
    StatementWords,
    load_tree,
    walk,
)
from goldenthread.features.plans.operations.writing import note_plan
from goldenthread.foundation.checked_words import require


@dataclass(frozen=True)
class Decided:
    """What becomes of one part, and why."""

    decision: str
    reason: str = ""


@transaction.atomic
def begin_next_plan(
    *,
    plan: Plan,
    decided: Mapping[str, Decided],
    title: str,
    period_words: str,
    starts_on: dt.date,
    by: Person,
    ends_on: dt.date | None = None,
    ends_earlier: bool = True,
    moves_dates: bool = False,
) -> Plan:
    """Begin a draft that follows on a plan, from the parts that go on, with their posts, measures and targets.

    `decided` is by reference; a part of which nothing is said goes on as it is. Every decision is kept, and
    a part that went on points back, and is tied to the same aims of a plan above that has years ahead still. With
    `ends_earlier` the earlier plan ends when the new one is adopted; with `moves_dates` the years in dates that fall
    before the new one move on as far as the plan does, and those of targets with them.
    """
    rows = list(Element.objects.filter(plan=plan, removed_at=None).order_by())
    decisions = {row.ref: decided.get(row.ref, Decided(carrying.CARRY)) for row in rows}
    _require_sound(rows, decisions)
    tops = plan_tree.grow(rows)
    goes_on = {row.ref for row in rows if decisions[row.ref].decision in carrying.GOES_ON}
    dates = _Dates(plan.starts_on, starts_on) if moves_dates else None
    hung = _Hung.of(plan)
    if dates is not None:
        hung = hung.moved(dates, {row.pk for row in rows if row.ref in goes_on}, by)
    tree = PlanTree(
        title=title, kind=plan.kind, school=plan.school, unit=plan.unit, state=Plan.State.DRAFT,
        period_words=period_words, starts_on=starts_on, ends_on=ends_on, rolling_years=plan.rolling_years,
        flags=plan.flags, levels=_levels(plan), statements=_statements(plan, goes_on),
        elements=_words(tops, goes_on, hung, dates),
    )  # fmt: skip
    loaded = load_tree(trust=plan.trust, tree=tree, by=by)
    succession = Succession.objects.create(earlier=plan, later=loaded.plan, ends_earlier=ends_earlier)
    _complete_statements(plan, loaded)
    now = {part.key: row for part, row in zip(walk(tree), loaded.in_order, strict=True)}
    KeyDocument.objects.bulk_create(
        KeyDocument(plan=loaded.plan, document_id=document, note=note, element=now.get(part))
        for document, note, part in plan.key_documents.values_list("document", "note", "element__ref")
    )
    Carried.objects.bulk_create(
        (
            Carried(
                succession=succession, earlier=row, later=now.get(row.ref), decision=decisions[row.ref].decision,
                reason=decisions[row.ref].reason.strip()[:300],
            )
            for row in rows
        ),
        batch_size=500,
    )  # fmt: skip
    _tie_on(plan, now, starts_on)
    counts = {kind: sum(one.decision == kind for one in decisions.values()) for kind in carrying.DECISIONS}
    note_plan(plan, "began the next plan", by, after={"plan": loaded.plan.title, **counts})
    return loaded.plan


def _tie_on(plan: Plan, now: Mapping[str, Element], starts_on: dt.date) -> None:
    """Tie what goes on to the aims above as it was tied; an aim with a line for each year is answered anew."""
    ties = Link.objects.filter(
        lower__plan=plan, kind__in=coverage.SERVING, upper__removed_at=None, upper__year_milestones={},
        upper__plan__state=Plan.State.LIVE,
    ).exclude(upper__plan__ends_on__lt=starts_on)  # fmt: skip
    Link.objects.bulk_create(
        Link(upper_id=upper, lower=now[lower], kind=kind, reason=reason)
        for upper, lower, kind, reason in ties.values_list("upper", "lower__ref", "kind", "reason")
        if lower in now
    )


def _require_sound(rows: Sequence[Element], decisions: Mapping[str, Decided]) -> None:
    called = {row.pk: row for row in rows}
    for row in rows:
        one = decisions[row.ref]
        require(one.decision in carrying.DECISIONS, f"“{row}”: say whether it goes on.", "parts")
        needs_reason = one.decision == carrying.DROP
        require(not needs_reason or one.reason.strip(), f"“{row}” is dropped: say why.", f"why_{row.ref}")
    said = {row.ref: decisions[row.ref].decision for row in rows}
    parents = {row.ref: called[row.parent_id].ref for row in rows if row.parent_id in called}
    by_ref = {row.ref: row for row in rows}
    for part, over in carrying.orphans(said, parents):
        says = f"“{by_ref[part]}” goes on, and what it stands under, “{by_ref[over]}”, does not."
        raise ValidationError({f"part_{over}": says})


def _levels(plan: Plan) -> list[LevelWords]:
    return [
        LevelWords(
            level.one, level.many, level.number,
            [ColumnWords(column.key, column.name, column.meaning) for column in level.columns.all()],
            level.is_run, level.most, level.own_columns,
        )
        for level in plan.levels.prefetch_related("columns")
    ]  # fmt: skip


def _statements(plan: Plan, goes_on: set[str]) -> list[StatementWords]:
    return [
        StatementWords(row.kind, row.text, row.source, row.element.ref if row.element else "")
        for row in _said(plan)
        if row.element is None or row.element.ref in goes_on
    ]


def _said(plan: Plan) -> list[Statement]:
    return list(Statement.objects.filter(plan=plan).select_related("element").order_by("order", "pk"))


def _complete_statements(plan: Plan, loaded: LoadedPlan) -> None:
    """Give the statements that went on what they say beside their words, and tie them as they were tied."""
    on = [row for row in _said(plan) if row.element is None or row.element.ref in loaded.by_number]
    now = {row.pk: made for row, made in zip(on, _said(loaded.plan), strict=True)}
    for row in on:
        made = now[row.pk]
        made.title, made.year, made.base, made.quotation = row.title, row.year, row.base, row.quotation
        made.principle, made.clashes_with = now.get(row.principle_id or 0), now.get(row.clashes_with_id or 0)
    beside = ["title", "year", "base", "quotation", "principle", "clashes_with"]
    Statement.objects.bulk_update(now.values(), beside, batch_size=200)
    ties = ElementStatement.objects.filter(element__plan=plan, element__removed_at=None)
    ElementStatement.objects.bulk_create(
        ElementStatement(element=loaded.by_number[ref], statement=now[statement])
        for ref, statement in ties.values_list("element__ref", "statement")
        if ref in loaded.by_number and statement in now
    )


@dataclass(frozen=True)
class _Hung:
    people: Mapping[int, Sequence[tuple[Post, str]]]
    measures: Mapping[int, Sequence[Measure]]
    targets: Mapping[int, Sequence[tuple[Target, str]]]
    reworded: Mapping[int, Sequence[tuple[str, str]]] = field(default_factory=dict)

    def moved(self, dates: "_Dates", on: Container[int], by: Person) -> "_Hung":
        """Return the same with targets that are over before the new plan begins proposed anew for its years."""
        over = {
            target.pk: target for part, held in self.targets.items() if part in on for target, _ in held
            if dates.are_over(target.due_until, target.due_question)
        }  # fmt: skip
        later = propose_later(targets=over.values(), years=dates.years, by=by) if dates.years else {}
        targets = {
            part: [(later.get(target.pk, target), column) for target, column in held]
            for part, held in self.targets.items()
        }
        reworded = {
            part: [(target.text, later[target.pk].text) for target, _ in held if target.pk in later]
            for part, held in self.targets.items()
        }
        return replace(self, targets=targets, reworded=reworded)

    @classmethod
    def of(cls, plan: Plan) -> "_Hung":
        here = {"element__plan": plan, "element__removed_at": None}
        people: dict[int, list[tuple[Post, str]]] = defaultdict(list)
        for given in Assignment.objects.filter(**here).select_related("post"):
            people[given.element_id].append((given.post, given.capacity))
        measures: dict[int, list[Measure]] = defaultdict(list)
        for tie in ElementMeasure.objects.filter(**here).select_related("measure"):
            measures[tie.element_id].append(tie.measure)
        targets: dict[int, list[tuple[Target, str]]] = defaultdict(list)
        for aim in ElementTarget.objects.filter(**here, target__retired_on=None).select_related("target"):
            targets[aim.element_id].append((aim.target, aim.column))
        return cls(people, measures, targets)


@dataclass(frozen=True)
class _Dates:
    """The first days of the two plans, by which dates move on."""

    earlier: dt.date | None
    later: dt.date

    @property
    def years(self) -> int:
        return self.later.year - self.earlier.year if self.earlier else 0

    def are_over(self, until: dt.date | None, question: str) -> bool:
        """Say whether a date is known, and falls before the new plan."""
        return until is not None and not question and until < self.later

    def moved(self, row: Element) -> str:
        is_over = self.are_over(row.due_until, row.due_question)
        return horizon.moved_on(row.due_words, self.years) if is_over else row.due_words


def _words(
    nodes: Sequence[Node[Element]], goes_on: set[str], hung: _Hung, dates: _Dates | None
) -> list[ElementWords]:
    return [_word(node, goes_on, hung, dates) for node in nodes if node.row.ref in goes_on]


def _word(node: Node[Element], goes_on: set[str], hung: _Hung, dates: _Dates | None) -> ElementWords:
    """Return a part as it goes on, under the reference of the one that it carries."""
    row = node.row
    due = dates.moved(row) if dates else row.due_words
    cells = row.cells
    for was, is_now in hung.reworded.get(row.pk, ()):
        cells = {key: text.replace(was, is_now) if isinstance(text, str) else text for key, text in cells.items()}
    return ElementWords(
        title=row.title, number=row.number, key=row.ref, text=row.text, theme=row.theme, grid=row.grid,
        only_on_grid=row.only_on_grid, repair=row.repair, due=due, cells=cells, flags=row.flags,
        tags=row.tags, year_milestones=row.year_milestones, people=hung.people.get(row.pk, ()),
        measures=hung.measures.get(row.pk, ()), targets=hung.targets.get(row.pk, ()),
        children=_words(node.children, goes_on, hung, dates),
    )  # fmt: skip
