"""The register of interests: one's own, and everybody's for who keeps it."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from goldenthread.features.members import operations, queries
from goldenthread.features.members.models import Interest
from goldenthread.foundation import clock
from goldenthread.foundation.tables import Stale
from goldenthread.web.bodies.interest_forms import InterestForm
from goldenthread.web.kit.access import TrustRequest, requires
from goldenthread.web.kit.saving import overtaken, saved
from goldenthread.web.kit.showing import find, show

FACTS = ("kind", "what", "whose", "value", "from_on", "until_on", "is_private", "revision")


@requires("meeting.see")
def own_interests(request: TrustRequest) -> HttpResponse:
    """Show a member their own interests, to add to them and to confirm them for the year."""
    today = clock.today()
    mine = queries.own_declarer(request.reach, request.user, today=today)
    if mine is None:
        return show(request, "bodies/pages/own_interests.html", mine=None)
    form = InterestForm(request.POST if request.POST.get("deed") == "add" else None)
    if request.POST.get("deed") == "confirm":
        operations.confirm_interests(
            trust=request.trust, by=request.user, person=request.user, name=request.user.name
        )
        messages.success(request, "Confirmed for a year. Thank you.")
        return redirect("bodies:own_interests", request.trust.slug)
    if form.is_valid() and saved(form, lambda: operations.declare_interest(
        trust=request.trust, by=request.user, person=request.user, name=request.user.name, **form.facts()
    )):  # fmt: skip
        messages.success(request, "Entered. Confirm the whole when it is complete.")
        return redirect("bodies:own_interests", request.trust.slug)
    history = queries.own_declarations(request.reach, request.user)[:10]
    return show(
        request, "bodies/pages/own_interests.html", mine=mine, form=form, history=history,
        is_confirmed=mine.is_confirmed(today), is_late=mine.due_on < today,
    )  # fmt: skip


@requires("meeting.see")
def revise_interest(request: TrustRequest, ref: str) -> HttpResponse:
    """Change an interest, or say when it ended."""
    row = find(queries.interests_to_keep(request.reach), ref=ref)
    form = InterestForm(request.POST or None, initial={name: getattr(row, name) for name in FACTS})
    page = "bodies/pages/revise_interest.html"
    try:
        if form.is_valid() and saved(form, lambda: operations.revise_interest(
            interest=row, by=request.user, drawn_from=form.cleaned_data["revision"], **form.facts()
        )):  # fmt: skip
            return redirect(_back(request, row), request.trust.slug)
    except Stale as stale:
        return overtaken(request, page, form, stale.row, interest=row)
    return show(request, page, form=form, interest=row)


@requires("meeting.see")
@require_POST
def withdraw_interest(request: TrustRequest, ref: str) -> HttpResponse:
    """Take out an interest that was entered by mistake."""
    row = find(queries.interests_to_keep(request.reach), ref=ref)
    operations.withdraw_interest(interest=row, by=request.user)
    messages.success(request, "Taken out. What was confirmed with it before stays as it was.")
    return redirect(_back(request, row), request.trust.slug)


@requires("member.keep", somewhere=False)
def register(request: TrustRequest) -> HttpResponse:
    """Show the whole register: who has confirmed, who is due, who is late."""
    today = clock.today()
    people = queries.declarers(request.trust, today=today)
    late = [one for one in people if not one.is_confirmed(today) and one.due_on < today]
    silent = [one for one in people if not one.is_confirmed(today) and one.due_on >= today]
    return show(
        request, "bodies/pages/register.html", people=people, late=late, silent=silent,
        confirmed=[one for one in people if one.is_confirmed(today)],
    )  # fmt: skip


@requires("member.keep", somewhere=False)
def member_interests(request: TrustRequest, ref: str) -> HttpResponse:
    """Enter and confirm interests for a member who does not sign in."""
    today = clock.today()
    here = next((
        one for one in queries.declarers(request.trust, today=today)
        if any(seat.membership and seat.membership.ref == ref for seat in one.seats)
    ), None)  # fmt: skip
    if here is None:
        raise Http404
    form = InterestForm(request.POST if request.POST.get("deed") == "add" else None)
    if request.POST.get("deed") == "confirm":
        operations.confirm_interests(trust=request.trust, by=request.user, person=here.person, name=here.name)
        messages.success(request, f"Noted: {here.name} confirmed today.")
        return redirect("bodies:register", request.trust.slug)
    if form.is_valid() and saved(form, lambda: operations.declare_interest(
        trust=request.trust, by=request.user, person=here.person, name=here.name, **form.facts()
    )):  # fmt: skip
        return redirect("bodies:member_interests", request.trust.slug, ref)
    return show(request, "bodies/pages/member_interests.html", here=here, form=form)


def _back(request: TrustRequest, row: Interest) -> str:
    return "bodies:own_interests" if row.person_id == request.user.pk else "bodies:register"
