"""Who has read a document, what schools made of it, and where on a website it stands."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect

from goldenthread.features.documents import operations, queries
from goldenthread.features.documents.models import Document, Publication, Reading, TakenUp
from goldenthread.features.organisations.models import Post
from goldenthread.features.organisations.queries import schools_within
from goldenthread.foundation import clock
from goldenthread.foundation.tables import Stale
from goldenthread.web.documents.forms import AskForm, CirculateForm, TakeUpForm, WebsiteForm
from goldenthread.web.kit.access import TrustRequest, requires
from goldenthread.web.kit.saving import draw_anew, saved
from goldenthread.web.kit.showing import CONFLICT, find, show

SEE, EDIT = "document.see", "document.edit"


@requires(SEE)
def readers(request: TrustRequest, ref: str) -> HttpResponse:
    """Show who has read the version in force and who has not, and ask more posts."""
    document = _seen(request, ref)
    if not queries.may_edit(request.reach, document) or document.current_id is None:
        raise Http404
    posts = Post.objects.filter(trust=request.trust).select_related("school", "unit").order_by("title", "pk")
    if document.school_id:
        posts = posts.filter(school=document.school_id)
    form = AskForm(request.POST if request.method == "POST" else None, posts=list(posts))
    if form.is_valid():
        asked: list[int] = []
        if saved(form, lambda: asked.append(operations.ask_to_read(
            document=document, by=request.user, posts=form.chosen(), due_on=form.cleaned_data["due_on"]
        ))):  # fmt: skip
            messages.success(request, f"{asked[0]} more asked. It stands on their home page.")
            return redirect("documents:readers", request.trust.slug, ref)
    rows = list(
        Reading.objects.filter(version=document.current_id).select_related("post__school", "by")
        .order_by("read_on", "post__school__order", "post__title", "pk")
    )  # fmt: skip
    return show(
        request, "documents/pages/readers.html", document=document, form=form, today=clock.today(), asked=len(rows),
        unread=[row for row in rows if row.read_on is None], read=[row for row in rows if row.read_on],
    )  # fmt: skip


@requires(SEE)
def take_up(request: TrustRequest, ref: str, school: str) -> HttpResponse:
    """Adopt a document of the trust at a school, or complete the school's part of it."""
    document = _seen(request, ref)
    place = find(schools_within(request.reach, SEE), ref=school)
    if not document.is_taken_up or document.current_id is None:
        raise Http404
    may_write = request.reach.may(EDIT, school=place.pk)
    held = TakenUp.objects.filter(document=document, school=place).select_related("version").first()
    shown: dict[str, Any] = {"document": document, "place": place, "held": held, "may_write": may_write}
    first = {"text": held.text, "revision": held.revision} if held else {}
    form = TakeUpForm(request.POST if request.method == "POST" else None, initial=first)
    if request.method == "POST" and not may_write:
        raise Http404
    if form.is_valid():
        try:
            if saved(form, lambda: operations.take_up(
                document=document, school=place, by=request.user, text=form.cleaned_data["text"],
                drawn_from=form.cleaned_data["revision"],
            )):  # fmt: skip
                messages.success(request, f"Kept for {place.short_name}.")
                return redirect("documents:document", request.trust.slug, ref)
        except Stale as stale:
            draw_anew(form, stale.row)
            return show(
                request, "documents/pages/take_up.html", status=CONFLICT, form=form, stands=stale.row, **shown
            )
    return show(request, "documents/pages/take_up.html", form=form, **shown)


@requires(SEE)
def website(request: TrustRequest, ref: str) -> HttpResponse:
    """Show where a document stands on websites, keep an address, and keep what a person found there."""
    document = _seen(request, ref)
    if document.audience == Document.Audience.NAMED:
        raise Http404
    is_keeper = queries.may_edit(request.reach, document)
    schools = [one for one in schools_within(request.reach, SEE) if request.reach.may(EDIT, school=one.pk)]
    schools = [one for one in schools if document.school_id in (None, one.pk)]
    if not is_keeper and not schools:
        raise Http404
    rows = list(
        Publication.objects.filter(document=document).select_related("school").order_by("school__order", "pk")
    )
    if request.POST.get("deed") == "take down":
        one = next((row for row in rows if row.ref == request.POST.get("what")), None)
        if one is None or not (is_keeper or one.school in schools):
            raise Http404
        operations.take_down(publication=one, by=request.user)
        return redirect("documents:website", request.trust.slug, ref)
    form = WebsiteForm(
        request.POST if request.method == "POST" else None, schools=schools,
        may_trust=is_keeper and not document.school_id, initial=_first(request, rows),
    )  # fmt: skip
    if form.is_valid() and saved(form, lambda: operations.say_where(
        document=document, by=request.user, **form.facts()
    )):  # fmt: skip
        messages.success(request, "It is kept.")
        return redirect("documents:website", request.trust.slug, ref)
    return show(request, "documents/pages/website.html", document=document, form=form, publications=rows)


@requires(SEE)
def circulate(request: TrustRequest, ref: str) -> HttpResponse:
    """Keep to whom the version in force was sent, how, and when."""
    document = _seen(request, ref)
    if document.audience == Document.Audience.NAMED or document.current_id is None:
        raise Http404
    is_keeper = queries.may_edit(request.reach, document)
    schools = [one for one in schools_within(request.reach, SEE) if request.reach.may(EDIT, school=one.pk)]
    schools = [one for one in schools if document.school_id in (None, one.pk)]
    if not is_keeper and not schools:
        raise Http404
    form = CirculateForm(
        request.POST if request.method == "POST" else None, schools=schools,
        may_trust=is_keeper and not document.school_id, initial={"sent_on": clock.today()},
    )  # fmt: skip
    if form.is_valid() and saved(form, lambda: operations.circulate(
        document=document, by=request.user, **form.facts()
    )):  # fmt: skip
        messages.success(request, "It is kept to whom it was sent.")
        return redirect("documents:document", request.trust.slug, ref)
    return show(request, "documents/pages/circulate.html", document=document, form=form)


def _first(request: TrustRequest, rows: list[Publication]) -> dict[str, object]:
    one = next((row for row in rows if row.ref == request.GET.get("what")), None)
    first: dict[str, object] = {"on": clock.today()}
    return first | {"school": one.school.ref if one.school else "", "address": one.address} if one else first


def _seen(request: TrustRequest, ref: str) -> Document:
    document = find(queries.documents(request.reach), ref=ref, retired_on=None)
    document.trust = request.trust
    return document
