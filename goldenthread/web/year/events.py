"""Days on which people come together: what is to come, one of them, who has a place, who came."""

from collections.abc import Iterable
from typing import Any

from django.contrib import messages
from django.db.models import Q
from django.http import Http404, HttpResponse
from django.shortcuts import redirect

from goldenthread.domain.calendar import TermCalendar
from goldenthread.domain.year import review_cycle
from goldenthread.features.governance.queries import meetings_between
from goldenthread.features.organisations.models import Post
from goldenthread.features.plans.queries import visible
from goldenthread.features.reviews import operations
from goldenthread.features.reviews.models import Event
from goldenthread.features.reviews.queries import events as days
from goldenthread.features.reviews.queries.events import Gathered
from goldenthread.foundation import clock
from goldenthread.web.kit.access import TrustRequest, requires
from goldenthread.web.kit.saving import done, saved
from goldenthread.web.kit.showing import find, show
from goldenthread.web.year import presenters
from goldenthread.web.year.event_forms import CallOffForm, CameForm, FeedbackForm, PlacesForm

BACK = days.ASKED_FOR * 6


@requires("plan.see")
def events(request: TrustRequest) -> HttpResponse:
    """List what is to come, of a series the next alone, and what has been within a year, of a series the last."""
    today, kind = clock.today(), request.GET.get("kind", "")
    found = days.events_within(request.reach).filter(on__gte=today - BACK)
    if kind in Event.Kind.values:
        found = found.filter(kind=kind)
    about = " ".join(request.GET.get("about", "").split())[:80]
    for each in about.split():
        found = found.filter(Q(title__icontains=each) | Q(says__icontains=each))
    every = days.gathered(request.reach, found)
    ahead = [one for one in every if one.event.on >= today and one.event.told_on is None]
    past = [one for one in reversed(every) if one not in ahead]
    return show(
        request, "year/pages/events.html", ahead=_one_of_each(ahead), past=_one_of_each(past), kind=kind,
        about=about, audiences=days.audiences(every) if about and not kind else [],
        unserved=days.unserved(request.reach, every) if every else [], word=dict(Event.Kind.choices).get(kind, ""),
        alike=days.planned_alike(ahead), adrift=[one for one, _ in _one_of_each(every) if one.serves_nothing],
        kinds=Event.Kind.choices, reached=days.reached(past), mine=sum(one.is_mine for one in ahead),
        may_set=request.reach.may_in_a_place(days.KEEP) or days.places_to_set_in(request.reach, [])[0],
        unsaid=[one for one in past if _is_unsaid(one) and days.may_keep(request.reach, one.event)],
    )  # fmt: skip


def _one_of_each(listed: Iterable[Gathered]) -> list[tuple[Gathered, int]]:
    """Return of each series the first that is listed, with how many more follow."""
    firsts: dict[str, Gathered] = {}
    more: dict[str, int] = {}
    for one in listed:
        key = one.event.series or one.event.ref
        if key in firsts:
            more[key] = more.get(key, 0) + 1
        else:
            firsts[key] = one
    return [(one, more.get(key, 0)) for key, one in firsts.items()]


def _is_unsaid(one: Gathered) -> bool:
    return one.event.told_on is None and one.event.called_off_on is None


@requires("plan.see")
def event(request: TrustRequest, ref: str) -> HttpResponse:
    """Show one day; take a place in it or let it go; say how it served; call it off."""
    row = find(days.events_within(request.reach), ref=ref)
    may_keep, deed = days.may_keep(request.reach, row), request.POST.get("deed", "")
    said = FeedbackForm(request.POST if deed == "say" else None)
    off = CallOffForm(request.POST if deed == "call off" else None)
    if request.method == "POST" and _done(request, row, deed, said, off, may_keep=may_keep):
        return redirect("year:event", request.trust.slug, ref)
    today = clock.today()
    found = days.gathered(request.reach, [row])[0]
    places = list(row.places.all())
    is_over = row.on < today or row.told_on is not None
    element = row.element if row.element and visible.plans(request.reach).filter(pk=row.element.plan_id) else None
    return show(
        request, "year/pages/event.html", event=row, found=found, may_keep=may_keep, is_over=is_over,
        is_today=row.on <= today, element=element, said_form=said, off_form=off,
        may_say=_may_say(found, today=today), placed=[one for one in places if not one.is_waiting],
        waiting=[one for one in places if one.is_waiting], remarks=[one.said for one in places if one.said],
        series=days.series_of(request.reach, row, today), beside=_beside(request, row),
        is_school_day=review_cycle.is_open(row.on, TermCalendar.from_json(request.trust.calendar)),
        roles=[presenters.role_word(request.trust, key, many=True) for key in row.roles],
    )  # fmt: skip


def _may_say(found: Gathered, *, today: Any) -> bool:
    if found.event.on > today or found.event.called_off_on is not None:
        return False
    if found.mine is not None:
        return not found.mine.is_waiting and found.mine.came is not False
    return found.is_for_me and not found.event.needs_place


def _done(
    request: TrustRequest, row: Event, deed: str, said: FeedbackForm, off: CallOffForm, *, may_keep: bool
) -> bool:
    match deed:
        case "take":
            done(request, lambda: _take(request, row))
            return True
        case "let go":
            done(request, lambda: _let_go(request, row, may_keep=may_keep))
            return True
        case "say" if said.is_valid():
            return saved(said, lambda: operations.say_of_it(row=row, person=request.user, **said.cleaned_data))
        case "call off" if may_keep and off.is_valid():
            return saved(off, lambda: operations.call_off(row=row, by=request.user, **off.cleaned_data))
        case "say":
            return False
        case "call off" if may_keep:
            return False
    raise Http404


def _take(request: TrustRequest, row: Event) -> None:
    post = Post.objects.filter(pk__in=request.reach.posts).order_by("school", "pk").first()
    placed = operations.take_place(row=row, person=request.user, post=post)
    if placed.is_waiting:
        messages.success(request, "Every place is taken: you wait for one, and are told when you have it.")
    else:
        messages.success(request, "You have a place. It stands in the year, and in your own calendar.")


def _let_go(request: TrustRequest, row: Event, *, may_keep: bool) -> None:
    found = row.places.all() if may_keep else row.places.filter(person=request.user)
    chosen = request.POST.get("place", "")
    place = find(found, ref=chosen) if chosen else found.filter(person=request.user).first()
    if place is None:
        raise Http404
    operations.let_go(place=place, by=request.user)


def _beside(request: TrustRequest, row: Event) -> list[presenters.Together]:
    """Return what else falls on the same day."""
    slug = request.trust.slug
    others = days.events_between(request.reach, row.on, row.on)
    return [
        *(presenters.of_meeting(one, slug) for one in meetings_between(request.reach, row.on, row.on)),
        *(presenters.of_event(one, slug) for one in others if one.event.pk != row.pk),
    ]


@requires("event.keep")
def give_places(request: TrustRequest, ref: str) -> HttpResponse:
    """Put people down for a day that is still to come."""
    row = _kept(request, ref)
    form = PlacesForm(request.POST or None, posts=_posts(row))
    if form.is_valid() and saved(form, lambda: operations.give_places(
        row=row, posts=form.chosen(), names=form.named(), by=request.user
    )):  # fmt: skip
        return redirect("year:event", request.trust.slug, ref)
    return show(request, "year/pages/give_places.html", event=row, form=form)


@requires("event.keep")
def say_who_came(request: TrustRequest, ref: str) -> HttpResponse:
    """Say who came, by name or by number, and what came of it."""
    row = _kept(request, ref)
    places = list(row.places.all())
    first = {
        "came": [one.ref for one in places if one.came or (row.told_on is None and not one.is_waiting)],
        "count": row.came, "learned": row.learned,
    }  # fmt: skip
    form = CameForm(request.POST or None, posts=_posts(row), places=places, initial=first)
    if form.is_valid() and saved(form, lambda: operations.say_who_came(
        row=row, came=form.cleaned_data["came"], posts=form.chosen(), names=form.named(),
        count=form.cleaned_data["count"], learned=form.cleaned_data["learned"], by=request.user,
    )):  # fmt: skip
        messages.success(request, "Noted. Whoever came can say how it served them.")
        return redirect("year:event", request.trust.slug, ref)
    return show(request, "year/pages/say_who_came.html", event=row, form=form)


def _kept(request: TrustRequest, ref: str) -> Event:
    row: Event = find(days.events_within(request.reach), ref=ref)
    if not days.may_keep(request.reach, row):
        raise Http404
    return row


def _posts(row: Event) -> dict[str, Post]:
    """Return the posts that a day is for and that are held and not put down, by reference."""
    return {post.ref: post for post in days.posts_to_put_down(row, clock.today())}
