"""Setting a trust's own order of agreement."""

from collections.abc import Sequence

from django.core.exceptions import ValidationError
from django.db import transaction

from goldenthread.features.accounts.models import Person
from goldenthread.features.approvals.models import OwnRoute
from goldenthread.features.approvals.routes import Step, library_routes
from goldenthread.features.organisations.models import Trust
from goldenthread.features.trail import operations as trail
from goldenthread.foundation.tables import Stale


@transaction.atomic
def set_route(
    *, trust: Trust, of: str, key: str, steps: Sequence[Step], by: Person, drawn_from: int | None = None
) -> OwnRoute:
    """Let a trust agree things of a kind in an order of its own. What is on its way keeps the order it had."""
    if not steps:
        raise ValidationError("Somebody has to say yes: keep at least one step.")
    if len({step.decision for step in steps}) < len(steps):
        raise ValidationError("The same decision stands there twice.")
    Trust.objects.select_for_update().get(pk=trust.pk)
    own = OwnRoute.objects.filter(trust=trust, of=of, key=key).first() or OwnRoute(
        trust=trust, of=of, key=key, revision=0, steps=[]
    )
    if drawn_from is not None and own.revision != drawn_from:
        raise Stale(own)
    own.revision += 1
    own.steps = [step.model_dump() for step in steps]
    own.save()
    says = [step.says for step in steps]
    _note(trust, (of, key), by, did="set the order of agreement", steps=says)
    return own


@transaction.atomic
def keep_library_route(*, trust: Trust, of: str, key: str, by: Person) -> None:
    """Go back to the order of the library."""
    OwnRoute.objects.filter(trust=trust, of=of, key=key).delete()
    _note(trust, (of, key), by, did="went back to the usual order of agreement", steps=[])


def _note(trust: Trust, named: tuple[str, str], by: Person, *, did: str, steps: Sequence[str]) -> None:
    title = library_routes()[named[0]][named[1]].title
    trail.record(
        trust=trust.pk, by=by, did=did, kind="trust", ref=trust.ref, title=title, after={"steps": list(steps)}
    )
