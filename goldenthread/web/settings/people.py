"""Who holds which post: inviting, appointing, ending, suspending."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from goldenthread.features.accounts import operations as accounts
from goldenthread.features.accounts.models import Person
from goldenthread.features.organisations import operations
from goldenthread.features.organisations import queries as organisations
from goldenthread.foundation import clock
from goldenthread.web.kit.access import TrustRequest, requires
from goldenthread.web.kit.letters import are_kept_as_files, full_address, send_letter
from goldenthread.web.kit.saving import put_right, saved
from goldenthread.web.kit.showing import find, show
from goldenthread.web.settings.people_forms import InviteForm, LastDayForm
from goldenthread.web.settings.people_rows import places

# With more places than these, each but the first is folded.
MOST_UNFOLDED = 12

manages_people = requires("people.manage", somewhere=False)


@manages_people
def people(request: TrustRequest) -> HttpResponse:
    """Show every post, place by place, with who holds it and what may be done about that."""
    found = places(request.reach, clock.today())
    return show(
        request, "settings/pages/people.html", places=found, are_many=len(found) > MOST_UNFOLDED,
        too_wide=organisations.posts_too_wide(request.reach),
    )  # fmt: skip


@manages_people
@require_POST
def narrow_posts(request: TrustRequest) -> HttpResponse:
    """Give posts in schools whose role is meant for every school the one that is meant for theirs."""
    changed = operations.narrow_posts(posts=organisations.posts_too_wide(request.reach), by=request.user)
    if changed:
        who = "One post has" if changed == 1 else f"{changed} posts have"
        messages.success(request, f"{who} the role of one school from now on.")
    return redirect("settings:people", request.trust.slug)


@manages_people
def invite(request: TrustRequest) -> HttpResponse:
    """Invite somebody to a post and a seat, or appoint whoever has the address already."""
    posts = organisations.posts_to_fill(request.reach)
    first = {"post": request.GET.get("post", ""), "from_on": clock.today()}
    bodies = [body for body in organisations.bodies_within(request.reach).filter(dissolved_on=None)
              if organisations.may_keep(request.reach, body)]  # fmt: skip
    form = InviteForm(request.POST or None, posts=posts, bodies=bodies, initial=first)
    if form.is_valid() and (invited := _appointed(request, form)):
        write_to(request, invited, form.cleaned_data["post"].title)
        return redirect("settings:people", request.trust.slug)
    adds_posts = request.reach.may_everywhere("organisation.edit")
    return show(request, "settings/pages/invite.html", form=form, vacancies=bool(posts), adds_posts=adds_posts)


@manages_people
def end_holding(request: TrustRequest, person: str, ref: str) -> HttpResponse:
    """Say on which day somebody's time in a post ends."""
    holding = find(organisations.holdings_within(request.reach, clock.today()), person__ref=person, post__ref=ref)
    find(organisations.people_to_manage(request.reach, clock.today()), pk=holding.person_id)
    form = LastDayForm(request.POST or None, initial={"last_on": clock.today()})
    if form.is_valid() and saved(
        form, lambda: operations.end_holding(holding=holding, by=request.user, **form.cleaned_data)
    ):
        messages.success(request, f"{holding.person.name} leaves the post {holding.post.title}.")
        return redirect("settings:people", request.trust.slug)
    return show(request, "settings/pages/end_holding.html", form=form, holding=holding)


@manages_people
def suspend(request: TrustRequest, ref: str) -> HttpResponse:
    """Ask whether somebody is to be shut out, and do it."""
    person = _person(request, ref)
    form = Form(request.POST if request.method == "POST" else None)
    if form.is_valid() and saved(
        form, lambda: operations.suspend(person=person, trust=request.trust, by=request.user)
    ):
        messages.success(request, f"{person.name} is suspended and signed out.")
        return redirect("settings:people", request.trust.slug)
    return show(request, "settings/pages/suspend.html", form=form, someone=person)


@manages_people
@require_POST
def reinstate(request: TrustRequest, ref: str) -> HttpResponse:
    person = _person(request, ref)
    accounts.reinstate(person=person, by=request.user, trust=request.trust.pk)
    messages.success(request, f"{person.name} can sign in again.")
    return redirect("settings:people", request.trust.slug)


@manages_people
@require_POST
def resend_invitation(request: TrustRequest, ref: str) -> HttpResponse:
    """Send an invited person a new link; the earlier one stops working."""
    person = _person(request, ref)
    if person.has_joined or person.is_demonstration or not person.is_active:
        messages.error(request, f"{person.name} has no invitation to send.")
        return redirect("settings:people", request.trust.slug)
    invited = accounts.renew_invitation(person=person, by=request.user, trust=request.trust.pk)
    write_to(request, invited, "")
    return redirect("settings:people", request.trust.slug)


def _person(request: TrustRequest, ref: str) -> Person:
    return find(organisations.people_to_manage(request.reach, clock.today()), ref=ref)


def _appointed(request: TrustRequest, form: InviteForm) -> accounts.Invited | None:
    try:
        return operations.invite_to_seat(by=request.user, **form.cleaned_data)
    except ValidationError as refused:
        put_right(form, refused)
        return None


def write_to(request: TrustRequest, invited: accounts.Invited, post: str) -> None:
    """Send the letter that fits, and say on the next page whether it went."""
    person = invited.person
    if person.is_demonstration:
        messages.success(request, f"{person.name} is appointed. Invented people get no letters.")
        return
    path = reverse("accounts:accept_invitation", args=[invited.token]) if invited.token else "/"
    letter = "settings/letters/invitation.txt" if invited.token else "settings/letters/appointed.txt"
    sent = send_letter(
        person.email, letter, person=person, by=request.user, trust=request.trust, post=post, link=full_address(path)
    )
    if sent and are_kept_as_files():
        messages.info(request, _to_hand_on(person, full_address(path), is_invited=bool(invited.token)))
    elif sent:
        messages.success(request, f"A letter is on its way to {person.email}.")
    else:
        messages.error(request, f"{person.name} is appointed, but the letter could not be sent. Send it again later.")


def _to_hand_on(person: Person, link: str, *, is_invited: bool) -> str:
    """Say how somebody gets the link where no mail server is set up.

    Who joins by a link is known to every trust of the installation. So where there are several, none of them is
    shown a link by which it could join as somebody whom another trusts.
    """
    if not is_invited:
        return f"{person.name} is appointed. No mail server is set up, so tell them yourself: {link}"
    if organisations.is_only_trust():
        return f"No mail server is set up. Hand this link to {person.name} yourself; it is shown only now: {link}"
    return (
        "No mail server is set up, so the letter has not left. Whoever runs the installation finds it, with its "
        "link, in the folder letters of its home."
    )
