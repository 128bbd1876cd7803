"""What groups propose: the list of it, making a proposal, and the answer."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect

from goldenthread.features.governance import operations, queries
from goldenthread.features.governance.models import Proposal
from goldenthread.features.organisations.queries import bodies_within
from goldenthread.foundation import subjects
from goldenthread.foundation.tables import Stale
from goldenthread.web.governance import about
from goldenthread.web.governance.asking import called
from goldenthread.web.governance.calling import posts
from goldenthread.web.governance.forms import ProposalAnswerForm, ProposeForm
from goldenthread.web.kit.access import TrustRequest, requires
from goldenthread.web.kit.saving import overtaken, saved
from goldenthread.web.kit.showing import find, show


@requires("meeting.see")
def proposals(request: TrustRequest) -> HttpResponse:
    """Show what bodies propose, those without an answer first; of one body where the address names it."""
    rows = queries.proposals_within(request.reach)
    ref = request.GET.get("body", "")[:12]
    body = find(bodies_within(request.reach), ref=ref) if ref else None
    found = list(rows.filter(body=body) if body else rows)
    found.sort(key=lambda row: row.answered_on is not None)
    return show(
        request, "governance/pages/proposals.html", proposals=found, body=body,
        waiting=sum(row.answered_on is None for row in found),
        taken=sum(row.answer in (Proposal.Answer.TAKEN, Proposal.Answer.PART) for row in found),
        may_propose=bool(queries.may_ask(request.reach)),
    )  # fmt: skip


@requires("meeting.see")
def make_proposal(request: TrustRequest) -> HttpResponse:
    """Propose something in the name of a body that the reader sits on, or whose meetings they keep."""
    bodies = queries.may_ask(request.reach)
    if not bodies:
        raise Http404
    subject = about.found(request, request.GET.get("about", ""))
    form = ProposeForm(
        request.POST or None, bodies=bodies, posts=posts(request), initial={"body": request.GET.get("body", "")[:12]}
    )
    made: list[Proposal] = []
    if form.is_valid() and saved(form, lambda: made.append(operations.make_proposal(
        by=request.user, made_by=called(request), about=about.pointer(subject), **form.facts()
    ))):  # fmt: skip
        messages.success(request, "Proposed. Whoever it goes to finds it on their home page.")
        return redirect("governance:proposal", request.trust.slug, made[0].ref)
    return show(request, "governance/pages/make_proposal.html", form=form, subject=subject)


@requires("meeting.see")
def proposal(request: TrustRequest, ref: str) -> HttpResponse:
    """Show a proposal and its answer; whoever it goes to answers it."""
    row = find(queries.proposals_within(request.reach), ref=ref)
    may_answer = queries.may_answer_proposal(request.reach, row)
    if request.method == "POST" and not may_answer:
        raise Http404
    first = {"answer": row.answer, "reason": row.reason, "revision": row.revision}
    form = ProposalAnswerForm(request.POST or None, initial=first)
    page, about_it = "governance/pages/proposal.html", (row.subject_kind, row.subject_ref)
    shown: dict[str, Any] = {
        "proposal": row, "may_answer": may_answer, "may_bring": bool(queries.bodies_to_keep(request.reach)),
        "subject": subjects.find(request.reach, [about_it]).get(about_it),
    }  # fmt: skip
    try:
        if form.is_valid() and saved(form, lambda: operations.answer_proposal(
            proposal=row, by=request.user, answered_by=called(request), answer=form.cleaned_data["answer"],
            reason=form.cleaned_data["reason"], drawn_from=form.cleaned_data["revision"],
        )):  # fmt: skip
            messages.success(request, "Answered. Whoever leads the group is told.")
            return redirect("governance:proposal", request.trust.slug, ref)
    except Stale as stale:
        return overtaken(request, page, form, stale.row, **shown)
    return show(request, page, form=form, **shown)
