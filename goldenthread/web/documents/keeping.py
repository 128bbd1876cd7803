"""Keeping a document: putting it on the register, writing its next version, recording that it was agreed."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect

from goldenthread.features.documents import operations, queries
from goldenthread.features.documents.models import Document
from goldenthread.features.documents.ready_made import expected_on
from goldenthread.features.organisations.models import Body, Post
from goldenthread.features.organisations.queries import bodies_within, schools_within
from goldenthread.foundation import clock
from goldenthread.foundation.tables import Stale
from goldenthread.web.documents.forms import AboutForm, AgreedForm, RetireForm, WriteForm
from goldenthread.web.kit.access import TrustRequest, requires
from goldenthread.web.kit.saving import draw_anew, saved
from goldenthread.web.kit.showing import CONFLICT, show

SEE, EDIT = "document.see", "document.edit"


@requires(EDIT)
def begin(request: TrustRequest) -> HttpResponse:
    """Put a document on the register, for the trust or for a school; one that is expected begins filled in."""
    if not request.reach.may_in_a_place(EDIT):
        raise Http404
    expected = expected_on(clock.today()).find(request.GET.get("expected", ""))
    form = AboutForm(
        request.POST if request.method == "POST" else None,
        initial=_first(request, expected),
        **_first_choices(request),
    )
    if form.is_valid():
        facts = _with_oneself(request, form.facts())
        made: list[Document] = []
        if saved(form, lambda: made.append(
            operations.begin_document(trust=request.trust, by=request.user, **facts)
        )):  # fmt: skip
            messages.success(request, "It is on the register. Write what it says, or add its file.")
            return redirect("documents:write", request.trust.slug, made[0].ref)
    return show(request, "documents/pages/begin.html", form=form, expected=expected)


@requires(SEE)
def revise(request: TrustRequest, ref: str) -> HttpResponse:
    """Say anew what a document is, or retire it."""
    document = _kept(request, ref)
    is_retiring = request.POST.get("deed") == "retire"
    retire = RetireForm(request.POST if is_retiring else None)
    if is_retiring and retire.is_valid() and saved(retire, lambda: operations.retire(
        document=document, by=request.user, because=retire.cleaned_data["because"]
    )):  # fmt: skip
        messages.success(request, f"{document.title} is retired. What it said is kept.")
        return redirect("documents:documents", request.trust.slug)
    form = AboutForm(
        request.POST if request.method == "POST" and not is_retiring else None, initial=AboutForm.of(document),
        document=document, **_choices(request),
    )  # fmt: skip
    if form.is_valid():
        facts = _with_oneself(request, form.facts())
        facts.pop("school")
        try:
            if saved(form, lambda: operations.revise_document(
                document=document, by=request.user, drawn_from=form.cleaned_data["revision"], **facts
            )):  # fmt: skip
                messages.success(request, "It is kept.")
                return redirect("documents:document", request.trust.slug, ref)
        except Stale as stale:
            draw_anew(form, stale.row)
            return show(
                request, "documents/pages/revise.html", status=CONFLICT, form=form, retire_form=retire,
                document=document, stands=stale.row,
            )  # fmt: skip
    return show(request, "documents/pages/revise.html", form=form, retire_form=retire, document=document)


@requires(SEE)
def write(request: TrustRequest, ref: str) -> HttpResponse:
    """Write the next version, beginning with what is in force."""
    document = _kept(request, ref)
    whole = queries.one_document(request.reach, ref, clock.today())
    if whole is None:
        raise Http404
    held = {one.form: one for one in (whole.draft_renditions if whole.draft else whole.renditions)}
    form = WriteForm(
        request.POST if request.method == "POST" else None, request.FILES or None, held=held,
        initial=WriteForm.of(document, whole.draft, held),
    )  # fmt: skip
    if form.is_valid():
        try:
            if saved(form, lambda: operations.write_draft(
                document=document, by=request.user, drawn_from=form.cleaned_data["revision"],
                changed=form.cleaned_data["changed"], renditions=form.words(),
            ), file="full_file"):  # fmt: skip
                messages.success(request, "The draft is kept. Send it to be agreed, or record that it was.")
                return redirect("documents:document", request.trust.slug, ref)
        except Stale as stale:
            draw_anew(form, stale.row)
            return show(request, "documents/pages/write.html", status=CONFLICT, form=form, page=whole, stale=True)
    return show(request, "documents/pages/write.html", form=form, page=whole)


@requires(SEE)
def record_agreement(request: TrustRequest, ref: str) -> HttpResponse:
    """Record that the draft was agreed in a meeting or by a post, and put it in force."""
    document = _kept(request, ref)
    whole = queries.one_document(request.reach, ref, clock.today())
    if whole is None or whole.draft is None:
        raise Http404
    bodies = Body.objects.filter(trust=request.trust)
    bodies = bodies.filter(school=document.school) | bodies.filter(school=None) if document.school_id else bodies
    form = AgreedForm(
        request.POST if request.method == "POST" else None, bodies=bodies, initial={"on": clock.today()}
    )
    if form.is_valid() and saved(form, lambda: operations.record_agreement(
        document=document, by=request.user, **form.facts()
    )):  # fmt: skip
        messages.success(request, f"{whole.draft} is in force.")
        return redirect("documents:document", request.trust.slug, ref)
    return show(request, "documents/pages/record_agreement.html", form=form, page=whole)


def _kept(request: TrustRequest, ref: str) -> Document:
    """Return the document where the reader keeps it, or say that there is no such page."""
    document = queries.documents(request.reach).filter(ref=ref, retired_on=None).first()
    if document is None or not queries.may_edit(request.reach, document):
        raise Http404
    document.trust = request.trust
    return document


def _choices(request: TrustRequest) -> dict[str, Any]:
    """Return whose a document may be, and who may own it: everywhere, or only at the reader's own schools."""
    posts = Post.objects.filter(trust=request.trust).select_related("school", "unit")
    is_everywhere = request.reach.may_everywhere(EDIT)
    schools = [one for one in schools_within(request.reach, SEE) if request.reach.may(EDIT, school=one.pk)]
    if not is_everywhere and schools:
        posts = posts.filter(school__in=schools)
    bodies = bodies_within(request.reach).filter(dissolved_on=None).order_by("name", "pk")
    return {
        "schools": schools, "posts": list(posts.order_by("title", "pk")), "bodies": list(bodies),
        "may_trust": is_everywhere,
    }  # fmt: skip


def _first_choices(request: TrustRequest) -> dict[str, Any]:
    """Return the choices for a new one: whoever leads a service begins one of the trust's that their post owns."""
    found = _choices(request)
    if found["may_trust"] or found["schools"]:
        return found
    own = [post for post in found["posts"] if post.pk in request.reach.posts]
    return found | {"posts": own, "may_trust": True, "is_owned": True}


def _first(request: TrustRequest, expected: Any) -> dict[str, Any]:
    named = request.GET.get("school", "")
    first: dict[str, Any] = {"school": named, "kind": "policy", "review_months": 12, "audience": "internal"}
    if expected:
        first |= {
            "title": expected.title, "kind": expected.kind, "expected": expected.key, "says": expected.says,
            "review_months": expected.months, "audience": "public" if expected.published else "internal",
            "scope": expected.scope,
        }  # fmt: skip
    return first


def _with_oneself(request: TrustRequest, facts: dict[str, Any]) -> dict[str, Any]:
    """Let nobody shut themselves out of what they keep: of named readers, whoever names them is one."""
    if facts["audience"] == Document.Audience.NAMED and facts["owner"] not in request.reach.posts:
        mine = Post.objects.filter(pk__in=request.reach.posts)
        facts["readers"] = list(dict.fromkeys([*facts["readers"], *mine]))
    return facts
