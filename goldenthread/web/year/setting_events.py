"""Setting a day on which people come together, and changing it."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect

from goldenthread.features.organisations import queries as organisations
from goldenthread.features.organisations.models import Post
from goldenthread.features.plans.models import Element
from goldenthread.features.plans.queries import elements
from goldenthread.features.reviews import operations
from goldenthread.features.reviews.models import Event
from goldenthread.features.reviews.queries import events as days
from goldenthread.foundation.tables import Stale
from goldenthread.web.kit.access import TrustRequest, requires
from goldenthread.web.kit.saving import overtaken, saved
from goldenthread.web.kit.showing import find, show
from goldenthread.web.year.event_forms import EventForm, first_day


@requires("event.keep")
def set_event(request: TrustRequest) -> HttpResponse:
    """Set a day, or a series of them."""
    form = EventForm(request.POST or None, **_offered(request))
    if not request.POST and (day := first_day(request.GET.get("on", ""))):
        form.initial["on"] = day
    made: list[Event] = []
    if form.is_valid() and saved(form, lambda: made.extend(operations.set_event(
        trust=request.trust, words=form.words(), by=request.user, post=_organiser(request, form),
        how_often=form.how_often(),
    )), school="whose"):  # fmt: skip
        said = "The day is set" if len(made) == 1 else f"{len(made)} days are set"
        messages.success(request, f"{said}. Those whom it is for have it in their news.")
        return redirect("year:event", request.trust.slug, made[0].ref)
    return show(request, "year/pages/set_event.html", form=form)


@requires("event.keep")
def revise_event(request: TrustRequest, ref: str) -> HttpResponse:
    """Say it otherwise; whoever has a place hears of another day, hour or place."""
    row: Event = find(days.events_within(request.reach), ref=ref)
    if not days.may_keep(request.reach, row):
        raise Http404
    form = EventForm(request.POST or None, row=row, **_offered(request, row))
    page = "year/pages/revise_event.html"
    try:
        if form.is_valid() and saved(form, lambda: operations.revise_event(
            row=row, words=form.words(), by=request.user, drawn_from=form.cleaned_data["revision"]
        ), school="whose"):  # fmt: skip
            return redirect("year:event", request.trust.slug, ref)
    except Stale as stale:
        return overtaken(request, page, form, stale.row, event=row)
    return show(request, page, form=form, event=row)


def _offered(request: TrustRequest, row: Event | None = None) -> dict[str, Any]:
    """Return for whom the reader may set a day, and which parts of plans it may serve."""
    every = list(organisations.schools_within(request.reach, "plan.see"))
    for_all, schools = days.places_to_set_in(request.reach, every)
    if row is not None:
        for_all = for_all or row.school is None
        schools += [row.school] if row.school and row.school not in schools else []
    return {"trust": request.trust, "for_all": for_all, "schools": schools, "parts": _parts(request, row)}


def _parts(request: TrustRequest, row: Event | None) -> list[Element]:
    """Return the parts of the plans in force that a day may serve: the trust's, and those of the reader's schools."""
    found = elements(request.reach).filter(depth__lte=2, plan__state="live", removed_at=None, plan__unit=None)
    near = [*request.reach.own_schools, row.school_id if row else None]
    found = found.filter(plan__school=None) | found.filter(plan__school__in=[pk for pk in near if pk])
    return list(found.select_related("plan").order_by("plan__school", "plan", "depth", "order", "pk")[:200])


def _organiser(request: TrustRequest, form: EventForm) -> Post | None:
    """Return the reader's post that sets it: one of the school whose day it is, before one of the trust."""
    school = form.schools.get(form.cleaned_data["whose"])
    mine = list(Post.objects.filter(pk__in=request.reach.posts).order_by("pk"))
    here = [post for post in mine if post.school_id == (school.pk if school else None)]
    return next(iter(here or mine), None)
