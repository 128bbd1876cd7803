"""Naming a baseline, and letting it go."""

from django.core.exceptions import ValidationError
from django.db import transaction

from goldenthread.features.accounts.models import Person
from goldenthread.features.measures.models import Baseline, Measure, Reading
from goldenthread.features.trail.operations import record
from goldenthread.foundation import clock


@transaction.atomic
def name_baseline(*, measure: Measure, name: str, period: str, says: str, by: Person | None) -> Baseline:
    """Give a period of a measure a name, to tell progress from it. Raises ValidationError."""
    name = " ".join(name.split())
    if not name:
        raise ValidationError({"name": "Give it a name that everybody knows it by."})
    if Baseline.objects.filter(measure=measure, name__iexact=name).exists():
        raise ValidationError({"name": "A baseline of this name stands already."})
    if not Reading.objects.filter(measure=measure, period=period, superseded_at=None).exists():
        raise ValidationError({"period": "No figure of that period is kept here."})
    made = Baseline(measure=measure, name=name, period=period, says=says.strip(), kept_on=clock.today(), by=by)
    made.clean_fields(exclude=["measure", "by"])
    made.save()
    _note(made, by, "named a baseline")
    return made


@transaction.atomic
def let_baseline_go(*, baseline: Baseline, by: Person) -> None:
    """Let a baseline go. The figures that it names stay."""
    _note(baseline, by, "let a baseline go")
    baseline.delete()


def _note(baseline: Baseline, by: Person | None, did: str) -> None:
    measure = baseline.measure
    record(
        trust=measure.trust_id, by=by, did=did, kind="measure", ref=measure.ref, title=measure.name,
        after={"baseline": baseline.name, "period": baseline.period},
    )  # fmt: skip
