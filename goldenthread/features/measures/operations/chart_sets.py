"""Keeping a view of figures under a name, and letting it go."""

from collections.abc import Mapping, Sequence

from django.core.exceptions import ValidationError
from django.db import transaction

from goldenthread.features.accounts.models import Person
from goldenthread.features.measures.models import ChartSet
from goldenthread.features.organisations.models import Trust
from goldenthread.features.trail.operations import record
from goldenthread.foundation import clock

LONGEST_TITLE = 120


@transaction.atomic
def keep_chart_set(
    *, trust: Trust, title: str, question: Mapping[str, Sequence[str]], is_shared: bool, by: Person | None
) -> ChartSet:
    """Keep what was chosen under a name, for oneself or for the trust. Raises ValidationError."""
    title = title.strip()
    if not title:
        raise ValidationError({"title": "Give it a name to find it by."})
    if len(title) > LONGEST_TITLE:
        raise ValidationError({"title": f"A name has at most {LONGEST_TITLE} characters."})
    if not question.get("m"):
        raise ValidationError({"title": "Choose something to show first."})
    kept = ChartSet.objects.create(
        trust=trust, title=title, question={name: list(values) for name, values in question.items()},
        is_shared=is_shared, kept_on=clock.today(), by=by,
    )  # fmt: skip
    _note(kept, by, "kept a chart set")
    return kept


@transaction.atomic
def let_chart_set_go(*, found: ChartSet, by: Person) -> None:
    """Let a chart set go: only whoever kept it may. Raises ValidationError."""
    if found.by_id != by.pk:
        raise ValidationError("Only whoever kept it can let it go.")
    _note(found, by, "let a chart set go")
    found.delete()


def _note(kept: ChartSet, by: Person | None, did: str) -> None:
    record(
        trust=kept.trust_id, by=by, did=did, kind="chart set", ref=kept.ref, title=kept.title,
        after={"shared": kept.is_shared},
    )  # fmt: skip
