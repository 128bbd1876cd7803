"""How the lead runs an initiative: conditions rated, dependencies, options, stages, money and reminders.

Nothing here has to be filled in. What is there is kept with who said it and when; an earlier judgement is
never overwritten.
"""

import datetime as dt
from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from django.db import models, transaction

from goldenthread.domain.plans import dependencies
from goldenthread.features.accounts.models import Person
from goldenthread.features.organisations.models import Post, School, Unit
from goldenthread.features.plans.models import (
    Action,
    BudgetLine,
    Dependency,
    Element,
    FactorRating,
    Option,
    Reminder,
    Stage,
    SuccessFactor,
)
from goldenthread.features.plans.operations.parts.dates import context_of, understand
from goldenthread.features.plans.operations.writing import note_element
from goldenthread.foundation import clock
from goldenthread.foundation.checked_words import check, require, set_words

MOST_OF_A_KIND = 60
# The largest sum that a trust can mean.
MOST_MONEY = Decimal(10) ** 11
MOST_DAYS = Decimal(10) ** 5


@transaction.atomic
def add_factor(*, element: Element, text: str, by: Person) -> SuccessFactor:
    """Name a condition that has to hold for the work to succeed."""
    factor: SuccessFactor = _add(SuccessFactor, element, {"text": text})
    note_element(element, "named a success factor", by, after={"factor": factor.text})
    return factor


@transaction.atomic
def add_factors(*, element: Element, lines: Iterable[str], by: Person) -> int:
    """Name several conditions at once, leaving out those that are named already; return how many are new."""
    known = {text.casefold() for text in element.factors.values_list("text", flat=True)}
    wanted = [line for line in dict.fromkeys(map(str.strip, lines)) if line and line.casefold() not in known]
    for line in wanted:
        add_factor(element=element, text=line[:300], by=by)
    return len(wanted)


@transaction.atomic
def rate_factor(
    *, factor: SuccessFactor, rating: str, by: Person, evidence: str = "", post: Post | None = None
) -> FactorRating:
    """Judge whether a condition holds today. Earlier judgements stay."""
    words = check(FactorRating, {"rating": rating, "evidence": evidence})
    last = factor.ratings.first()
    made = FactorRating.objects.create(factor=factor, post=post, by=by, rated_on=clock.today(), **words)
    before = {"factor": factor.text, "rating": last.rating if last else ""}
    note_element(factor.element, "rated a success factor", by, before, words)
    return made


@transaction.atomic
def depend(
    *,
    element: Element,
    by: Person,
    kind: str = Dependency.Kind.WAITS,
    on: Element | Action | None = None,
    outside: str = "",
    due_words: str = "",
    note: str = "",
) -> Dependency:
    """Say what a part waits for, is a part of, or is done together with: another part, an action, or words.

    Nothing may come to wait for itself by a detour.
    """
    is_one = bool(on) != bool(outside.strip())
    require(is_one, "Say what it is: a part of a plan, or something outside in words.", "on")
    words = check(
        Dependency, {"kind": kind, "outside": outside, "note": note, "due_words": due_words if outside else ""}
    )
    tie = Dependency(element=element, **words)
    if on is not None:
        _tie_to(tie, on)
    understand(tie, context_of(element.plan))
    require(element.dependencies.count() < MOST_OF_A_KIND, "There are too many of these to be read.")
    tie.save()
    note_element(element, f"said what it {tie.kind}", by, after={"what": on_words(tie), "note": tie.note})
    return tie


@transaction.atomic
def has_arrived(*, dependency: Dependency, by: Person) -> Dependency:
    """Say that something from outside that was waited for is there."""
    dependency.arrived_on = clock.today()
    dependency.save(update_fields=["arrived_on"])
    note_element(dependency.element, "has what it waited for", by, after={"what": on_words(dependency)})
    return dependency


@transaction.atomic
def add_option(
    *, element: Element, title: str, by: Person, speaks_for: str = "", speaks_against: str = "",
    cost: Decimal | None = None,
) -> Option:  # fmt: skip
    """Put one way of reaching the aim beside the others."""
    words = {"title": title, "speaks_for": speaks_for, "speaks_against": speaks_against}
    option: Option = _add(Option, element, words, cost=_money(cost, "cost"))
    note_element(element, "put an option", by, after={"option": option.title})
    return option


@transaction.atomic
def choose_option(*, option: Option, reason: str, by: Person) -> Option:
    """Choose one option and say why. The others stay to be read; an earlier choice is kept on the trail."""
    require(reason.strip(), "Say why this one: the reason is missing.", "reason")
    check(Option, {"reason": reason})
    before = option.element.options.exclude(chosen_on=None).first()
    option.element.options.update(chosen_on=None, chosen_by=None)
    option.chosen_on, option.chosen_by, option.reason = clock.today(), by, reason.strip()
    option.save()
    was = {"chosen": before.title, "reason": before.reason} if before else {}
    note_element(option.element, "chose an option", by, was, {"chosen": option.title, "reason": option.reason})
    return option


@transaction.atomic
def add_stage(
    *, element: Element, title: str, by: Person, gate: str = "", due_words: str = "", wants_lessons: bool = False
) -> Stage:
    """Add the next stage, with what must be so before the one after it begins."""
    words = {"title": title, "gate": gate, "due_words": due_words}
    stage: Stage = _add(Stage, element, words, save=False, wants_lessons=wants_lessons)
    understand(stage, context_of(element.plan))
    stage.save()
    note_element(element, "added a stage", by, after={"stage": stage.title, "gate": stage.gate})
    return stage


@transaction.atomic
def pass_gate(*, stage: Stage, by: Person, lessons: str = "", passed_on: dt.date | None = None) -> Stage:
    """Close a stage, so that the next begins. Stages are passed in order; a pilot leaves its lessons first."""
    require(stage.passed_on is None, "This stage is passed already.")
    earlier = stage.element.stages.filter(passed_on=None, order__lt=stage.order).first()
    require(earlier is None, f"“{getattr(earlier, 'title', '')}” comes first.")
    require(
        not stage.wants_lessons or lessons.strip(), "Say what was learned: the next stage builds on it.", "lessons"
    )
    require(passed_on is None or passed_on <= clock.today(), "It cannot have been passed on a day still to come.")
    words = check(Stage, {"lessons": lessons})
    stage.lessons, stage.passed_on, stage.passed_by = words["lessons"], passed_on or clock.today(), by
    stage.save()
    note_element(stage.element, "passed a stage", by, after={"stage": stage.title, "lessons": stage.lessons})
    return stage


@transaction.atomic
def add_budget_line(
    *, element: Element, title: str, amount: Decimal, by: Person, kind: str = BudgetLine.Kind.BUDGET,
    so_far: Decimal | None = None, given_by: str = "", dated_on: dt.date | None = None, year: str = "",
    school: School | None = None, unit: Unit | None = None, days: Decimal | None = None,
    benefit: Reminder | None = None,
) -> BudgetLine:  # fmt: skip
    """Add a line of money: given, spent, saved or brought in, in which year, where, and for which benefit."""
    _require_place(element, school, unit)
    require(benefit is None or benefit.element_id == element.pk, "That is to come of another part.", "benefit")
    words = {"title": title, "kind": kind, "given_by": given_by, "dated_on": dated_on, "year": year}
    line: BudgetLine = _add(
        BudgetLine, element, words, amount=_money(amount, "amount"), so_far=_money(so_far, "so_far"), school=school,
        unit=unit, days=_days(days), benefit=benefit,
    )  # fmt: skip
    note_element(element, "added a line of money", by, after={"line": line.title, "amount": str(line.amount)})
    return line


@transaction.atomic
def say_so_far(*, line: BudgetLine, so_far: Decimal, by: Person) -> BudgetLine:
    """Say how much of a line has been spent, saved or brought in so far."""
    before = {"line": line.title, "so far": str(line.so_far or "")}
    line.so_far = _money(so_far, "so_far")
    line.save(update_fields=["so_far"])
    note_element(line.element, "said how much so far", by, before, {"so far": str(line.so_far)})
    return line


@transaction.atomic
def remind(*, element: Element, kind: str, text: str, by: Person) -> Reminder:
    """Keep in words a risk, a condition for the start, a benefit, or something still to be confirmed.

    What stands there in the same words already is not kept twice.
    """
    Element.objects.select_for_update().get(pk=element.pk)
    if there := element.reminders.filter(kind=kind, text=text.strip(), settled_on=None).first():
        return there
    reminder: Reminder = _add(Reminder, element, {"kind": kind, "text": text})
    note_element(element, "kept in mind", by, after={reminder.get_kind_display().lower(): reminder.text})
    return reminder


@transaction.atomic
def settle_reminder(*, reminder: Reminder, by: Person, outcome: str = "") -> Reminder:
    """Say that it is confirmed, met or over, and how."""
    words = check(Reminder, {"outcome": outcome})
    reminder.settled_on, reminder.settled_by, reminder.outcome = clock.today(), by, words["outcome"]
    reminder.save()
    note_element(reminder.element, "settled", by, {"what": reminder.text}, words)
    return reminder


REWORDED: dict[type[models.Model], tuple[str, ...]] = {
    SuccessFactor: ("text",),
    Option: ("title", "speaks_for", "speaks_against"),
    Stage: ("title", "gate", "due_words"),
    BudgetLine: ("title", "kind", "given_by", "dated_on", "year"),
    Reminder: ("text", "kind"),
}


@transaction.atomic
def reword(*, thing: Any, by: Person, **facts: Any) -> Any:
    """Say a factor, option, stage, line of money or reminder otherwise. What was said of it stays with it."""
    words = {field: facts.pop(field) for field in REWORDED[type(thing)] if field in facts}
    for field in ("cost", "amount", "so_far"):
        if field in facts:
            facts[field] = _money(facts[field], field)
    if isinstance(thing, BudgetLine):
        _require_place(thing.element, facts.get("school"), facts.get("unit"))
        facts["days"] = _days(facts.get("days"))
    before, after = set_words(thing, words, REWORDED[type(thing)])
    for field, value in facts.items():
        if getattr(thing, field) != value:
            before[field], after[field] = str(getattr(thing, field) or ""), str(value or "")
            setattr(thing, field, value)
    if isinstance(thing, Stage) and "due_words" in after:
        understand(thing, context_of(thing.element.plan))
    if after:
        thing.save()
        note_element(thing.element, f"reworded {_called(thing)}", by, before, after)
    return thing


@transaction.atomic
def take_away(*, thing: Any, by: Person) -> None:
    """Take away a factor, dependency, option, stage, line of money or reminder; the trail keeps its words."""
    assert isinstance(thing, SuccessFactor | Dependency | Option | Stage | BudgetLine | Reminder)
    note_element(thing.element, f"took away {thing._meta.verbose_name}", by, {"what": in_words(thing)})
    thing.delete()


def in_words(thing: Any) -> str:
    """Return what a thing is called on the trail."""
    if isinstance(thing, Dependency):
        return on_words(thing)
    return str(getattr(thing, "title", "") or getattr(thing, "text", ""))


def on_words(tie: Dependency) -> str:
    """Return what a dependency is on, in words."""
    return str(tie.on_element or tie.on_action or tie.outside)


def _tie_to(tie: Dependency, on: Element | Action) -> None:
    other = on.element if isinstance(on, Action) else on
    require(other.plan.trust_id == tie.element.plan.trust_id, "That belongs to another trust.", "on")
    require(other.removed_at is None, "That part was removed from its plan.", "on")
    if isinstance(on, Action):
        require(on.element_id != tie.element_id, "An action of its own is no dependency.", "on")
        tie.on_action = on
        _refuse_circle(tie, on.element)
        return
    tie.on_element = on
    require(on.pk != tie.element_id, "A part cannot wait for itself.", "on")
    there = Dependency.objects.filter(element=tie.element, kind=tie.kind, on_element=on)
    require(not there.exists(), "That is said already.", "on")
    _refuse_circle(tie, on)


def _refuse_circle(tie: Dependency, other: Element) -> None:
    """Refuse a tie by which a part would wait for itself, and name the way round. Doing together has no order."""
    if tie.kind == Dependency.Kind.COMBINES:
        return
    said = Dependency.objects.filter(element__plan__trust=tie.element.plan.trust_id, kind=tie.kind)
    pairs = [(row[0], row[1] or row[2]) for row in said.values_list("element", "on_element", "on_action__element")]
    way = dependencies.circle([pair for pair in pairs if pair[1]], tie.element_id, other.pk)
    if way:
        titles = dict(Element.objects.filter(pk__in=way).values_list("pk", "title"))
        round_it = " → ".join(titles[key] for key in way)
        require(not way, f"They would wait for one another: {round_it}.", "on")


def _add(table: Any, element: Element, words: dict[str, Any], *, save: bool = True, **facts: Any) -> Any:
    """Make a row that hangs from an element, after those of its kind that are there."""
    require(element.removed_at is None, "This part was removed from the plan.")
    rows: models.QuerySet[Any] = table.objects.filter(element=element)
    require(rows.count() < MOST_OF_A_KIND, "There are too many of these to be read.")
    last = rows.aggregate(last=models.Max("order"))["last"]
    row = table(element=element, order=0 if last is None else last + 1, **check(table, words), **facts)
    if save:
        row.save()
    return row


def _called(thing: models.Model) -> str:
    """“an option”."""
    name = str(thing._meta.verbose_name)
    return f"{'an' if name[0] in 'aeio' else 'a'} {name}"


def _require_place(element: Element, school: School | None, unit: Unit | None) -> None:
    own = element.plan.trust_id
    require(school is None or school.trust_id == own, "That school belongs to another trust.", "place")
    require(unit is None or unit.trust_id == own, "That belongs to another trust.", "place")
    require(school is None or unit is None, "Choose one place.", "place")


def _days(days: Decimal | None) -> Decimal | None:
    if days is None:
        return None
    require(days.is_finite() and 0 <= days < MOST_DAYS, "That is more days than anybody has.", "days")
    return days.quantize(Decimal("0.1"))


def _money(amount: Decimal | None, field: str) -> Decimal | None:
    if amount is None:
        return None
    require(amount.is_finite() and abs(amount) < MOST_MONEY, "That is more money than there is.", field)
    return amount.quantize(Decimal("0.01"))
