"""Which risks and issues a reader may see, and what they may do about them."""

from collections.abc import Iterable

from django.db.models import Q, QuerySet

from goldenthread.domain.access import Reach
from goldenthread.features.activity.models import Task
from goldenthread.features.organisations.queries import schools_within
from goldenthread.features.risks.grid_shapes import GridShape, usual
from goldenthread.features.risks.models import Escalation, Frame, Issue, Risk, Step
from goldenthread.foundation.subjects import Subject

SEE, CONFIDENTIAL, EDIT, ANSWER, FRAME = (
    "risk.see", "risk.see_confidential", "risk.edit", "risk.answer", "risk.set_up",
)  # fmt: skip


def frame_of(trust: int) -> GridShape:
    """Return the grid of a trust: its own copy, or the usual one of the library."""
    found = Frame.objects.filter(trust=trust).first()
    return found.shape if found else usual()


def risks_within(reach: Reach) -> QuerySet[Risk]:
    """Return the risks within sight: of the places that the reader sees, the confidential to fewer.

    Who is asked to do something about a risk reads what it is for, wherever it is.
    """
    asked = Q(pk__in=Step.objects.filter(post__in=reach.posts, done_on=None).values("risk"))
    found = Risk.objects.filter(_there(reach, SEE) | asked, trust=reach.trust)
    return found.filter(
        Q(is_confidential=False) | _there(reach, CONFIDENTIAL) | Q(owner__in=reach.posts) | asked
    ).select_related("trust", "school", "unit", "owner")


def issues_within(reach: Reach) -> QuerySet[Issue]:
    """Return the issues within sight, the open ones first."""
    found = Issue.objects.filter(_there(reach, SEE), trust=reach.trust)
    return found.filter(
        Q(is_confidential=False) | _there(reach, CONFIDENTIAL) | Q(owner__in=reach.posts)
    ).select_related("trust", "school", "unit", "owner", "risk", "acknowledged_post")


def escalations_within(reach: Reach) -> QuerySet[Escalation]:
    found = Escalation.objects.filter(risk__in=risks_within(reach))
    return found.select_related("risk__trust", "risk__school", "risk__unit", "post", "answer_post")


def may_edit(reach: Reach, row: Risk | Issue) -> bool:
    """Say whether the reader may write about a risk or an issue: whoever answers for its place, or owns it."""
    is_owner = row.owner_id is not None and row.owner_id in reach.posts
    return row.trust_id == reach.trust and (
        is_owner or reach.may(EDIT, school=row.school_id, unit=row.unit_id)
    )  # fmt: skip


def asked_now(risk: Risk) -> list[str]:
    """Return why the owner is asked to look at a risk before its time."""
    asked = Task.objects.filter(kind="look at risk now", subject_kind="risk", subject_ref=risk.ref, closed_at=None)
    return list(asked.values_list("why", flat=True))


def may_answer(reach: Reach) -> bool:
    return reach.may_everywhere(ANSWER)


def may_set_up(reach: Reach) -> bool:
    return reach.may_everywhere(FRAME)


def may_raise(reach: Reach) -> bool:
    return reach.may_in_a_place(EDIT)


def find_risks(reach: Reach, refs: Iterable[str]) -> dict[str, Subject]:
    """Return risks as lines on a page, by reference."""
    return {
        row.ref: Subject("risk", row.ref, row.title, f"/{row.trust.slug}/risks/risk/{row.ref}/", row.code)
        for row in risks_within(reach).filter(ref__in=list(refs))
    }


def find_issues(reach: Reach, refs: Iterable[str]) -> dict[str, Subject]:
    """Return issues as lines on a page, by reference."""
    return {
        row.ref: Subject("issue", row.ref, row.title, f"/{row.trust.slug}/risks/issue/{row.ref}/")
        for row in issues_within(reach).filter(ref__in=list(refs))
    }


def find_escalations(reach: Reach, refs: Iterable[str]) -> dict[str, Subject]:
    """Return risks handed up as lines on a page, by the reference of the handing up."""
    return {
        row.ref: Subject(
            "escalation",
            row.ref,
            row.risk.title,
            f"/{row.risk.trust.slug}/risks/escalation/{row.ref}/",
            row.risk.code,
        )
        for row in escalations_within(reach).filter(ref__in=list(refs))
    }


def _there(reach: Reach, permission: str) -> Q:
    if reach.may_everywhere(permission):
        return Q(trust=reach.trust)
    return Q(school__in=schools_within(reach, permission).values("pk")) | Q(unit__in=reach.units_for(permission))
