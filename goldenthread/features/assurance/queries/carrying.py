"""What was said last time, as a proposal that somebody has to confirm anew."""

from collections.abc import Mapping, Sequence

from django.db.models import QuerySet

from goldenthread.domain.board import checks as rules
from goldenthread.features.assurance.models import Answer, Check, CheckRound


def proposals(check: Check) -> dict[str, Answer]:
    """Return, by question, the answer of the last round of this checklist in the same place."""
    asked = {question.key for question in check.questions}
    earlier = _earlier(check.round).filter(check_sheet__school=check.school_id, check_sheet__unit=check.unit_id)
    return {one.question: one for one in earlier if one.question in asked}


def proposals_of(round_: CheckRound, checks: Sequence[Check]) -> dict[int, dict[str, Answer]]:
    """Return the same for many sheets of a round, by the sheet: one question for them all."""
    places = {(check.school_id, check.unit_id): check for check in checks}
    asked = {check.pk: {question.key for question in check.questions} for check in checks}
    found: dict[int, dict[str, Answer]] = {check.pk: {} for check in checks}
    for one in _earlier(round_).select_related("check_sheet"):
        here = places.get((one.check_sheet.school_id, one.check_sheet.unit_id))
        if here is not None and one.question in asked[here.pk]:
            found[here.pk][one.question] = one
    return found


def _earlier(round_: CheckRound) -> QuerySet[Answer]:
    """Return what counts of the rounds before, the latest last; of a thing that is gone through once, nothing."""
    asked = {question.key for question in round_.shape.questions if question.kind in rules.CARRIED_KINDS}
    return (
        Answer.objects.filter(
            check_sheet__round__checklist=round_.checklist_id, is_current=True,
            question__in=asked if not round_.about else (), check_sheet__round__opened_on__lt=round_.opened_on,
        )
        .select_related("by", "post").order_by("check_sheet__round__opened_on", "pk")
    )  # fmt: skip


def that_may_hold(check: Check, earlier: Mapping[str, Answer]) -> dict[str, Answer]:
    """Return those of last time's answers that can be said to hold together with the rest."""
    by_key = check.round.shape.by_key
    return {key: one for key, one in earlier.items() if rules.may_be_carried(by_key[key].kind, one.counts_as)}
