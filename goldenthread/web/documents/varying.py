"""Asking to do otherwise than a document of the trust says, and the answer to that."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect

from goldenthread.features.documents import operations, queries
from goldenthread.features.documents.models import Variation
from goldenthread.features.organisations.queries import schools_within
from goldenthread.foundation.tables import Stale
from goldenthread.web.documents.forms import AnswerForm, VaryForm
from goldenthread.web.kit.access import TrustRequest, requires
from goldenthread.web.kit.saving import saved
from goldenthread.web.kit.showing import CONFLICT, find, show

SEE, EDIT = "document.see", "document.edit"


@requires(EDIT)
def vary(request: TrustRequest, ref: str, school: str) -> HttpResponse:
    """Ask, for a school, to do otherwise than a document says."""
    document = find(queries.documents(request.reach), ref=ref, retired_on=None, school=None, current__isnull=False)
    place = find(schools_within(request.reach, EDIT), ref=school)
    document.trust = request.trust
    form = VaryForm(request.POST if request.method == "POST" else None)
    if form.is_valid() and saved(form, lambda: operations.ask_to_vary(
        document=document, school=place, by=request.user, **form.cleaned_data
    )):  # fmt: skip
        messages.success(request, "It is asked. You hear of the answer in your news.")
        return redirect("documents:document", request.trust.slug, ref)
    return show(request, "documents/pages/vary.html", form=form, document=document, place=place)


@requires(SEE)
def variation(request: TrustRequest, ref: str) -> HttpResponse:
    """Show what a school asked to do otherwise; whoever keeps the document answers, and it can be ended."""
    one = find(queries.variations(request.reach), ref=ref)
    is_keeper = queries.may_edit(request.reach, one.document)
    is_own = one.school_id in request.reach.schools_for(EDIT)
    may_end = is_own or (is_keeper and one.state == Variation.State.AGREED)
    is_over = one.state in (Variation.State.ENDED, Variation.State.REFUSED)
    form = AnswerForm(None, initial={"revision": one.revision})
    status = 200
    if request.method == "POST":
        if request.POST.get("deed") == "end" and may_end and not is_over:
            operations.end_variation(variation=one, by=request.user)
            messages.success(request, "The trust’s own text holds again.")
            return redirect("documents:document", request.trust.slug, one.document.ref)
        if not is_keeper:
            raise Http404
        form = AnswerForm(request.POST)
        try:
            if form.is_valid() and saved(form, lambda: operations.answer_variation(
                variation=one, by=request.user, **form.facts()
            )):  # fmt: skip
                messages.success(request, "Your answer is kept, and the school is told.")
                return redirect("documents:document", request.trust.slug, one.document.ref)
        except Stale:
            status = CONFLICT
            form.add_error(None, "Somebody else has answered or changed this since you opened it.")
    return show(
        request, "documents/pages/variation.html", status=status, one=one, form=form, is_over=is_over,
        may_answer=is_keeper and one.state == Variation.State.ASKED, may_end=may_end and not is_over,
    )  # fmt: skip
