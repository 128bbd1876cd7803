"""What was said last time, as a proposal that somebody has to confirm anew."""

from collections.abc import Mapping

from goldenthread.domain.board import checks as rules
from goldenthread.features.assurance.models import Answer, Check


def proposals(check: Check) -> dict[str, Answer]:
    """Return, by question, the answer of the last round of this checklist in the same place."""
    asked = {question.key for question in check.questions if question.kind in rules.CARRIED_KINDS}
    earlier = Answer.objects.filter(
        check_sheet__round__checklist=check.round.checklist_id, check_sheet__school=check.school_id,
        check_sheet__unit=check.unit_id, is_current=True, question__in=asked if not check.round.about else (),
        check_sheet__round__opened_on__lt=check.round.opened_on,
    ).select_related("by", "post")  # fmt: skip
    return {one.question: one for one in earlier.order_by("check_sheet__round__opened_on", "pk")}


def that_may_hold(check: Check, earlier: Mapping[str, Answer]) -> dict[str, Answer]:
    """Return those of last time's answers that can be said to hold together with the rest."""
    by_key = check.round.shape.by_key
    return {key: one for key, one in earlier.items() if rules.may_be_carried(by_key[key].kind, one.counts_as)}
