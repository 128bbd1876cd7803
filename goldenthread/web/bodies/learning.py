"""The training plan, induction, and what bodies watch over."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect

from goldenthread.domain.board.members import Looking
from goldenthread.features.delegation.queries import functions
from goldenthread.features.members import operations, queries
from goldenthread.features.members.models import Training
from goldenthread.features.organisations.queries import body_standing, memberships_within
from goldenthread.foundation import clock
from goldenthread.foundation.tables import Stale
from goldenthread.web.bodies.auditing import bodies_of
from goldenthread.web.bodies.days import year_begins
from goldenthread.web.bodies.learning_forms import LookForm, TakePartForm, TrainingForm, WatchForm
from goldenthread.web.kit.access import TrustRequest, requires
from goldenthread.web.kit.saving import overtaken, saved
from goldenthread.web.kit.showing import find, show

FACTS = ("title", "need", "criterion", "provider", "cost", "spent", "held_on", "due_on", "is_mandatory", "effect",
         "revision")  # fmt: skip


@requires("meeting.see")
def training(request: TrustRequest) -> HttpResponse:
    """Show the training plan with its costs, who has still to do what, and how inductions go."""
    today = clock.today()
    may_run = queries.may_run(request.reach)
    return show(
        request, "bodies/pages/training.html", plan=queries.training_plan(request.reach, today=today),
        inductions=queries.inductions(request.reach, today=today), may_run=may_run,
        new_members=queries.new_members(request.reach, today=today) if may_run else [],
    )  # fmt: skip


@requires("member.keep", somewhere=False)
def plan_training(request: TrustRequest) -> HttpResponse:
    """Put an item on the training plan, for a gap that an audit showed or another need."""
    first = {"criterion": request.GET.get("for", "")[:60], "need": request.GET.get("need", "")[:300]}
    form = TrainingForm(request.POST or None, bodies=bodies_of(request), initial=first)
    made: list[Training] = []
    if form.is_valid() and saved(form, lambda: made.append(
        operations.plan_training(trust=request.trust, by=request.user, **form.facts())
    )):  # fmt: skip
        return redirect("bodies:training_item", request.trust.slug, made[0].ref)
    return show(request, "bodies/pages/plan_training.html", form=form)


@requires("meeting.see")
def training_item(request: TrustRequest, ref: str) -> HttpResponse:
    """Show one training: who did it, who has still to, and how much it helped; whoever did it says so."""
    row = find(queries.training_within(request.reach), ref=ref)
    plan = queries.training_plan(request.reach, today=clock.today())
    line = next(one for one in plan.lines if one.training.pk == row.pk)
    may_run = queries.may_run(request.reach)
    people = _people(row) if may_run else {}
    form = TakePartForm(
        request.POST if request.POST.get("deed") == "done" else None, people=people, outstanding=line.outstanding,
        initial={"done_on": min(row.held_on or clock.today(), clock.today())},
    )  # fmt: skip
    if request.method == "POST":
        if request.POST.get("deed") == "helped":
            return _helped(request, row)
        if not may_run:
            raise Http404
    if form.is_valid() and saved(form, lambda: operations.take_part(
        training=row, by=request.user, names=form.names(), done_on=form.cleaned_data["done_on"]
    )):  # fmt: skip
        return redirect("bodies:training_item", request.trust.slug, ref)
    mine = row.places.filter(person=request.user).first()
    return show(
        request, "bodies/pages/training_item.html", training=row, line=line, form=form, may_run=may_run, mine=mine,
        places=row.places.all() if may_run else [],
    )  # fmt: skip


def _helped(request: TrustRequest, row: Training) -> HttpResponse:
    said = request.POST.get("helped", "")
    try:
        operations.say_it_helped(training=row, by=request.user, helped=int(said) if said in "1234" and said else 0)
    except forms.ValidationError:
        raise Http404 from None
    messages.success(request, "Thank you.")
    return redirect("bodies:training_item", request.trust.slug, row.ref)


def _people(row: Training) -> dict[str, Any]:
    """Return those who sit on the bodies that a training is open to, by name, with the person who signs in."""
    found: dict[str, Any] = {}
    for body in row.bodies.all():
        for one in body_standing(body, today=clock.today()).members:
            found |= {person.name: person for person in one.people}
            found.setdefault(one.name, None)
    return found


@requires("member.keep", somewhere=False)
def revise_training(request: TrustRequest, ref: str) -> HttpResponse:
    """Change an item of the training plan."""
    row = find(queries.training_within(request.reach), ref=ref)
    first = {name: getattr(row, name) for name in FACTS} | {"bodies": [one.ref for one in row.bodies.all()]}
    form = TrainingForm(request.POST or None, bodies=bodies_of(request), initial=first)
    page = "bodies/pages/revise_training.html"
    try:
        if form.is_valid() and saved(form, lambda: operations.plan_training(
            trust=request.trust, by=request.user, training=row, drawn_from=form.cleaned_data["revision"],
            **form.facts(),
        )):  # fmt: skip
            return redirect("bodies:training_item", request.trust.slug, ref)
    except Stale as stale:
        return overtaken(request, page, form, stale.row, training=row)
    return show(request, page, form=form, training=row)


@requires("meeting.see")
def induction(request: TrustRequest, ref: str) -> HttpResponse:
    """Show a member's induction, begin it, and tick what is done. Members see their own."""
    may_run = queries.may_run(request.reach)
    seats = memberships_within(request.reach)
    if not may_run:
        seats = seats.filter(person=request.user) | seats.filter(person=None, post__in=request.reach.posts)
    seat = find(seats, ref=ref)
    if request.method == "POST":
        if not may_run:
            raise Http404
        if request.POST.get("deed") == "begin":
            operations.begin_induction(membership=seat, by=request.user)
        else:
            operations.tick_induction(membership=seat, by=request.user, done=request.POST.getlist("done"))
        return redirect("bodies:induction", request.trust.slug, ref)
    found = queries.inductions(request.reach, today=clock.today(), memberships=seats.filter(pk=seat.pk))
    return show(request, "bodies/pages/induction.html", seat=seat, one=found[0] if found else None, may_run=may_run)


@requires("meeting.see")
def watching(request: TrustRequest) -> HttpResponse:
    """Show what each body watches over, and what of it is behind by now."""
    today = clock.today()
    found = queries.watched(request.reach, begins=year_begins(today), today=today)
    may_run = queries.may_run(request.reach)
    form = WatchForm(request.POST or None, bodies=bodies_of(request), functions=list(functions(request.reach)))
    if request.method == "POST" and not may_run:
        raise Http404
    if form.is_valid() and saved(form, lambda: operations.set_watch(by=request.user, **form.facts())):
        return redirect("bodies:watching", request.trust.slug)
    return show(
        request, "bodies/pages/watching.html", found=found, form=form, may_run=may_run,
        behind=[one for one in found if one.stands == Looking.BEHIND],
        on_course=[one for one in found if one.stands == Looking.ON_COURSE],
        enough=[one for one in found if one.stands == Looking.ENOUGH],
    )  # fmt: skip


@requires("meeting.see")
def watch(request: TrustRequest, ref: str) -> HttpResponse:
    """Show when a body looked at what it watches over; its members and who keeps them note a look."""
    row = find(queries.watches_within(request.reach), ref=ref)
    may_look = queries.keeps_body(request.reach, row.body) or _sits(request, row.body.pk)
    form = LookForm(request.POST or None, initial={"on": clock.today()})
    if request.method == "POST":
        if not may_look:
            raise Http404
        if request.POST.get("deed") == "end" and queries.may_run(request.reach):
            operations.end_watch(watch=row, by=request.user)
            return redirect("bodies:watching", request.trust.slug)
    if form.is_valid() and saved(form, lambda: operations.look(watch=row, by=request.user, **form.cleaned_data)):
        messages.success(request, "Noted.")
        return redirect("bodies:watch", request.trust.slug, ref)
    return show(
        request, "bodies/pages/watch.html", watch=row, looks=row.looks.all(), form=form, may_look=may_look,
        may_run=queries.may_run(request.reach),
    )  # fmt: skip


def _sits(request: TrustRequest, body: int) -> bool:
    from_posts = request.reach.posts
    seats = memberships_within(request.reach).filter(body=body)
    return any(
        one.person_id == request.user.pk or (one.person_id is None and one.post_id in from_posts)
        for one in seats
        if (one.last_on is None or one.last_on >= clock.today()) and one.from_on <= clock.today()
    )
