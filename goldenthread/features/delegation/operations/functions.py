"""What each function of the trust's business is, where it is best done, and each post's duty in it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone

from goldenthread.features.accounts.models import Person
from goldenthread.features.activity import operations as activity
from goldenthread.features.activity.models import Task
from goldenthread.features.delegation import queries
from goldenthread.features.delegation.models import Duty, Function
from goldenthread.features.delegation.operations.loading import topic_of
from goldenthread.features.organisations.models import Post, Trust, Unit
from goldenthread.features.trail.operations import record
from goldenthread.foundation.tables import claim_revision

LOOK = "look at function"


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


@transaction.atomic
def set_function(
    *,
    trust: Trust,
    by: Person | None,
    drawn_from: int | None,
    title: str,
    unit: Unit | None,
    level: str,
    because: str,
    duties: Sequence[tuple[Post, str]],
    function: Function | None = None,
) -> Function:
    """Add a function, or say anew what it is, where it is best done, and each post's duty; it counts as looked at.

    Raises ValidationError with a plain sentence a field, and Stale when somebody else was quicker.
    """
    if function is None:
        taken = set(Function.objects.filter(trust=trust).values_list("key", flat=True))
        function = Function(trust=trust, key=topic_of(title, taken)[:60])
    else:
        claim_revision(function, drawn_from)
    before = {} if function.pk is None else _told(function)
    function.title, function.unit, function.level, function.because = title.strip(), unit, level, because.strip()
    function.reviewed_at = timezone.now()
    function.full_clean()
    function.save()
    Duty.objects.filter(function=function).delete()
    Duty.objects.bulk_create(
        Duty(function=function, post=post, text=text.strip(), order=order)
        for order, (post, text) in enumerate(duties)
    )
    record(
        trust=trust.pk, by=by, did="set a function", kind="function", ref=function.ref, title=function.title,
        before=before, after=_told(function),
    )  # fmt: skip
    activity.close_tasks(kind=LOOK, subject_kind="function", subject_ref=function.ref, by=by)
    return function


@transaction.atomic
def ask_to_look_again(*, trust: Trust) -> int:
    """Ask whoever keeps governance to look at each function whose posts have changed since it was last looked at.

    Returns of how many is asked. What was looked at, or stands as it did, is asked for no longer.
    """
    held = list(queries.functions_of(trust.pk))
    keeper = Post.objects.filter(trust=trust, role="governance_lead").order_by("pk").first()
    changed = queries.posts_changed_since(trust.pk, held) if keeper else {}
    wanted = [
        Task(
            trust=trust, post=keeper, kind=LOOK, subject_kind="function", subject_ref=function.ref,
            title=f"Look again at who does what: {function.title}"[:200],
            why=f"Since then: {'; '.join(changed[function.ref])}"[:300],
        )
        for function in held
        if function.ref in changed
    ]  # fmt: skip
    activity.ask_exactly(
        trust=trust, kind=LOOK, subject_kind="function", subjects=[function.ref for function in held], wanted=wanted
    )
    return len(wanted)


def _told(function: Function) -> dict[str, object]:
    """Return a function as the trail keeps it, duty by duty, so that what it said before can be read again."""
    duties = function.duties.select_related("post")
    return {
        "title": function.title, "level": function.level, "because": function.because,
        "duties": [f"{duty.post.title}: {duty.text}" for duty in duties],
    }  # fmt: skip
