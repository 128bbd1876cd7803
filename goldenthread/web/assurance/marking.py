"""Marks of quality on their way and held; samples drawn by lot."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect

from goldenthread.features.assurance import operations, queries
from goldenthread.features.assurance.models import Accreditation, Sample
from goldenthread.features.documents.models import Document
from goldenthread.features.documents.queries import documents
from goldenthread.features.organisations.models import Post
from goldenthread.features.plans.queries.local.notices import post_in_name_of
from goldenthread.foundation import clock
from goldenthread.foundation.tables import Stale
from goldenthread.web.assurance import found_presenters
from goldenthread.web.assurance.found_forms import AccreditationForm, DrawnForm, SampleForm
from goldenthread.web.kit.access import TrustRequest, requires
from goldenthread.web.kit.saving import OVERTAKEN, draw_anew, saved
from goldenthread.web.kit.showing import CONFLICT, find, show


@requires("check.see")
def accreditations(request: TrustRequest) -> HttpResponse:
    """Show every mark of quality: who holds it, at what level, and what is to be renewed."""
    rows = list(queries.accreditations_within(request.reach).prefetch_related("criteria"))
    page = found_presenters.MarksPage(rows, len(queries.schools_seen(request.reach)), clock.today())
    may_find = request.reach.may_in_a_place(queries.FIND)
    return show(request, "assurance/pages/accreditations.html", page=page, may_find=may_find)


@requires("check.find")
def record_accreditation(request: TrustRequest) -> HttpResponse:
    """Record a mark of quality that is held or worked towards."""
    form = AccreditationForm(request.POST or None, request=request, posts=_posts(request))
    made: list[Accreditation] = []
    if form.is_valid() and saved(form, lambda: made.append(operations.record_accreditation(
        trust=request.trust, by=request.user, **form.facts(), **form.placed()
    ))):  # fmt: skip
        messages.success(request, "Recorded.")
        return redirect("assurance:accreditation", request.trust.slug, made[0].ref)
    return show(request, "assurance/pages/record_accreditation.html", form=form)


@requires("check.see")
def accreditation(request: TrustRequest, ref: str) -> HttpResponse:
    """Show one mark of quality, and change how far it is."""
    row = find(queries.accreditations_within(request.reach), ref=ref)
    may_find = queries.may_find(request.reach, row.school_id, row.unit_id)
    names = ("name", "given_by", "theme", "level", "stage", "held_from", "expires_on", "remark", "revision")
    initial: dict[str, Any] = {name: getattr(row, name) for name in names}
    initial |= {
        "post": row.post.ref if row.post else "",
        "met": [str(one.order) for one in row.criteria.all() if one.met_on],
    }  # fmt: skip
    form = AccreditationForm(request.POST or None, request=request, posts=_posts(request), row=row, initial=initial)
    status = 200
    if request.method == "POST":
        if not may_find:
            raise Http404
        try:
            if form.is_valid() and saved(form, lambda: operations.revise_accreditation(
                row=row, by=request.user, drawn_from=form.cleaned_data["revision"],
                met=[int(order) for order in form.cleaned_data.get("met", ())], **form.facts(),
            )):  # fmt: skip
                messages.success(request, "Changed.")
                return redirect("assurance:accreditation", request.trust.slug, ref)
        except Stale as stale:
            status = CONFLICT
            draw_anew(form, stale.row, OVERTAKEN)
    return show(
        request, "assurance/pages/accreditation.html", status=status, row=row, form=form, may_find=may_find,
        criteria=row.criteria.all(), today=clock.today(),
    )  # fmt: skip


@requires("check.see")
def samples(request: TrustRequest) -> HttpResponse:
    """Show every sample that was drawn, and what came of it."""
    rows = queries.samples_within(request.reach).prefetch_related("drawn")
    may_find = request.reach.may_in_a_place(queries.FIND)
    shown = [found_presenters.SampleRow(row) for row in rows]
    looked_at = [one for one in shown if one.looked_at]
    return show(
        request, "assurance/pages/samples.html", samples=shown, may_find=may_find,
        by_place=found_presenters.YearByYear([(one.place, one.row.drawn_on, one) for one in looked_at]),
    )  # fmt: skip


@requires("check.find")
def draw_sample(request: TrustRequest) -> HttpResponse:
    """Draw some of a list by lot: of anything, or of the questions of a sheet for a second pair of eyes."""
    kind, _, ref = request.GET.get("about", "")[:80].partition(":")
    check = queries.checks_within(request.reach).filter(ref=ref).first() if kind == "check" else None
    initial: dict[str, Any] = {"size": 5, "document": ref if kind == "document" else ""}
    if check is not None:
        place = check.school or check.unit
        initial |= {
            "title": f"Second look at {check}"[:160], "place": place.ref if place else "trust",
            "listed": "\n".join(question.asks for question in check.questions), "size": min(5, len(check.questions)),
        }  # fmt: skip
    published = documents(request.reach).filter(retired_on=None).exclude(current=None).order_by("title")
    published = published.exclude(audience=Document.Audience.NAMED)
    form = SampleForm(request.POST or None, request=request, documents=published, initial=initial)
    made: list[Sample] = []
    if form.is_valid() and saved(form, lambda: made.append(operations.draw_sample(
        trust=request.trust, by=request.user, check=check, post=post_in_name_of(request.reach, None), **form.facts()
    ))):  # fmt: skip
        messages.success(request, "Drawn.")
        return redirect("assurance:sample", request.trust.slug, made[0].ref)
    return show(request, "assurance/pages/draw_sample.html", form=form, check=check)


@requires("check.see")
def sample(request: TrustRequest, ref: str) -> HttpResponse:
    """Show one sample: the list, the seed, the draw, and what was found."""
    row = find(queries.samples_within(request.reach), ref=ref)
    may_find = queries.may_find(request.reach, row.school_id)
    form = DrawnForm(request.POST or None, sample=row)
    if request.method == "POST":
        if not may_find:
            raise Http404
        if form.is_valid() and saved(
            form, lambda: operations.look_at_drawn(sample=row, found=form.facts(), by=request.user)
        ):
            messages.success(request, "Kept.")
            return redirect("assurance:sample", request.trust.slug, ref)
    return show(
        request, "assurance/pages/sample.html", row=found_presenters.SampleRow(row), form=form, may_find=may_find
    )


def _posts(request: TrustRequest) -> list[Post]:
    every = Post.objects.filter(trust=request.trust).order_by("title", "pk")
    if request.reach.may_everywhere(queries.SEE):
        return list(every)
    seen = request.reach.schools_for(queries.SEE)
    return [post for post in every if post.school_id is None or post.school_id in seen]
