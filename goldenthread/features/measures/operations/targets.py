"""Setting what is aimed at, and signing off what a person has to judge."""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from goldenthread.domain import date_words
from goldenthread.domain.calendar import first_of
from goldenthread.domain.measures import figures
from goldenthread.domain.measures.figures import Yardstick
from goldenthread.domain.measures.running_totals import ADDED_KINDS
from goldenthread.domain.plans.horizon import moved_on, years_on
from goldenthread.features.accounts.models import Person
from goldenthread.features.measures.models import Measure, Standing, Target
from goldenthread.features.measures.operations.standings import work_out_standings
from goldenthread.features.measures.queries import rule_values
from goldenthread.features.measures.queries.histories import may_hide
from goldenthread.features.organisations.models import School, Trust
from goldenthread.features.trail.operations import record
from goldenthread.foundation import clock, subjects
from goldenthread.foundation.tables import claim_revision

OPS = ("", ">=", ">", "<=", "<", "=", "in")
MARGIN_WORDS = ("significantly", "well", "broadly", "comfortably", "slightly", "substantially")


@dataclass(frozen=True, kw_only=True)
class TargetLine:
    """One atomic claim to be set: the words as written, and what is understood of them.

    `value` is a figure as typed (a number, yes, a grade, up), or the signed margin over `reference`.
    Days that are not given are read from `due_words` by the trust's own terms. `why` and `asked` of None leave what
    was said of these as it is.
    """

    text: str
    measure: Measure | None = None
    school: School | None = None
    op: str = ""
    value: Any = None
    value_to: Any = None
    reference: str = ""
    margin_word: str = ""
    tolerance: Any = None
    due_words: str = ""
    due_from: dt.date | None = None
    due_until: dt.date | None = None
    due_precision: str = ""
    due_question: str = ""
    steps: Mapping[str, Any] = field(default_factory=dict)
    adds_up_from: str = ""
    tier: int = 1
    target_class: str = ""
    grammar: str = ""
    why: str | None = None
    asked: str | None = None


@transaction.atomic
def set_target(*, trust: Trust, line: TargetLine, by: Person | None, is_proposed: bool = False) -> Target:
    """Set one target. Raises ValidationError with a plain sentence a field."""
    return set_targets(trust=trust, lines=[line], by=by, is_proposed=is_proposed)[0]


@transaction.atomic
def set_targets(
    *, trust: Trust, lines: Iterable[TargetLine], by: Person | None, is_proposed: bool = False
) -> list[Target]:
    """Set targets, with one trail entry for them all, and work out once how their measures stand.

    Nobody is held to those that are proposed until `hold_to` says so.
    """
    made = []
    for line in lines:
        if line.measure is not None and line.measure.is_combined:
            raise ValidationError({"text": "It stands by other measures: set the targets of those."})
        target = Target(trust=trust, is_proposed=is_proposed)
        _take_on(target, line)
        made.append(target)
    if by is not None:
        say_where_they_began(made)
    Target.objects.bulk_create(made)
    measures = {target.measure_id: target.measure for target in made if target.measure is not None}
    work_out_standings(trust=trust, measures=list(measures.values()))
    _note(trust, made, by)
    return made


@transaction.atomic
def propose_later(*, targets: Iterable[Target], years: int, by: Person) -> dict[int, Target]:
    """Propose targets once more, each so many years later in its own words; return them by the row of the earlier.

    One whose words do not say its day, or that has steps on the way, is left out. Nobody is held to them yet.
    """
    say_when = [target for target in targets if target.due_words and target.due_words in target.text]
    found = [target for target in say_when if not target.steps]
    made = {target.pk: _years_later(target, years) for target in found}
    say_where_they_began(made.values())
    Target.objects.bulk_create(made.values())
    if made:
        _note(found[0].trust, list(made.values()), by)
    return made


def _years_later(target: Target, years: int) -> Target:
    kept = {name: getattr(target, name) for name in _KEPT_LATER}
    words = moved_on(target.due_words, years)
    days = {
        name: years_on(day, years) if (day := getattr(target, name)) else None for name in ("due_from", "due_until")
    }
    text = target.text.replace(target.due_words, words)
    return Target(**kept, **days, text=text, due_words=words, is_proposed=True)


_KEPT_LATER = (
    "trust", "measure", "school", "target_class", "tier", "op", "value", "value_to", "value_word", "reference",
    "tolerance", "due_precision", "why", "asked",
)  # fmt: skip


@transaction.atomic
def revise_target(*, target: Target, line: TargetLine, by: Person, drawn_from: int | None) -> Target:
    """Change a target. Raises Stale when somebody else did first, and ValidationError.

    A target that was signed off and is changed has to be signed off anew.
    """
    claim_revision(target, drawn_from)
    return revise_targets(trust=target.trust, lines=[(target, line)], by=by)[0]


@transaction.atomic
def revise_targets(*, trust: Trust, lines: Iterable[tuple[Target, TargetLine]], by: Person) -> list[Target]:
    """Change targets, and work out once how all their measures stand. Each leaves its entry with its measure."""
    revised: list[Target] = []
    measures: dict[int, Measure] = {}
    for target, line in lines:
        _require_at_rest(target)
        before, owner = _facts(target), target.measure
        _take_on(target, line)
        target.signed_off_at, target.signed_off_by, target.sign_off_reason = None, None, ""
        target.settled_by = by
        target.save()
        measures |= {each.pk: each for each in (owner, target.measure) if each is not None}
        after = _facts(target)
        changed = {name: value for name, value in after.items() if before[name] != value}
        _record(target, by, "changed the target", before={name: before[name] for name in changed}, after=changed)
        revised.append(target)
    work_out_standings(trust=trust, measures=list(measures.values()))
    return revised


@transaction.atomic
def sign_off_target(*, target: Target, reason: str, by: Person, drawn_from: int | None) -> Target:
    """Say, in one's own name and with the evidence, that a target is met."""
    if not reason.strip():
        raise ValidationError({"reason": "Say what shows that it is met."})
    claim_revision(target, drawn_from)
    if target.signed_off_at is not None:
        raise ValidationError("It has been signed off already.")
    target.signed_off_at, target.signed_off_by, target.sign_off_reason = clock.now(), by, reason.strip()
    target.save(update_fields=["signed_off_at", "signed_off_by", "sign_off_reason", "revision"])
    _work_out(target)
    _record(target, by, "signed off the target", before={}, after={"reason": target.sign_off_reason})
    return target


@transaction.atomic
def hold_to(*, targets: Iterable[Target], by: Person | None) -> int:
    """Hold everybody from now on to targets that were proposed; return how many these were."""
    found = [target for target in targets if target.is_proposed]
    for target in found:
        target.is_proposed = False
    Target.objects.bulk_update(found, ["is_proposed"])
    by_trust = {target.trust: [one for one in found if one.trust_id == target.trust_id] for target in found}
    for trust, of_trust in by_trust.items():
        measures = {target.measure_id: target.measure for target in of_trust if target.measure is not None}
        work_out_standings(trust=trust, measures=list(measures.values()))
        _note(trust, of_trust, by)
    return len(found)


@transaction.atomic
def retire_target(*, target: Target, by: Person, drawn_from: int | None) -> Target:
    """Stop holding anybody to a target from today. It stays in the record."""
    _require_at_rest(target)
    claim_revision(target, drawn_from)
    target.retired_on = clock.today()
    target.save(update_fields=["retired_on", "revision"])
    _work_out(target)
    _record(target, by, "retired the target", before={}, after={})
    return target


def _require_at_rest(target: Target) -> None:
    with_others = target.school is not None and subjects.is_on_its_way("target-set", target.school.ref)
    if target.proposed_on and (with_others or subjects.is_on_its_way("target", target.ref)):
        raise ValidationError("It is with those who set it: take it back first, or wait for their answer.")


def _work_out(target: Target) -> None:
    if target.measure is not None:
        work_out_standings(trust=target.trust, measures=[target.measure])


def _take_on(target: Target, line: TargetLine) -> None:
    """Put what a line says onto a target, or say in plain words what is wrong with it."""
    if not line.text.strip():
        raise ValidationError({"text": "Write the target in your own words."})
    if line.op not in OPS:
        raise ValidationError({"op": "Choose how the figure is to be compared."})
    for name in ("measure", "school"):
        owned = getattr(line, name)
        if owned is not None and owned.trust_id != target.trust_id:
            raise ValidationError({name: f"That {name} is not in this trust."})
    measured = rule_values.yardstick(line.measure) if line.measure is not None else Yardstick()
    target.text, target.measure, target.school = line.text.strip(), line.measure, line.school
    target.op, target.reference, target.tier = line.op, line.reference.strip(), line.tier
    target.target_class, target.grammar = line.target_class, line.grammar[:400]
    _take_figures(target, line, measured)
    target.tolerance = _read("tolerance", line.tolerance, Yardstick())[0]
    if target.tolerance is not None and target.tolerance < 0:
        raise ValidationError({"tolerance": "The tolerance cannot be below nought."})
    target.steps = _steps(line.steps, measured)
    target.adds_up_from = _first_added(line)
    if line.why is not None:
        target.why = line.why.strip()
    if line.asked is not None:
        target.asked = line.asked.strip()[:300]
    _take_dates(target, line)


def say_where_they_began(targets: Iterable[Target]) -> None:
    """Keep the day, and the figure from which each is to be reached, where one stood that anybody may see."""
    made = list(targets)
    stood = Standing.objects.filter(measure__in={target.measure_id for target in made}, is_hidden=False)
    by_place = {(each.measure_id, each.school_id): each for each in stood.exclude(value=None)}
    for target in made:
        target.set_on = clock.today()
        if target.measure_id and (found := by_place.get((target.measure_id, target.school_id))):
            target.baseline, target.baseline_period = found.value, found.period


def _take_figures(target: Target, line: TargetLine, measured: Yardstick) -> None:
    # A margin over a benchmark is a plain number whatever the measure's figures are.
    scale = Yardstick() if line.reference else measured
    target.value, word = _read("value", line.value, scale)
    target.value_word = line.margin_word if target.value is None and line.margin_word else word
    target.value_to, _ = _read("value_to", line.value_to, measured)
    if target.op == "in" and (target.value is None or target.value_to is None):
        raise ValidationError({"value_to": "A range has a lowest and a highest figure."})
    if (
        target.op == "in"
        and target.value is not None
        and target.value_to is not None
        and target.value > target.value_to
    ):
        raise ValidationError({"value_to": "The range ends below where it begins."})


def _read(name: str, typed: Any, measured: Yardstick) -> tuple[Any, str]:
    if typed is None or typed == "":
        return None, ""
    try:
        return figures.read(typed, measured)
    except ValueError as wrong:
        raise ValidationError({name: str(wrong)}) from None


def _steps(steps: Mapping[str, Any], measured: Yardstick) -> dict[str, str]:
    kept = {}
    for year, step in steps.items():
        try:
            first_of(str(year))
        except ValueError as wrong:
            raise ValidationError({"steps": str(wrong)}) from None
        _read("steps", step, measured)
        kept[str(year)] = str(step)
    return kept


def _first_added(line: TargetLine) -> str:
    """Return the year from which figures are added up, or say why they cannot be; nothing where they are not."""
    year = line.adds_up_from.strip()
    if not year:
        return ""
    try:
        first_of(year)
    except ValueError as wrong:
        raise ValidationError({"adds_up_from": str(wrong)}) from None
    if line.measure is None or line.measure.kind not in ADDED_KINDS:
        raise ValidationError({"adds_up_from": "Only numbers, money and percentages can be added up."})
    if may_hide(line.measure):
        raise ValidationError({
            "adds_up_from": "What counts people is not added up: a small number could be had from the sum."
        })  # fmt: skip
    if line.reference:
        raise ValidationError({"adds_up_from": "What is added up is held against a plain figure."})
    return year


def _take_dates(target: Target, line: TargetLine) -> None:
    target.due_words, target.due_question = line.due_words.strip()[:120], line.due_question[:300]
    target.due_from, target.due_until = line.due_from, line.due_until
    target.due_precision = line.due_precision
    if target.due_words and line.due_until is None and not line.due_question:
        calendar = rule_values.calendar_of(target.trust)
        context = date_words.Context(year_kind=calendar.plan_year, calendar=calendar)
        reading = date_words.read(target.due_words, context)
        target.due_precision = reading.precision[:12]
        if reading.question:
            target.due_question = reading.question.asks[:300]
        else:
            target.due_from, target.due_until = reading.from_on, reading.to_on
    if target.due_from and target.due_until and target.due_from > target.due_until:
        raise ValidationError({"due_until": "The last day is before the first."})


def _facts(target: Target) -> dict[str, Any]:
    names = (
        "text", "op", "value", "value_to", "value_word", "reference", "tolerance", "due_words", "due_from",
        "due_until", "steps", "adds_up_from", "tier", "measure_id", "school_id", "why", "asked",
    )  # fmt: skip
    return {name: getattr(target, name) for name in names}


def _note(trust: Trust, made: list[Target], by: Person | None) -> None:
    if len(made) == 1:
        _record(made[0], by, "set a target", before={}, after=_facts(made[0]))
    elif made:
        after = {"targets": [target.text for target in made]}
        title = f"{len(made)} targets"
        record(trust=trust.pk, by=by, did="set targets", kind="trust", ref=trust.ref, title=title, after=after)


def _record(
    target: Target, by: Person | None, did: str, *, before: Mapping[str, Any], after: Mapping[str, Any]
) -> None:
    """Leave the trail entry with the measure, where there is one, so that its page tells the whole story."""
    kind, ref = ("measure", target.measure.ref) if target.measure else ("target", target.ref)
    record(trust=target.trust_id, by=by, did=did, kind=kind, ref=ref, title=target.text, before=before, after=after)
