"""What each function of the trust's business is, where it is best done, and each post's duty in it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone

from goldenthread.features.accounts.models import Person
from goldenthread.features.delegation.models import Duty, Function
from goldenthread.features.organisations.models import Post, Trust, Unit
from goldenthread.features.trail.operations import record


@dataclass(frozen=True)
class FunctionWords:
    """A function on its way in, with each post's duty."""

    key: str
    title: str
    level: str = ""
    because: str = ""
    unit: Unit | None = None
    duties: Sequence[tuple[Post, str]] = ()


@transaction.atomic
def load_functions(*, trust: Trust, functions: Iterable[FunctionWords], by: Person | None) -> None:
    """Keep the functions of a starter pack."""
    told = list(functions)
    if not told:
        return
    now = timezone.now()
    made = Function.objects.bulk_create(
        Function(
            trust=trust, key=words.key, title=words.title, level=words.level, because=words.because, unit=words.unit,
            reviewed_at=now,
        )
        for words in told
    )  # fmt: skip
    Duty.objects.bulk_create(
        Duty(function=function, post=post, text=text, order=order)
        for function, words in zip(made, told, strict=True)
        for order, (post, text) in enumerate(words.duties)
    )
    record(
        trust=trust.pk, by=by, did="set up functions", kind="trust", ref=trust.ref, title=trust.name,
        after={"functions": len(made)},
    )  # fmt: skip
