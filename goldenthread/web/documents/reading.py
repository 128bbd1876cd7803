"""The register, what is expected, and one document to read."""

import re

from django.contrib import messages
from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import redirect

from goldenthread.features.assurance import queries as assured
from goldenthread.features.documents import operations, queries
from goldenthread.features.documents.models import Rendition, Version
from goldenthread.features.organisations.queries import bodies_within, schools_within
from goldenthread.features.plans.queries.local.key_documents import leaning_on
from goldenthread.foundation import clock
from goldenthread.web.documents import presenters
from goldenthread.web.documents.proving import give_back
from goldenthread.web.kit.access import TrustRequest, requires
from goldenthread.web.kit.showing import find, show

SEE = "document.see"


@requires(SEE)
def documents(request: TrustRequest) -> HttpResponse:
    """Show the register: what is late, what nobody has read, and everything by whose it is."""
    today = clock.today()
    asked = presenters.Asked(
        words=" ".join(request.GET.get("q", "").split())[:100],
        kind=request.GET.get("kind", "")[:30],
        school=request.GET.get("school", "")[:12],
        state=request.GET.get("state", "")[:12],
    )
    lines = queries.lines(
        request.reach, today, words=re.findall(r"\S+", asked.words)[:6], kind=asked.kind, school=asked.school
    )
    held = queries.owners(lines, today)
    page = presenters.Register(lines, held, asked, list(schools_within(request.reach, SEE)))
    missing = None if asked.is_narrowed else queries.lacking(request.reach, today).missing
    may_begin = request.reach.may_in_a_place("document.edit")
    return show(
        request, "documents/pages/documents.html", page=page, missing=missing, may_begin=may_begin, today=today
    )


@requires(SEE)
def expected(request: TrustRequest) -> HttpResponse:
    """Show what a trust and its schools are expected to have, and what each lacks."""
    schools = list(schools_within(request.reach, SEE))
    named = request.GET.get("school", "")
    school = next((one for one in schools if one.ref == named), None)
    lacking = queries.lacking(request.reach, clock.today(), school=school)
    may_begin = request.reach.may_in_a_place("document.edit")
    only = request.GET.get("only") == "lacking"
    return show(
        request, "documents/pages/expected.html", lacking=lacking, school=school, schools=schools,
        may_begin=may_begin, only_lacking=only, lines=presenters.gap_lines(lacking, only_lacking=only),
    )  # fmt: skip


@requires(SEE)
def document(request: TrustRequest, ref: str) -> HttpResponse:
    """Show one document to read, with where it stands; say that one has read it."""
    whole = queries.one_document(request.reach, ref, clock.today())
    if whole is None:
        raise Http404
    if request.method == "POST":
        if not whole.asked_of_me:
            raise Http404
        operations.say_read(document=whole.document, posts=request.reach.posts, by=request.user)
        messages.success(request, "Thank you. It is kept that you have read it.")
        return redirect("documents:document", request.trust.slug, ref)
    return show(
        request, "documents/pages/document.html", page=presenters.Page(whole, request.reach),
        leaning=leaning_on(request.reach, whole.document),
        sees_sponsor=bodies_within(request.reach).filter(pk=whole.document.sponsor_id or 0).exists(),
        kept=assured.consistency(request.reach, ref), may_sample=request.reach.may_in_a_place(assured.FIND),
    )  # fmt: skip


@requires(SEE)
def version(request: TrustRequest, ref: str, version: str) -> HttpResponse:
    """Show what a document said in one of its versions."""
    one = find(queries.versions_of(request.reach, ref), ref=version)
    return show(
        request, "documents/pages/version.html", document=one.document, version=one,
        said=presenters.said(one.renditions.all()),
    )  # fmt: skip


@requires(SEE)
def version_file(request: TrustRequest, ref: str, version: str, form: str) -> FileResponse:
    """Give the file of a version back."""
    rendition = next((one for one in _renditions(request, ref, version) if _slug(one) == form), None)
    if rendition is None or rendition.file is None:
        raise Http404
    return give_back(rendition.file)


def _renditions(request: TrustRequest, ref: str, version: str) -> list[Rendition]:
    """Return what a version says; of a draft, only for those who may read it."""
    whole = queries.one_document(request.reach, ref, clock.today())
    if whole is None:
        raise Http404
    if whole.draft is not None and whole.draft.ref == version:
        return list(whole.draft_renditions)
    one: Version = find(queries.versions_of(request.reach, ref), ref=version)
    return list(one.renditions.all())


def _slug(rendition: Rendition) -> str:
    return rendition.form.replace(" ", "-")
