"""What every page about risks begins with: the risk, what it is tied to, and for whom the reader speaks."""

from collections.abc import Iterable

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect

from goldenthread.domain.access import Reach
from goldenthread.features.organisations.models import Post, Trust
from goldenthread.features.organisations.queries import role_permissions
from goldenthread.features.risks import queries
from goldenthread.features.risks.models import Issue, Risk
from goldenthread.features.risks.queries.visible import ANSWER
from goldenthread.foundation import subjects
from goldenthread.foundation.subjects import Subject
from goldenthread.web.kit.access import TrustRequest
from goldenthread.web.kit.showing import find


def risk_of(request: TrustRequest, ref: str) -> Risk:
    return find(queries.risks_within(request.reach), ref=ref)


def risk_to_write(request: TrustRequest, ref: str) -> Risk:
    """Return a risk that the reader may write about; no such page for one that they may only read."""
    found = risk_of(request, ref)
    if not queries.may_edit(request.reach, found):
        raise Http404
    return found


def about(request: TrustRequest) -> Subject | None:
    """Return what the address says a new risk or issue is about, as far as the reader may see it."""
    return subject(request.reach, request.GET.get("about", ""))


def subject(reach: Reach, pointer: str) -> Subject | None:
    """Return what `kind:ref` points at for a reader; nothing where they may not see it."""
    kind, colon, ref = pointer[:120].partition(":")
    return subjects.find(reach, [(kind, ref)]).get((kind, ref)) if colon else None


def speaking_post(reach: Reach, school: int | None = None, unit: int | None = None) -> Post | None:
    """Return the post in whose name a reader writes about a place: theirs there, or else any of theirs."""
    held = sorted(reach.grants, key=lambda grant: (grant.school != school, grant.unit != unit, grant.post))
    return Post.objects.filter(pk=held[0].post).first() if held else None


def posts_that_may(trust: Trust, permission: str) -> Iterable[Post]:
    """Return the posts of the trust at large whose role may do a thing everywhere."""
    roles = [role for role, held in role_permissions().items() if permission in held.everywhere]
    return Post.objects.filter(trust=trust, role__in=roles, school=None, unit=None)


def who_answers(trust: Trust) -> list[Post]:
    """Return the posts that are asked to answer for the trust: not those who merely administer it."""
    return [post for post in posts_that_may(trust, ANSWER) if post.role != "administrator"]


def lead_to(request: TrustRequest, row: Risk | Issue) -> HttpResponse:
    """Lead to what was kept, or to its register where it is confidential and the reader not among the few."""
    seen, page, every = (
        (queries.risks_within, "risks:risk", "risks:risks") if isinstance(row, Risk)
        else (queries.issues_within, "risks:issue", "risks:issues")
    )  # fmt: skip
    if seen(request.reach).filter(pk=row.pk).exists():
        return redirect(page, request.trust.slug, row.ref)
    messages.info(request, "It is confidential: those read it who may, and who answers for it.")
    return redirect(every, request.trust.slug)
