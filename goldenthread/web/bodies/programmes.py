"""Training for those who watch over a duty: a programme of two years, its sessions, and who has a place."""

from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from goldenthread.features.members import operations, queries
from goldenthread.features.members.models import TrainingProgramme, TrainingSession
from goldenthread.foundation import clock, library
from goldenthread.web.bodies.forms import DAY
from goldenthread.web.kit.access import TrustRequest, open_to_anyone, requires
from goldenthread.web.kit.saving import saved
from goldenthread.web.kit.showing import UNPROCESSABLE, find, show

AREA: dict[str, Any] = {"widget": forms.Textarea, "required": False}


class ProgrammeForm(forms.Form):
    """What a programme is called, for whom, and when it runs."""

    title = forms.CharField(label="What it is called", max_length=160)
    link = forms.ChoiceField(label="For whom", required=False)
    says = forms.CharField(label="What it is for", max_length=600, **AREA)
    from_on = forms.DateField(label="From", **DAY)
    until_on = forms.DateField(label="Until", required=False, help_text="Two years, unless you say a day.", **DAY)

    def __init__(self, *args: Any, **rest: Any) -> None:
        super().__init__(*args, **rest)
        links = [one["name"] for one in library.read("bodies.yaml")["links"]]
        self.fields["link"].choices = [  # type: ignore[attr-defined]
            ("", "Everybody with a link"), *((name, name) for name in links)
        ]  # fmt: skip


class SessionForm(forms.Form):
    """What happens on one day of a programme."""

    title = forms.CharField(label="What it is about", max_length=160)
    on = forms.DateField(label="When", **DAY)
    begins_at = forms.TimeField(label="It begins at", required=False, widget=forms.TimeInput(attrs={"type": "time"}))
    place = forms.CharField(label="Where", required=False, max_length=160)
    led_by = forms.CharField(label="Who leads it", required=False, max_length=120)
    most = forms.IntegerField(label="How many places", required=False, min_value=1, max_value=300)


class NeighbourForm(forms.Form):
    """Who comes from elsewhere, from where, and how they are reached."""

    name = forms.CharField(label="Your name", max_length=120)
    organisation = forms.CharField(label="Your school or trust", max_length=160)
    email = forms.EmailField(label="Where to write to you", max_length=200)


@requires("meeting.see")
def programmes(request: TrustRequest) -> HttpResponse:
    """Show the programmes, with one's own place in each, or everybody's for who keeps the members."""
    return show(
        request, "bodies/pages/programmes.html", pages=queries.programme_pages(request.reach, today=clock.today()),
        may_run=queries.may_run(request.reach),
    )  # fmt: skip


@requires("member.keep")
def open_programme(request: TrustRequest) -> HttpResponse:
    """Begin a programme."""
    form = ProgrammeForm(request.POST or None, initial={"from_on": clock.today()})
    made: list[TrainingProgramme] = []
    if form.is_valid() and saved(form, lambda: made.append(operations.open_programme(
        trust=request.trust, by=request.user, **form.cleaned_data
    ))):  # fmt: skip
        messages.success(request, "Begun. Put its sessions into it.")
        return redirect("bodies:programme", request.trust.slug, made[0].ref)
    return show(request, "bodies/pages/open_programme.html", form=form)


@requires("meeting.see")
def programme(request: TrustRequest, ref: str) -> HttpResponse:
    """Show one programme; take or give up a place; for who keeps the members, add sessions and open it."""
    row = find(queries.programmes_within(request.reach), ref=ref)
    may_run, deed = queries.may_run(request.reach), request.POST.get("deed", "")
    form = SessionForm(request.POST if deed == "add" else None)
    status = 200
    if request.method == "POST":
        if deed not in ("book", "give up") and not may_run:
            raise Http404
        if _changed(request, row, form, deed):
            return redirect("bodies:programme", request.trust.slug, ref)
        status = UNPROCESSABLE
    page = queries.programme_pages(
        request.reach, today=clock.today(), programmes=queries.programmes_within(request.reach).filter(pk=row.pk)
    )[0]
    door = reverse("public_governance:book_session", args=[request.trust.slug, row.door]) if row.door else ""
    return show(
        request, "bodies/pages/programme.html", status=status, page=page, programme=row, form=form, may_run=may_run,
        door=request.build_absolute_uri(door) if door else "", today_is=clock.today(),
    )  # fmt: skip


@requires("member.keep")
def who_came(request: TrustRequest, ref: str) -> HttpResponse:
    """Say who came to a session; before its day, put people down for it."""
    row = find(queries.sessions_within(request.reach), ref=ref)
    is_past = row.on <= clock.today()
    form = WhoCameForm(request.POST or None, session=row, is_past=is_past)
    if form.is_valid() and saved(form, lambda: _put_down(request, row, form, is_past=is_past)):
        messages.success(request, "Kept. It counts in everybody’s programme.")
        return redirect("bodies:programme", request.trust.slug, row.programme.ref)
    return show(request, "bodies/pages/who_came.html", form=form, session=row, is_past=is_past)


def _put_down(request: TrustRequest, row: TrainingSession, form: "WhoCameForm", *, is_past: bool) -> None:
    names = form.cleaned_data["others"].splitlines()
    if is_past:
        operations.say_who_came(session=row, came=form.cleaned_data["came"], others=names, by=request.user)
    else:
        operations.give_places(session=row, wanted=[operations.Wants(name) for name in names], by=request.user)


@open_to_anyone
def book_session(request: HttpRequest, trust: str, door: str) -> HttpResponse:
    """Let somebody from a neighbour take a place, at the address that they were given."""
    row = queries.programme_at(door)
    if row is None or row.trust.slug != trust:
        raise Http404
    sessions = queries.sessions_for_neighbours(row, today=clock.today())
    form = NeighbourForm(request.POST or None)
    booked = ""
    if form.is_valid():
        chosen = next((one.session for one in sessions if one.session.ref == request.POST.get("session")), None)
        if chosen is None:
            form.add_error(None, "Choose a session.")
        elif saved(form, lambda: operations.book(session=chosen, by=None, **form.cleaned_data)):
            booked, form = chosen.title, NeighbourForm()
            sessions = queries.sessions_for_neighbours(row, today=clock.today())
    page = render(
        request, "bodies/pages/book_session.html",
        {"of": row.trust, "programme": row, "sessions": sessions, "form": form, "booked": booked,
         "chosen": request.POST.get("session", "")},
        status=UNPROCESSABLE if form.errors else 200,
    )  # fmt: skip
    page["Cache-Control"] = "private, no-store"
    return page


class WhoCameForm(forms.Form):
    """Everybody with a place, to tick; and who came without one."""

    came = forms.MultipleChoiceField(label="Who came", required=False, widget=forms.CheckboxSelectMultiple)
    others = forms.CharField(label="Who came without a place", help_text="One name a line.", max_length=6_000, **AREA)

    def __init__(self, *args: Any, session: TrainingSession, is_past: bool, **rest: Any) -> None:
        super().__init__(*args, **rest)
        if not is_past:
            del self.fields["came"]
            self.fields["others"].label = "Who has asked for a place"
            return
        bookings = list(session.bookings.all())
        self.fields["came"].choices = [  # type: ignore[attr-defined]
            (one.ref, f"{one.name}, {one.organisation}" if one.organisation else one.name) for one in bookings
        ]  # fmt: skip
        recorded = any(one.came is not None for one in bookings)
        self.initial["came"] = [one.ref for one in bookings if one.came or not recorded]


def _changed(request: TrustRequest, row: TrainingProgramme, form: SessionForm, deed: str) -> bool:
    """Do what was asked, and say whether it is done; what was wrong is told on the page."""
    if deed == "add":
        return form.is_valid() and saved(
            form, lambda: operations.add_session(programme=row, by=request.user, **form.cleaned_data)
        )
    if deed in ("open", "close"):
        operations.open_to_neighbours(programme=row, is_open=deed == "open", by=request.user)
        return True
    session = find(
        queries.sessions_within(request.reach).filter(programme=row), ref=request.POST.get("session", "")[:12]
    )
    try:
        if deed == "book":
            operations.book(session=session, name=request.user.name, person=request.user, by=request.user)
            messages.success(request, f"You have a place: {session.title}.")
        elif deed == "give up":
            mine = find(session.bookings.filter(person=request.user).select_related("session__programme__trust"))
            operations.give_up(booking=mine, by=request.user)
        elif deed == "drop":
            operations.drop_session(session=session, by=request.user)
        else:
            raise Http404
    except ValidationError as refused:
        messages.error(request, " ".join(refused.messages))
    return True
