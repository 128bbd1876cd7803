"""Actions that were made of what was found elsewhere: how far they carry it out, and telling its owner of it."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Q

from goldenthread.domain.board import following_up as rules
from goldenthread.features.organisations.models import Trust
from goldenthread.features.plans.models import Action, Plan, Status
from goldenthread.foundation import subjects

# What stands in a plan that has ended, or in a part that was taken out, is done by nobody.
LEFT = Q(element__plan__state=Plan.State.ENDED) | ~Q(element__removed_at=None)


@dataclass(frozen=True)
class CarriedOut:
    """How far plans have carried a thing out, and the actions that were made of it, the newest deed last."""

    how: str
    actions: Sequence[Action]

    @property
    def last(self) -> Action:
        """The action that was done last, with the day of it; of one that comes round, the first time counts."""
        done = [one for one in self.actions if _is_done(one)]
        for one in done:
            one.done_on = _done_on(one)
        return max(done, key=lambda one: (one.done_on, one.pk))


def carried_out(kind: str, ref: str) -> CarriedOut:
    """Return how far plans have carried out a thing that an action was made of, wherever the action stands."""
    rows = Action.objects.filter(source_kind=kind, source_ref=ref).select_related(
        "element__plan__trust", "post", "verifier", "done_by", "verified_by"
    )
    found = list(rows.prefetch_related("occurrences"))
    deeds = [rules.Deed(_is_done(one), one.verified_on is not None, _is_over(one)) for one in found]
    return CarriedOut(rules.carried(deeds), found)


def tell_what_was_left(*, trust: Trust) -> None:
    """Tell whose things were to be done in a plan that has ended, or in a part that was taken out, and were not."""
    left = Action.objects.filter(LEFT, element__plan__trust=trust).exclude(source_kind="").exclude(status=Status.DONE)
    for kind, ref in sorted(set(left.values_list("source_kind", "source_ref"))):
        subjects.tell_moved(kind, ref)


def _is_done(action: Action) -> bool:
    return _done_on(action) is not None and (bool(action.rhythm) or not action.waits_for_proof)


def _done_on(action: Action) -> dt.date | None:
    """Return the day on which an action was done; of one that comes round, the first time."""
    return action.done_on or min((one.done_on for one in action.occurrences.all()), default=None)


def _is_over(action: Action) -> bool:
    is_left = action.element.removed_at is not None or action.element.plan.state == Plan.State.ENDED
    return is_left or action.status in (Status.MOVED, Status.DROPPED)
