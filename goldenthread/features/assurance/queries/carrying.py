"""What was said last time, as a proposal that somebody has to confirm anew."""

from goldenthread.features.assurance.models import Answer, Check

# A figure or a day is given anew: last month's is not this month's.
CARRIED_KINDS = ("judgement", "yes/no", "scale", "text")


def proposals(check: Check) -> dict[str, Answer]:
    """Return, by question, the answer of the last round of this checklist in the same place."""
    asked = {question.key for question in check.questions if question.kind in CARRIED_KINDS}
    earlier = Answer.objects.filter(
        check_sheet__round__checklist=check.round.checklist_id, check_sheet__school=check.school_id,
        check_sheet__unit=check.unit_id, is_current=True, question__in=asked,
        check_sheet__round__opened_on__lt=check.round.opened_on,
    ).select_related("by", "post")  # fmt: skip
    return {one.question: one for one in earlier.order_by("check_sheet__round__opened_on", "pk")}
