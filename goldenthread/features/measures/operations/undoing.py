"""Taking back what a load brought: its readings, and its figures of elsewhere."""

from collections.abc import Iterable

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from goldenthread.features.accounts.models import Person
from goldenthread.features.measures.models import Measure, Reading, Target
from goldenthread.features.measures.operations.comparators import take_back_comparators
from goldenthread.features.measures.operations.readings import chunks
from goldenthread.features.measures.operations.standings import work_out_standings
from goldenthread.features.organisations.models import Trust
from goldenthread.features.trail.operations import record


@transaction.atomic
def undo_run(*, trust: Trust, run: str, by: Person) -> int:
    """Take back what a load brought, and let stand again what it superseded; return how many readings that was.

    What somebody has corrected since stays corrected. The readings of the run stay in the history.
    """
    if not run:
        raise ValidationError("Say which load is to be undone.")
    now = timezone.now()
    brought = Reading.objects.filter(trust=trust, run=run, superseded_at=None)
    pks = list(brought.values_list("pk", flat=True))
    earlier = list(Reading.objects.filter(trust=trust, superseded_by__in=brought).values_list("pk", flat=True))
    touched = set(Measure.objects.filter(trust=trust, readings__run=run))
    for some in chunks(pks):
        Reading.objects.filter(pk__in=some).update(superseded_at=now)
    for some in chunks(earlier):
        Reading.objects.filter(pk__in=some).update(superseded_at=None, superseded_by=None)
    touched |= take_back_comparators(trust=trust, run=run)
    work_out_standings(trust=trust, measures=sorted(touched, key=lambda measure: measure.pk))
    record(
        trust=trust.pk, by=by, did="undid a load", kind="run", ref=run, title=f"{len(pks)} figures taken back",
        after={"taken back": len(pks), "standing again": len(earlier)},
    )  # fmt: skip
    return len(pks)


@transaction.atomic
def take_back_targets(*, trust: Trust, refs: Iterable[str], by: Person | None) -> int:
    """Remove targets that nothing aims at any more; return how many. One that somebody has signed off stays."""
    gone = Target.objects.filter(trust=trust, ref__in=list(refs), signed_off_at=None)
    touched = list(Measure.objects.filter(targets__in=gone).distinct())
    pks = list(gone.values_list("pk", flat=True))
    for some in chunks(pks):
        Target.objects.filter(pk__in=some).delete()
    work_out_standings(trust=trust, measures=touched)
    if pks:
        record(
            trust=trust.pk, by=by, did="took back targets", kind="trust", ref=trust.ref,
            title=f"{len(pks)} targets taken back with their plan", after={"taken back": len(pks)},
        )  # fmt: skip
    return len(pks)
