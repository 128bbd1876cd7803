"""Making one measure of several, and saying otherwise of which."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from django.core.exceptions import ValidationError
from django.db import transaction

from goldenthread.features.accounts.models import Person
from goldenthread.features.measures.models import Combined, Measure
from goldenthread.features.measures.operations.definitions import Definition, define_measure, revise_measure
from goldenthread.features.measures.operations.standings import work_out_standings
from goldenthread.features.organisations.models import Trust

FEWEST, MOST = 2, 12


@dataclass(frozen=True, kw_only=True)
class Combining:
    """Of which measures one is made, and by which rule: all of them, any, or at least so many."""

    parts: Sequence[Measure]
    rule: str
    least: int | None = None

    @property
    def methods(self) -> list[Measure]:
        """Return the parts that give figures. What is said in words beside them explains an estimate."""
        return [part for part in self.parts if part.kind != Measure.Kind.NARRATIVE]


@transaction.atomic
def combine_measures(*, trust: Trust, definition: Definition, of: Combining, by: Person | None) -> Measure:
    """Define a measure that stands by others. Raises ValidationError with a plain sentence a field."""
    _require_whole(trust, of)
    made = define_measure(trust=trust, definition=_as_combined(definition, of), by=by)
    _keep(made, of)
    return made


@transaction.atomic
def revise_combined(
    *, measure: Measure, definition: Definition, of: Combining, by: Person, drawn_from: int | None
) -> Measure:
    """Change what a combined measure is called or made of. Raises Stale, and ValidationError."""
    _require_whole(measure.trust, of)
    revised = revise_measure(measure=measure, definition=_as_combined(definition, of), by=by, drawn_from=drawn_from)
    _keep(revised, of)
    return revised


def _as_combined(definition: Definition, of: Combining) -> Definition:
    if of.rule == Combined.Rule.ESTIMATE:
        like = of.methods[0]
        unit = like.unit or ("%" if like.kind in {Measure.Kind.PERCENTAGE, Measure.Kind.OPINION} else "")
        definition = replace(definition, unit=unit, decimals=like.decimals, good_is=like.good_is)
    return replace(definition, kind=Measure.Kind.COMPOSITE, roll_up=Measure.RollUp.NONE, base="")


def _keep(measure: Measure, of: Combining) -> None:
    least = of.least if of.rule == Combined.Rule.LEAST else None
    kept, _ = Combined.objects.update_or_create(measure=measure, defaults={"rule": of.rule, "least": least})
    kept.parts.set(of.parts)
    work_out_standings(trust=measure.trust, measures=[measure])


def _require_whole(trust: Trust, of: Combining) -> None:
    if not FEWEST <= len(of.parts) <= MOST:
        raise ValidationError({"parts": f"Choose from {FEWEST} to {MOST}: one alone needs no other name."})
    if any(part.trust_id != trust.pk or part.kind == Measure.Kind.COMPOSITE for part in of.parts):
        raise ValidationError({"parts": "One that is made of others cannot be a part itself."})
    if of.rule not in Combined.Rule.values:
        raise ValidationError({"rule": "Say whether all are needed, any one, or at least so many."})
    if of.rule == Combined.Rule.ESTIMATE:
        _require_methods(of.methods)
    if of.rule == Combined.Rule.LEAST and not 1 <= (of.least or 0) <= len(of.parts):
        raise ValidationError({"least": f"Say how many are needed, from 1 to {len(of.parts)}."})


def _require_methods(methods: Sequence[Measure]) -> None:
    if len(methods) < FEWEST:
        raise ValidationError({"parts": "Methods of one thing are two or more that give a figure."})
    if len({(part.unit, part.good_is) for part in methods}) > 1:
        raise ValidationError({"parts": "Methods of one thing give figures of one unit, good the same way."})
