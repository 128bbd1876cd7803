"""Saying what the date of a target means, where its words can be read in more than one way."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from django.db import transaction

from goldenthread.features.accounts.models import Person
from goldenthread.features.measures.models import Target
from goldenthread.features.measures.operations.standings import work_out_standings
from goldenthread.features.organisations.models import Trust
from goldenthread.features.trail.operations import record
from goldenthread.foundation.tables import claim_revision


@dataclass(frozen=True)
class Dated:
    """A target with the days that its words mean; still with a question where they do not say."""

    target: Target
    due_from: dt.date | None
    due_until: dt.date | None
    precision: str
    question: str = ""


@transaction.atomic
def date_targets(*, trust: Trust, dated: Iterable[Dated], by: Person, by_hand: bool) -> int:
    """Keep what the dates of targets mean, and work out how their measures stand; return how many changed.

    The words stay, and what was signed off stays so. A date settled `by_hand` is not read again.
    """
    changed = [each for each in dated if _differs(each) or by_hand]
    for each in changed:
        target = each.target
        before = {"due_from": target.due_from, "due_until": target.due_until}
        claim_revision(target, None)
        target.due_from, target.due_until = each.due_from, each.due_until
        target.due_precision, target.due_question = each.precision[:12], each.question[:300]
        if by_hand:
            target.settled_by = by
        target.save()
        kind, ref = ("measure", target.measure.ref) if target.measure else ("target", target.ref)
        after = {"due_from": target.due_from, "due_until": target.due_until}
        record(
            trust=trust.pk, by=by, did="settled the date of a target", kind=kind, ref=ref, title=target.text,
            before=before, after=after,
        )  # fmt: skip
    measures = {each.target.measure_id: each.target.measure for each in changed if each.target.measure}
    work_out_standings(trust=trust, measures=list(measures.values()))
    return len(changed)


def _differs(dated: Dated) -> bool:
    target = dated.target
    stands = target.due_from, target.due_until, target.due_question
    return stands != (dated.due_from, dated.due_until, dated.question[:300])
