"""Drawing the trust's plan down: beginning a place's plan, copying last year's, answering, and who owns it."""

import datetime as dt
from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

from django.db import transaction

from goldenthread.domain.plans.numbering import is_same
from goldenthread.domain.plans.plan_tree import grow
from goldenthread.features.accounts.models import Person
from goldenthread.features.organisations.models import Post, School, Trust, Unit
from goldenthread.features.plans.kinds import Kind, kinds
from goldenthread.features.plans.models import Assignment, Element, Expectation, Link, Ownership, Plan
from goldenthread.features.plans.operations.local.expecting import ask_no_more
from goldenthread.features.plans.operations.local.links import Tie, adapt, decline, link_many, take_up
from goldenthread.features.plans.operations.parts.elements import add_element
from goldenthread.features.plans.operations.whole.plans import ColumnWords, LevelWords
from goldenthread.features.plans.operations.whole.trees import ElementWords, PlanTree, StatementWords, load_tree
from goldenthread.features.plans.operations.writing import note_plan
from goldenthread.features.plans.queries.outline import trees
from goldenthread.features.trail import operations as trail
from goldenthread.foundation.checked_words import check, require
from goldenthread.foundation.tables import claim_revision

LONGEST_TITLE = 300


@transaction.atomic
def begin_local_plan(
    *,
    trust: Trust,
    kind: str,
    title: str,
    by: Person,
    school: School | None = None,
    unit: Unit | None = None,
    above: Plan | None = None,
    lead: Post | None = None,
    with_template: bool = True,
    **period: Any,
) -> Plan:
    """Begin a place's plan as a draft, from the template of its kind."""
    require(kind in kinds(), f"“{kind[:40]}” is no kind of plan that we know.", "kind")
    of_kind = kinds()[kind]
    _require_together(trust, school, unit, above, lead)
    _require_new(trust, kind, title, school, unit)
    tree = PlanTree(
        title=title, kind=kind, school=school, unit=unit, state=Plan.State.DRAFT, above=above, lead=lead,
        levels=_levels(of_kind), elements=_template(of_kind) if with_template else (), **period,
    )  # fmt: skip
    made = load_tree(trust=trust, tree=tree, by=by).plan
    ask_no_more(made, by)
    return made


@transaction.atomic
def copy_plan(*, plan: Plan, title: str, by: Person, lead: Post | None = None, **period: Any) -> Plan:
    """Begin this year's plan from another year's: its parts, words, leads, measures and links, as a draft.

    What was said, done and aimed at stays with the year that it belongs to: targets are set anew.
    """
    _require_new(plan.trust, plan.kind, title, plan.school, plan.unit)
    rows = list(plan.elements.filter(removed_at=None).prefetch_related("assignments__post", "measured_by__measure"))
    tree = PlanTree(
        title=title, kind=plan.kind, school=plan.school, unit=plan.unit, state=Plan.State.DRAFT, above=plan.above,
        lead=lead or plan.lead, flags=plan.flags, levels=_levels_of(plan),
        elements=_words(rows, _counted(plan, rows)),
        statements=[
            StatementWords(said.kind, said.text, said.source) for said in plan.statements.filter(element=None)
        ],
        **period,
    )  # fmt: skip
    made = load_tree(trust=plan.trust, tree=tree, by=by)
    _copy_links(_in_order(rows), made.in_order, by)
    note_plan(made.plan, "copied it from another plan", by, after={"from": str(plan), "period": plan.period_words})
    ask_no_more(made.plan, by)
    return made.plan


@transaction.atomic
def take_into(*, upper: Element, plan: Plan, by: Person, words: str = "", reason: str = "") -> Link:
    """Write a part of the trust's plan into a local plan, as it is or in the place's own words."""
    _require_local(plan)
    require(len(words) <= LONGEST_TITLE, f"Your words are {len(words)} characters long; 300 is the most.", "words")
    own = words.strip()
    lower = add_element(plan=plan, title=own or upper.title, by=by)
    if own:
        return adapt(upper=upper, lower=lower, reason=reason, by=by)
    return take_up(upper=upper, lower=lower, by=by)


@transaction.atomic
def answer_rest(*, uppers: Sequence[Element], plan: Plan, by: Person, reason: str = "") -> list[Link]:
    """Answer several parts of the trust's plan alike: declined for one reason or, without one, taken up as is."""
    require(uppers, "Everything is answered already.")
    if reason:
        return [decline(upper=one, plan=plan, reason=reason, by=by) for one in uppers]
    return [take_into(upper=one, plan=plan, by=by) for one in uppers]


@transaction.atomic
def lead_plan(*, plan: Plan, lead: Post | None, by: Person, drawn_from: int | None = None) -> Plan:
    """Say which post answers for a whole plan."""
    require(lead is None or lead.trust_id == plan.trust_id, "That post belongs to another trust.", "lead")
    claim_revision(plan, drawn_from)
    before = {"lead": str(plan.lead or "")}
    plan.lead = lead
    plan.save(update_fields=["lead", "revision"])
    note_plan(plan, "named who leads it", by, before, {"lead": str(lead or "")})
    return plan


@transaction.atomic
def change_owner(*, plan: Plan, owner: str, from_on: dt.date, by: Person | None, reason: str = "") -> Ownership:
    """Say that a local plan is the trust's, or its place's own, from a day on. What stood before is kept."""
    _require_local(plan)
    words = check(Ownership, {"owner": owner, "from_on": from_on, "reason": reason})
    latest = plan.ownerships.first()
    require(latest is None or latest.from_on <= from_on, "It changed hands after that day already.", "from_on")
    require(latest is None or latest.owner != owner, "It is theirs already.", "owner")
    made = Ownership.objects.create(plan=plan, by=by, **words)
    note_plan(plan, "changed who owns it", by, {"owner": latest.owner if latest else ""}, words)
    return made


@transaction.atomic
def expect_plans(
    *, trust: Trust, kind: str, of: str, due_on: dt.date, by: Person | None, says: str = ""
) -> Expectation:
    """Ask every school, hub or service for a plan of a kind by a day. Asked again, the day and words are new."""
    require(
        kind in kinds() and kinds()[kind].places != ["trust"], "Choose a kind of plan that a place can have.", "kind"
    )
    words = check(Expectation, {"of": of, "due_on": due_on, "says": says})
    of = words.pop("of")
    made, _ = Expectation.objects.update_or_create(trust=trust, kind=kind, of=of, defaults=words)
    _note(made, "asked for plans", by, {"of": made.of, "due_on": due_on})
    return made


@transaction.atomic
def expect_no_more(*, expectation: Expectation, by: Person) -> None:
    """Stop asking for a kind of plan. Plans that are there stay."""
    _note(expectation, "stopped asking for plans", by)
    expectation.delete()


def _note(expectation: Expectation, did: str, by: Person | None, after: Mapping[str, Any] | None = None) -> None:
    title = kinds()[expectation.kind].many if expectation.kind in kinds() else expectation.kind
    trail.record(
        trust=expectation.trust_id, by=by, did=did, kind="expectation", ref=expectation.ref, title=title, after=after
    )


def _require_local(plan: Plan) -> None:
    require(plan.school_id or plan.unit_id, "This is the trust's own plan.")


def _require_together(
    trust: Trust, school: School | None, unit: Unit | None, above: Plan | None, lead: Post | None
) -> None:
    if above is not None:
        place = (school.pk if school else None, unit.pk if unit else None)
        together = (above.trust_id, above.school_id, above.unit_id) == (trust.pk, *place)
        require(
            together and above.above_id is None, "It can only stand under a whole plan of the same place.", "above"
        )
    require(lead is None or lead.trust_id == trust.pk, "That post belongs to another trust.", "lead")


def _require_new(trust: Trust, kind: str, title: str, school: School | None, unit: Unit | None) -> None:
    """Refuse a second plan of the same name: sent twice, or begun without seeing the first."""
    same = Plan.objects.filter(trust=trust, kind=kind, school=school, unit=unit, title__iexact=title.strip())
    says = f"{school or unit} has “{title.strip()}” already: open that one, or give this one other years or a name."
    require(not same.exclude(state=Plan.State.ENDED).exists(), says, "title")


def _levels(kind: Kind) -> list[LevelWords]:
    return [
        LevelWords(
            level.one, level.many, level.number,
            [ColumnWords(column.key, column.name, column.meaning) for column in level.columns],
        )
        for level in kind.levels
    ]  # fmt: skip


def _template(kind: Kind) -> list[ElementWords]:
    return [ElementWords(title=part.title, text=part.asks) for part in kind.elements]


def _levels_of(plan: Plan) -> list[LevelWords]:
    return [
        LevelWords(
            level.one, level.many, level.number,
            [ColumnWords(column.key, column.name, column.meaning) for column in level.columns.all()],
            level.is_run, level.most, level.own_columns,
        )
        for level in plan.levels.prefetch_related("columns")
    ]  # fmt: skip


def _counted(plan: Plan, rows: Sequence[Element]) -> Mapping[Any, str]:
    return trees.numbers_of(grow(rows), trees.frame_of(plan))


def _words(rows: Sequence[Element], counted: Mapping[Any, str]) -> list[ElementWords]:
    """Return the words of parts; a number that is what counting gives is left to be counted again."""
    beneath: dict[int | None, list[Element]] = defaultdict(list)
    for row in rows:
        beneath[row.parent_id].append(row)

    def words(row: Element) -> ElementWords:
        return ElementWords(
            title=row.title, key=row.ref, number="" if is_same(row.number, counted[row.pk]) else row.number,
            text=row.text, theme=row.theme, grid=row.grid,
            flags=row.flags, tags=row.tags,
            cells={key: text for key, text in row.cells.items() if key != "success"},
            people=[
                (part.post, part.capacity) for part in row.assignments.all()
                if part.capacity in Assignment.Capacity.values
            ],
            measures=[tie.measure for tie in row.measured_by.all()],
            children=[words(child) for child in _sorted(beneath[row.pk])],
        )  # fmt: skip

    return [words(row) for row in _sorted(beneath[None])]


def _sorted(rows: Sequence[Element]) -> list[Element]:
    return sorted(rows, key=lambda row: (row.order, row.pk))


def _in_order(rows: Sequence[Element]) -> list[Element]:
    """Return the rows in reading order, as `walk` would their words."""
    beneath: dict[int | None, list[Element]] = defaultdict(list)
    for row in rows:
        beneath[row.parent_id].append(row)
    found: list[Element] = []
    waiting = list(reversed(_sorted(beneath[None])))
    while waiting:
        row = waiting.pop()
        found.append(row)
        waiting.extend(reversed(_sorted(beneath[row.pk])))
    return found


def _copy_links(before: Sequence[Element], after: Sequence[Element], by: Person) -> None:
    """Tie each copy to what its model served, where that still stands in a plan in force."""
    made = {old.pk: new for old, new in zip(before, after, strict=True)}
    links = Link.objects.filter(lower__in=before, upper__removed_at=None, upper__plan__state=Plan.State.LIVE)
    ties = [
        Tie(link.upper, made[link.lower_id], kind=link.kind, reason=link.reason)
        for link in links.exclude(kind=Link.Kind.CONFLICTS).select_related("upper__plan")
        if link.lower_id is not None
    ]
    if ties:
        link_many(ties=ties, by=by)
