"""Schools, units, bodies, posts, words and the calendar: setting up what everything else refers to."""

from collections.abc import Callable, Iterable
from typing import Any

from django.contrib import messages
from django.forms import Form
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from goldenthread.domain.calendar import academic_year_of
from goldenthread.features.organisations import operations
from goldenthread.features.organisations import queries as organisations
from goldenthread.features.organisations.models import Body, Post, School, Unit
from goldenthread.features.plans import operations as planning
from goldenthread.features.reviews import operations as reviewing
from goldenthread.foundation import clock, library
from goldenthread.foundation.tables import Stale
from goldenthread.web.kit.access import TrustRequest, requires
from goldenthread.web.kit.letters import sent_by
from goldenthread.web.kit.saving import overtaken, saved
from goldenthread.web.kit.showing import find, show
from goldenthread.web.settings import place_forms as forms

sets_up = requires("organisation.edit", somewhere=False)

YEARS_AROUND = (0, 1, -1)
ADD: dict[str, Callable[..., Any]] = {
    "school": operations.add_school,
    "unit": operations.add_unit,
    "body": operations.add_body,
}


@requires("people.see")
def settings(request: TrustRequest) -> HttpResponse:
    """Show what can be set up, and what of it the reader may change."""
    may = request.reach.may_everywhere
    return show(
        request,
        "settings/pages/settings.html",
        sets_up=may("organisation.edit"),
        manages_people=may("people.manage"),
        sees_trail=may("trail.see"),
        exports=may("trust.export"),
        sent_by=sent_by(),
        places=organisations.places(request.reach),
    )


@sets_up
def places(request: TrustRequest) -> HttpResponse:
    """Show every school, unit and body of the trust."""
    return show(
        request, "settings/pages/places.html", places=organisations.places(request.reach),
        outside=organisations.outside_ages(request.reach, request.trust),
    )  # fmt: skip


@sets_up
def ages(request: TrustRequest) -> HttpResponse:
    """State the ages that the trust serves, by which schools outside them are flagged."""
    trust = request.trust
    kept = {"ages_from": trust.ages_from, "ages_to": trust.ages_to, "revision": trust.revision}
    form = forms.AgesForm(request.POST or None, initial=kept)
    if form.is_valid():
        drawn_from = form.cleaned_data["revision"]
        try:
            if saved(form, lambda: operations.state_ages(
                trust=trust, by=request.user, drawn_from=drawn_from, **_facts(form)
            )):  # fmt: skip
                messages.success(request, "The ages served are set.")
                return redirect("settings:places", trust.slug)
        except Stale as stale:
            return overtaken(request, "settings/pages/ages.html", form, stale.row)
    return show(request, "settings/pages/ages.html", form=form)


@sets_up
def add_place(request: TrustRequest, kind: str) -> HttpResponse:
    """Add a school, a unit or a body."""
    form = _place_form(request, kind)
    add = ADD[kind]
    if form.is_valid() and saved(form, lambda: add(trust=request.trust, by=request.user, **_facts(form))):
        planning.count_here(trust=request.trust)
        messages.success(request, f"{form.cleaned_data['name']} is added.")
        return redirect("settings:places", request.trust.slug)
    return show(request, "settings/pages/add_place.html", form=form, kind=kind)


@sets_up
def revise_place(request: TrustRequest, kind: str, ref: str) -> HttpResponse:
    """Change a school, a unit or a body."""
    place = find(_rows(request, kind), ref=ref)
    form = _place_form(request, kind, initial=forms.facts_of(place, _names(kind)) | _school_of(place))
    if form.is_valid():
        try:
            if saved(form, lambda: _revise(request, form, place)):
                planning.count_here(trust=request.trust)
                messages.success(request, f"{form.cleaned_data['name']} is changed.")
                return redirect("settings:places", request.trust.slug)
        except Stale as stale:
            return overtaken(request, "settings/pages/revise_place.html", form, stale.row, place=place, kind=kind)
    return show(request, "settings/pages/revise_place.html", form=form, place=place, kind=kind)


@sets_up
def add_post(request: TrustRequest) -> HttpResponse:
    """Add a post, and lead to inviting somebody to it where the reader may."""
    form = forms.NewPostForm(request.POST or None, trust=request.trust)
    made: list[Post] = []
    if form.is_valid() and saved(form, lambda: made.append(
        operations.create_post(trust=request.trust, by=request.user, **_facts(form))
    )):  # fmt: skip
        return _who_holds(request, made[0])
    return show(request, "settings/pages/add_post.html", form=form, roles=organisations.roles_told())


@sets_up
def furnish_schools(request: TrustRequest) -> HttpResponse:
    """Give every school that lacks it a post, a local body, or both."""
    form = forms.EverySchoolForm(request.POST or None)
    made: list[Any] = []
    if form.is_valid() and saved(form, lambda: made.extend(_furnish(request, _facts(form)))):
        messages.success(request, _furnished(made))
        invites = request.reach.may_everywhere("people.manage") and any(isinstance(one, Post) for one in made)
        return redirect("settings:people" if invites else "settings:places", request.trust.slug)
    return show(request, "settings/pages/furnish_schools.html", form=form, roles=organisations.roles_told())


@sets_up
def words(request: TrustRequest) -> HttpResponse:
    """Choose the trust's own words."""
    first = {
        f"{concept}-{form}": word for concept, forms_ in request.trust.words.items() for form, word in forms_.items()
    }
    concepts = library.read("words.yaml")
    form = forms.WordsForm(
        request.POST or None, concepts=concepts, initial=first | {"revision": request.trust.revision}
    )
    if form.is_valid():
        drawn_from = form.cleaned_data["revision"]
        try:
            operations.choose_words(trust=request.trust, by=request.user, drawn_from=drawn_from, words=form.words())
        except Stale as stale:
            return overtaken(request, "settings/pages/words.html", form, stale.row)
        messages.success(request, "From now on the trust’s own words stand on every page.")
        return redirect("settings:words", request.trust.slug)
    return show(request, "settings/pages/words.html", form=form)


@sets_up
def calendar(request: TrustRequest) -> HttpResponse:
    """Set the plan's year and the term dates."""
    kept = request.trust.calendar
    first = forms.days_of(kept) | {"revision": request.trust.revision}
    form = forms.CalendarForm(request.POST or None, terms=_terms(kept), initial=first)
    if form.is_valid():
        try:
            if saved(form, lambda: _set_calendar(request, form)):
                messages.success(request, "The calendar is set. What comes round in the year follows it.")
                return redirect("settings:calendar", request.trust.slug)
        except Stale as stale:
            return overtaken(request, "settings/pages/calendar.html", form, stale.row)
    return show(request, "settings/pages/calendar.html", form=form)


def _place_form(request: TrustRequest, kind: str, **more: Any) -> Form:
    posted = request.POST or None
    if kind == "school":
        return forms.SchoolForm(posted, **more)
    if kind == "unit":
        return forms.UnitForm(posted, **more)
    if kind == "body":
        return forms.BodyForm(posted, trust=request.trust, **more)
    raise Http404


def _rows(request: TrustRequest, kind: str) -> Any:
    tables: dict[str, Any] = {"school": School, "unit": Unit, "body": Body}
    if kind not in tables:
        raise Http404
    return tables[kind].objects.filter(trust=request.reach.trust)


def _names(kind: str) -> Iterable[str]:
    return forms.SCHOOL_FIELDS if kind == "school" else ("name", "kind")


def _school_of(place: School | Unit | Body) -> dict[str, str]:
    school = getattr(place, "school", None)
    return {"school": school.ref} if school else {}


def _revise(request: TrustRequest, form: Form, place: Any) -> None:
    drawn_from = form.cleaned_data["revision"]
    operations.revise_place(place=place, by=request.user, drawn_from=drawn_from, **_facts(form))
    reviewing.follow_cycle(trust=request.trust)


def _who_holds(request: TrustRequest, post: Post) -> HttpResponse:
    """Lead on from a new post to whoever is to hold it."""
    if organisations.may_appoint_to(request.reach, post):
        messages.success(request, f"{post.title} is added. Who is to hold it? You can also leave it vacant for now.")
        there = reverse("settings:invite", args=[request.trust.slug], query={"post": post.ref})
        return redirect(there)
    messages.success(request, f"{post.title} is added. Nobody holds it yet.")
    return redirect("settings:places", request.trust.slug)


def _furnish(request: TrustRequest, facts: dict[str, Any]) -> list[Any]:
    who: Any = {"trust": request.trust, "by": request.user}
    posts = (
        operations.create_posts_in_schools(title=facts["title"], role=facts["role"], **who) if facts["title"] else []
    )
    bodies = operations.add_local_bodies(called=facts["body"], **who) if facts["body"] else []
    return [*posts, *bodies]


def _furnished(made: list[Any]) -> str:
    if not made:
        return "Every school has them already. Nothing is added."
    posts = sum(isinstance(one, Post) for one in made)
    said = [f"{posts} {'post' if posts == 1 else 'posts'}"] if posts else []
    bodies = len(made) - posts
    said += [f"{bodies} {'local body' if bodies == 1 else 'local bodies'}"] if bodies else []
    return (
        f"{' and '.join(said)} added. Nobody holds the posts yet: invite people to them."
        if posts
        else f"{said[0]} added."
    )


def _set_calendar(request: TrustRequest, form: forms.CalendarForm) -> None:
    drawn_from = form.cleaned_data["revision"]
    operations.set_calendar(trust=request.trust, by=request.user, drawn_from=drawn_from, calendar=form.calendar())
    reviewing.follow_cycle(trust=request.trust)


def _terms(kept: dict[str, Any]) -> list[tuple[str, str]]:
    """Return the terms to ask for: those of the present year, then of the years around it and those that are kept."""
    first = int(academic_year_of(clock.today())[:4])
    present, *around = (f"{first + away}/{(first + away + 1) % 100:02}" for away in YEARS_AROUND)
    kept_years = {term["year"] for term in kept.get("terms", ())}
    years = [present, *sorted({*around, *kept_years} - {present})]
    return [(year, term) for year in years for term in ("autumn", "spring", "summer")]


def _facts(form: Form) -> dict[str, Any]:
    """Return what was typed, without the revision that it was drawn from."""
    return {name: value for name, value in form.cleaned_data.items() if name != "revision"}
