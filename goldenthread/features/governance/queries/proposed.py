"""Questions about what bodies propose."""

from collections.abc import Iterable

from django.db.models import Q, QuerySet

from goldenthread.domain.access import Reach
from goldenthread.features.governance.models import Proposal
from goldenthread.features.governance.queries.visible import KEEP, SEE, bodies_seen
from goldenthread.foundation.subjects import Subject


def proposals_within(reach: Reach) -> QuerySet[Proposal]:
    """Return what the bodies that the reader may see propose, and what is asked of their own posts."""
    if not reach.may_somewhere(SEE):
        return Proposal.objects.none()
    seen = Q(body__in=bodies_seen(reach)) | Q(goes_to__in=reach.posts)
    found = Proposal.objects.filter(seen, trust=reach.trust)
    return found.select_related("trust", "body__school", "body__lead", "body__trust", "goes_to")


def may_answer_proposal(reach: Reach, proposal: Proposal) -> bool:
    """Say whether the reader may answer: whoever it goes to, or who keeps the trust's meetings and takes it down.

    Whoever leads the group that proposes answers nothing for it.
    """
    return proposal.goes_to_id in reach.posts or reach.may(KEEP, school=proposal.body.school_id)


def find_proposals(reach: Reach, refs: Iterable[str]) -> dict[str, Subject]:
    """Return proposals as lines on a page, by reference."""
    found = proposals_within(reach).filter(ref__in=list(refs))
    return {
        row.ref: Subject(
            "proposal", row.ref, row.title, f"/{row.trust.slug}/governance/proposals/{row.ref}/", row.body.name
        )
        for row in found
    }  # fmt: skip
