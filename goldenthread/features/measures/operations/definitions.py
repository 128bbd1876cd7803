"""Saying what a trust watches."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.text import slugify

from goldenthread.features.accounts.models import Person
from goldenthread.features.measures.models import Measure
from goldenthread.features.measures.operations.judging import Breaking, take_on_break
from goldenthread.features.measures.operations.standings import work_out_standings
from goldenthread.features.organisations.models import Post, School, Trust
from goldenthread.features.trail.operations import record
from goldenthread.foundation import clock
from goldenthread.foundation.tables import claim_revision

# How a measure is kept cannot change under figures that were recorded by it.
_FIXED_BY_READINGS = ("kind", "grades")
_LONGEST_GROUP = 40


@dataclass(frozen=True, kw_only=True)
class Definition:
    """What a measure is. An empty key is made from the name."""

    name: str
    kind: str
    key: str = ""
    heading: str = ""
    order: int = 0
    unit: str = ""
    decimals: int = 1
    good_is: str = Measure.GoodIs.HIGHER
    band_from: Decimal | None = None
    band_to: Decimal | None = None
    grades: Sequence[str] = ()
    frequency: str = Measure.Frequency.TERM
    means: str = ""
    used_for: str = ""
    source: str = ""
    second_source: str = ""
    roll_up: str = Measure.RollUp.NONE
    base: str = ""
    phases: Sequence[str] = ()
    groups: Sequence[str] = ()
    of_trust_only: bool = False
    counts_office: bool = False
    runs_on: bool = False
    among: str = ""
    counted_from: str = ""
    only_school: School | None = None
    owner: Post | None = None
    stale_after_days: int = 400
    formula: str = ""
    published: str = ""
    comparator: str = ""
    rules: Sequence[Mapping[str, str]] = ()


@transaction.atomic
def define_measure(*, trust: Trust, definition: Definition, by: Person | None) -> Measure:
    """Add one measure to a trust. Raises ValidationError with a plain sentence a field."""
    return define_measures(trust=trust, definitions=[definition], by=by)[0]


@transaction.atomic
def define_measures(*, trust: Trust, definitions: Iterable[Definition], by: Person | None) -> list[Measure]:
    """Add measures to a trust, in the order given, with one trail entry for them all."""
    taken = set(Measure.objects.filter(trust=trust).values_list("key", flat=True))
    made = []
    for definition in definitions:
        measure = Measure(trust=trust)
        _take_on(measure, definition)
        measure.key = definition.key or _free_key(definition.name, taken)
        if measure.key in taken:
            raise ValidationError({"key": f"There is a measure called {measure.key} already."})
        taken.add(measure.key)
        _require_whole(measure)
        made.append(measure)
    Measure.objects.bulk_create(made)
    work_out_standings(trust=trust, measures=made)
    _note(trust, made, by)
    return made


@transaction.atomic
def revise_measure(
    *, measure: Measure, definition: Definition, by: Person, drawn_from: int | None, breaks: Breaking | None = None
) -> Measure:
    """Change what a measure is. Raises Stale when somebody else did first, and ValidationError.

    With `breaks`, figures from a period on are no longer compared with those before. The kind stays once figures
    are recorded: what was read as a percentage is no grade.
    """
    claim_revision(measure, drawn_from)
    before = _facts(measure)
    _take_on(measure, definition)
    changed = {name: value for name, value in _facts(measure).items() if before[name] != value}
    if set(changed) & set(_FIXED_BY_READINGS) and measure.readings.exists():
        raise ValidationError({"kind": "Figures are recorded already, so the kind and the grades stay as they are."})
    _require_whole(measure)
    measure.save()
    if breaks is not None:
        take_on_break(measure=measure, breaks=breaks, by=by)
    work_out_standings(trust=measure.trust, measures=[measure])
    record(
        trust=measure.trust_id, by=by, did="changed", kind="measure", ref=measure.ref, title=measure.name,
        before={name: before[name] for name in changed}, after=changed,
    )  # fmt: skip
    return measure


@transaction.atomic
def count_together(*, trust: Trust, measures: Iterable[Measure], among: str, by: Person | None) -> list[Measure]:
    """Say that measures count the same people, or some of them: what one hides, none of them then tells.

    Words that no other measure has say that one counts people of its own. Raises ValidationError.
    """
    said = list(measures)
    if not among.strip():
        raise ValidationError({"among": "Say in a few words whom they count."})
    for measure in said:
        claim_revision(measure, None)
        measure.among = among.strip()
        measure.clean_fields(exclude=["trust", "owner", "only_school"])
        measure.save(update_fields=["among", "revision"])
        record(
            trust=trust.pk, by=by, did="changed", kind="measure", ref=measure.ref, title=measure.name,
            after={"among": measure.among},
        )  # fmt: skip
    work_out_standings(trust=trust, measures=said)
    return said


@transaction.atomic
def give_owner(*, measure: Measure, post: Post, by: Person | None) -> Measure:
    """Say which post answers for a measure. Raises ValidationError for one of another trust."""
    if post.trust_id != measure.trust_id:
        raise ValidationError({"owner": "That post is not in this trust."})
    claim_revision(measure, None)
    measure.owner = post
    measure.save(update_fields=["owner", "revision"])
    record(
        trust=measure.trust_id, by=by, did="changed", kind="measure", ref=measure.ref, title=measure.name,
        after={"owner": str(post)},
    )  # fmt: skip
    return measure


@transaction.atomic
def retire_measure(*, measure: Measure, by: Person, drawn_from: int | None) -> Measure:
    """Stop keeping a measure from today. What was recorded stays and can be read."""
    claim_revision(measure, drawn_from)
    measure.retired_on = clock.today()
    measure.save(update_fields=["retired_on", "revision"])
    work_out_standings(trust=measure.trust, measures=[measure])  # it stands nowhere now, and is asked of nobody
    record(trust=measure.trust_id, by=by, did="retired", kind="measure", ref=measure.ref, title=measure.name)
    return measure


def _take_on(measure: Measure, definition: Definition) -> None:
    for name in _FACTS:
        value = getattr(definition, name)
        if isinstance(value, str):
            value = value.strip()
        setattr(measure, name, list(value) if name in _LISTS else value)


_COUNTED = frozenset({Measure.Kind.NUMBER, Measure.Kind.MONEY})
_LISTS = frozenset({"grades", "phases", "groups", "rules"})
_FACTS = tuple(name for name in Definition.__dataclass_fields__ if name != "key")


def _facts(measure: Measure) -> dict[str, Any]:
    return {name: str(value) if (value := getattr(measure, name)) is not None else None for name in _FACTS}


def _require_whole(measure: Measure) -> None:
    measure.clean_fields(exclude=["trust", "owner", "only_school"])
    _require_whole_scale(measure)
    _require_whole_groups(measure)
    if measure.counted_from and not (measure.of_trust_only and measure.kind in _COUNTED):
        raise ValidationError({"counted_from": "What is counted here is a number, or money, of the trust itself."})
    if measure.counts_office and not measure.counts_places:
        raise ValidationError({"counts_office": "Only where schools are counted is the office counted with them."})
    if measure.only_school is not None:
        _require_alone(measure, measure.only_school)
    if measure.owner is not None and measure.owner.trust_id != measure.trust_id:
        raise ValidationError({"owner": "That post is not in this trust."})


def _require_alone(measure: Measure, school: School) -> None:
    if school.trust_id != measure.trust_id:
        raise ValidationError({"only_school": "That school is not in this trust."})
    if measure.of_trust_only:
        raise ValidationError({"only_school": "It is kept of the trust itself, or of one school."})
    if measure.roll_up != Measure.RollUp.NONE:
        raise ValidationError({"roll_up": "What one school alone keeps makes no figure of the trust."})


def _require_whole_scale(measure: Measure) -> None:
    if measure.good_is == Measure.GoodIs.BAND:
        if measure.band_from is None or measure.band_to is None:
            raise ValidationError({"band_from": "Say from where to where it is good."})
        if measure.band_from > measure.band_to:
            raise ValidationError({"band_to": "The band ends below where it begins."})
    if measure.kind == Measure.Kind.GRADE and len(measure.grades) < 2:
        raise ValidationError({"grades": "Name the grades, the worst first. There are at least two."})
    if len({grade.casefold() for grade in measure.grades}) != len(measure.grades):
        raise ValidationError({"grades": "Each grade is named once."})


def _require_whole_groups(measure: Measure) -> None:
    if len({slugify(group) for group in measure.groups} - {""}) != len(measure.groups):
        raise ValidationError({"groups": "Each group is named once, in letters."})
    if any(len(group) > _LONGEST_GROUP for group in measure.groups):
        raise ValidationError({"groups": f"The name of a group has at most {_LONGEST_GROUP} characters."})
    if measure.groups and not measure.is_by_group:
        raise ValidationError({"groups": "Only a figure of schools’ pupils is kept by group."})


def _free_key(name: str, taken: set[str]) -> str:
    stem = slugify(name)[:70] or "measure"
    return next(key for n in range(1, 10_000) if (key := stem if n == 1 else f"{stem}-{n}") not in taken)


def _note(trust: Trust, made: Sequence[Measure], by: Person | None) -> None:
    if len(made) == 1:
        record(
            trust=trust.pk, by=by, did="defined", kind="measure", ref=made[0].ref, title=made[0].name,
            after=_facts(made[0]),
        )  # fmt: skip
    elif made:
        record(
            trust=trust.pk, by=by, did="defined", kind="trust", ref=trust.ref, title=f"{len(made)} measures",
            after={"measures": [measure.name for measure in made]},
        )  # fmt: skip
