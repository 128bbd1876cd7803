"""Remembering what the headings of a paper were said to mean, and forgetting it."""

from collections.abc import Mapping, Sequence

from django.db import transaction

from goldenthread.features.accounts.models import Person
from goldenthread.features.intake.models import ToldHeadings
from goldenthread.features.organisations.models import Trust
from goldenthread.features.trail import operations as trail


@transaction.atomic
def remember_headings(*, trust: Trust, kind: str, told: Mapping[str, Sequence[str]], by: Person | None) -> None:
    """Keep what a person said of headings, by their shape; what was said before of the same is replaced."""
    kept = {shape: list(means) for shape, means in told.items() if 0 < len(shape) <= ToldHeadings.LONGEST}
    if not kept:
        return
    ToldHeadings.objects.bulk_create(
        [ToldHeadings(trust=trust, kind=kind, shape=shape, means=means) for shape, means in kept.items()],
        update_conflicts=True, unique_fields=["trust", "kind", "shape"], update_fields=["means"],
    )  # fmt: skip
    trail.record(
        trust=trust.pk, by=by, did="told the headings of a paper", kind="paper", ref=kind, title=f"Papers: {kind}",
        after={"headings": list(kept)[:20]},
    )  # fmt: skip


@transaction.atomic
def forget_headings(*, told: ToldHeadings, by: Person) -> None:
    """Forget what was said of headings: the next paper that has them is understood anew."""
    before = {"headings": told.shape, "means": told.means}
    trail.record(
        trust=told.trust_id, by=by, did="forgot the headings of a paper", kind="paper", ref=told.kind,
        title=f"Papers: {told.kind}", before=before,
    )  # fmt: skip
    told.delete()
