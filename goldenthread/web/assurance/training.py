"""Training that staff must have: counts for whoever watches over it, names for whoever keeps it in a place."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect

from goldenthread.features.members import operations, queries
from goldenthread.features.organisations.models import School, Unit
from goldenthread.features.organisations.queries import schools_within
from goldenthread.foundation import clock
from goldenthread.foundation.tables import Stale
from goldenthread.web.assurance.training_forms import CourseForm, DoneForm, LeftForm, StaffForm
from goldenthread.web.kit.access import TrustRequest, requires
from goldenthread.web.kit.saving import overtaken, saved
from goldenthread.web.kit.showing import UNPROCESSABLE, find, show

KEEP, RUN = "training.keep", "check.run"
FACTS = ("title", "renews_months", "provider", "need", "revision")


@requires("check.see")
def staff_training(request: TrustRequest) -> HttpResponse:
    """Show, school by school and course by course, how many have what they must have; and the reader's own."""
    today = clock.today()
    return show(
        request, "assurance/pages/staff_training.html", found=queries.compliance(request.reach, today),
        mine=queries.own_training(request.reach, today), may_run=request.reach.may_everywhere(RUN),
    )  # fmt: skip


@requires(RUN, somewhere=False)
def set_course(request: TrustRequest) -> HttpResponse:
    """Say which training staff must have, and how long it holds."""
    form = CourseForm(request.POST or None)
    if form.is_valid() and saved(
        form, lambda: operations.set_course(trust=request.trust, by=request.user, **form.facts())
    ):
        return redirect("assurance:staff_training", request.trust.slug)
    return show(request, "assurance/pages/set_course.html", form=form)


@requires("check.see")
def course(request: TrustRequest, ref: str) -> HttpResponse:
    """Show one course, with who lacks it where the reader keeps training; change it, or ask for it no longer."""
    row, today = find(queries.courses_within(request.reach), ref=ref), clock.today()
    may_run, deed = request.reach.may_everywhere(RUN), request.POST.get("deed", "")
    if request.method == "POST" and not may_run:
        raise Http404
    if deed == "retire":
        operations.retire_course(course=row, by=request.user)
        messages.success(request, "It is asked for no longer.")
        return redirect("assurance:staff_training", request.trust.slug)
    first = {name: getattr(row, name) for name in FACTS} | {"jobs": "\n".join(row.jobs)}
    form = CourseForm(request.POST if deed == "change" else None, initial=first)
    people = sorted(queries.held([row], list(queries.staff_within(request.reach)), today), key=lambda one: one.order)
    shown: dict[str, Any] = {"course": row, "people": people, "may_run": may_run}
    try:
        if form.is_valid() and saved(form, lambda: operations.set_course(
            trust=request.trust, by=request.user, course=row, drawn_from=form.cleaned_data["revision"], **form.facts()
        )):  # fmt: skip
            return redirect(request.path)
    except Stale as stale:
        return overtaken(request, "assurance/pages/course.html", form, stale.row, **shown)
    return show(request, "assurance/pages/course.html", form=form, **shown)


@requires(KEEP)
def place_training(request: TrustRequest, ref: str) -> HttpResponse:
    """Keep the training of one school or service, person by person."""
    place = _place(request, ref)
    here: dict[str, School | Unit] = {"school": place} if isinstance(place, School) else {"unit": place}
    staff = list(queries.staff_within(request.reach).filter(**here))
    courses = list(queries.courses_within(request.reach))
    deed, today = request.POST.get("deed", ""), clock.today()
    listed = StaffForm(request.POST if deed == "list" else None)
    done = DoneForm(
        request.POST if deed == "done" else None, courses=courses, staff=staff, initial={"done_on": today}
    )
    left = LeftForm(request.POST if deed == "left" else None, people=staff, initial={"on": today})
    if request.method == "POST" and _kept(request, here, listed, done, left):
        messages.success(request, "Kept.")
        return redirect(request.path)
    grid: dict[int, dict[int, queries.Held]] = {one.pk: {} for one in staff}
    for one in queries.held(courses, staff, today):
        grid[one.staff.pk][one.course.pk] = one
    return show(
        request, "assurance/pages/place_training.html", status=UNPROCESSABLE if request.method == "POST" else 200,
        place=place, courses=courses, list_form=listed, done_form=done, left_form=left,
        rows=[(one, [(course.title, grid[one.pk].get(course.pk)) for course in courses]) for one in staff],
    )  # fmt: skip


def _kept(request: TrustRequest, here: dict[str, Any], listed: StaffForm, done: DoneForm, left: LeftForm) -> bool:
    """Do what was asked for: list people, note who did a course, or say who has left."""
    by = request.user
    if listed.is_bound:
        return listed.is_valid() and saved(listed, lambda: operations.list_staff(
            trust=request.trust, people=listed.cleaned_data["people"], by=by, **here
        ))  # fmt: skip
    if done.is_bound:
        return done.is_valid() and saved(done, lambda: operations.certify(by=by, **done.facts()))
    if left.is_bound:
        return left.is_valid() and saved(left, lambda: operations.say_left(
            staff=left.people[left.cleaned_data["staff"]], by=by, on=left.cleaned_data["on"]
        ))  # fmt: skip
    raise Http404


def _place(request: TrustRequest, ref: str) -> School | Unit:
    """Return the school or service of this reference, where the reader keeps its training."""
    reach = request.reach
    school = schools_within(reach, KEEP).filter(ref=ref).first()
    if school is not None:
        return school
    unit = find(Unit.objects.filter(trust=reach.trust).exclude(kind=Unit.Kind.HUB), ref=ref)
    if not queries.keeps_training(reach, unit):
        raise Http404
    return unit
