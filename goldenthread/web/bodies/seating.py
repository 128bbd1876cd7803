"""Saying who sits on a body: appointed, changed, renewed, ended."""

from django.contrib import messages
from django.db.models import Q, QuerySet
from django.http import Http404, HttpResponse
from django.shortcuts import redirect

from goldenthread.features.accounts.models import Person
from goldenthread.features.organisations import operations, queries
from goldenthread.features.organisations.models import Membership, Post
from goldenthread.foundation import clock
from goldenthread.foundation.tables import Stale
from goldenthread.web.bodies.forming import kept
from goldenthread.web.bodies.forms import EndForm, RenewForm, SeatForm, TakeSeatForm, term_of
from goldenthread.web.kit.access import TrustRequest, requires
from goldenthread.web.kit.saving import overtaken, saved
from goldenthread.web.kit.showing import find, show


@requires("meeting.see")
def take_seat(request: TrustRequest, ref: str) -> HttpResponse:
    """Give somebody a seat on a body."""
    body = kept(request, ref)
    form = TakeSeatForm(
        request.POST or None, reach=request.reach, body=body, initial={"from_on": clock.today()},
        people=people_known(request),
        posts=posts_known(request),
    )  # fmt: skip
    if form.is_valid() and saved(form, lambda: operations.take_seat(
        body=body, by=request.user, **form.facts()
    )):  # fmt: skip
        messages.success(request, "Appointed. A seat gives nobody rights on this site: those come with a post.")
        return redirect("bodies:body", request.trust.slug, ref)
    return show(request, "bodies/pages/take_seat.html", form=form, body=body)


@requires("meeting.see")
def revise_seat(request: TrustRequest, ref: str) -> HttpResponse:
    """Change what is kept of a seat."""
    seat = _seat(request, ref)
    form = SeatForm(
        request.POST or None, reach=request.reach, body=seat.body, held=seat.links, initial=_facts_of(seat)
    )
    page = "bodies/pages/revise_seat.html"
    try:
        if form.is_valid() and saved(form, lambda: operations.revise_seat(
            seat=seat, by=request.user, drawn_from=form.cleaned_data["revision"], **form.facts()
        )):  # fmt: skip
            return redirect("bodies:body", request.trust.slug, seat.body.ref)
    except Stale as stale:
        return overtaken(request, page, form, stale.row, seat=seat, body=seat.body)
    return show(request, page, form=form, seat=seat, body=seat.body)


@requires("meeting.see")
def renew_seat(request: TrustRequest, ref: str) -> HttpResponse:
    """Give somebody a further term."""
    seat = _seat(request, ref)
    form = RenewForm(request.POST or None, initial=term_of(seat))
    if form.is_valid() and saved(form, lambda: operations.renew_seat(
        seat=seat, by=request.user, **form.cleaned_data
    )):  # fmt: skip
        messages.success(request, f"{seat.name} has a further term.")
        return redirect("bodies:body", request.trust.slug, seat.body.ref)
    return show(request, "bodies/pages/renew_seat.html", form=form, seat=seat, body=seat.body)


@requires("meeting.see")
def end_seat(request: TrustRequest, ref: str) -> HttpResponse:
    """End a seat, with the reason."""
    seat = _seat(request, ref)
    form = EndForm(request.POST or None, initial={"last_on": clock.today()})
    if form.is_valid() and saved(form, lambda: operations.end_seat(seat=seat, by=request.user, **form.cleaned_data)):
        messages.success(request, f"{seat.name} sits on it until {seat.ended_on:%-d %B %Y}.")
        return redirect("bodies:body", request.trust.slug, seat.body.ref)
    return show(request, "bodies/pages/end_seat.html", form=form, seat=seat, body=seat.body)


def people_known(request: TrustRequest) -> QuerySet[Person]:
    """Return the people who hold, or held, a post that the reader may know of."""
    return Person.objects.filter(holdings__post__in=posts_known(request)).distinct().order_by("name")


def posts_known(request: TrustRequest) -> QuerySet[Post]:
    """Return the posts that the reader may know of: all of the trust, or those of their own schools and their own."""
    posts = Post.objects.filter(trust=request.trust)
    if request.reach.may_everywhere("people.see"):
        return posts
    return posts.filter(Q(school__in=request.reach.schools_for("people.see")) | Q(pk__in=request.reach.posts))


def _seat(request: TrustRequest, ref: str) -> Membership:
    seat = find(queries.memberships_within(request.reach).filter(body__dissolved_on=None), ref=ref)
    if not queries.may_keep(request.reach, seat.body):
        raise Http404
    return seat


def _facts_of(seat: Membership) -> dict[str, object]:
    plain = ("category", "speaks_for", "office", "appointed_by", "from_on", "until_on", "links", "organisation",
             "is_local", "is_experienced", "experience", "note", "revision")  # fmt: skip
    return {name: getattr(seat, name) for name in plain} | {
        "attends": not seat.is_member, "school": seat.school.ref if seat.school else "",
    }  # fmt: skip
