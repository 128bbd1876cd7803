"""Coming in, going out, and one's own account."""

from typing import Any, cast

from allauth.account.utils import get_next_redirect_url, perform_login
from allauth.decorators import rate_limit
from allauth.mfa.models import Authenticator
from allauth.socialaccount.adapter import get_adapter
from django.contrib import messages
from django.contrib.auth import logout, update_session_auth_hash
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from goldenthread.features.accounts import operations, queries
from goldenthread.features.accounts.models import Invitation, Person
from goldenthread.features.organisations import queries as organisations
from goldenthread.foundation import clock
from goldenthread.web.accounts.forms import AcceptInvitationForm, NameForm, SignInForm
from goldenthread.web.accounts.presenters import companies
from goldenthread.web.accounts.this_machine import is_from_this_machine
from goldenthread.web.kit.access import open_to_anyone, signed_in
from goldenthread.web.kit.showing import find, show


class OwnRequest(HttpRequest):
    """A request of somebody who is signed in."""

    user: Person


@open_to_anyone
@never_cache
@sensitive_post_parameters("password")
@rate_limit(action="login")  # type: ignore[untyped-decorator]
def sign_in(request: HttpRequest) -> HttpResponse:
    """Ask for an address and a password; a second factor, if there is one, comes on the next page."""
    leads_to = get_next_redirect_url(request)
    if request.user.is_authenticated:
        return HttpResponseRedirect(leads_to or reverse("accounts:start"))
    form = SignInForm(request.POST or None, request=request)
    if form.is_valid():
        return cast("HttpResponse", form.login(request, redirect_url=leads_to))
    people = organisations.demonstration_holdings(clock.today()) if is_from_this_machine(request) else ()
    return show(
        request,
        "accounts/pages/sign_in.html",
        form=form,
        leads_to=leads_to or "",
        providers=get_adapter().list_providers(request),
        companies=companies(people),
    )


@open_to_anyone
@require_POST
def sign_in_as(request: HttpRequest, ref: str) -> HttpResponse:
    """Become one of the demonstration's people: on this machine, and while every trust is invented."""
    if not is_from_this_machine(request):
        raise Http404
    holding = find(organisations.demonstration_holdings(clock.today()), person__ref=ref)
    leads_to = get_next_redirect_url(request)
    logout(request)
    return _let_in(request, holding.person, leads_to)


@open_to_anyone
@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    logout(request)
    answer = redirect("accounts:sign_in")
    # What the last person saw does not stay behind on a shared machine.
    answer["Clear-Site-Data"] = '"cache"'
    return answer


@signed_in
def start(request: OwnRequest) -> HttpResponse:
    """Go to the person's trust, or let them choose among several."""
    trusts = organisations.trusts_of(request.user, clock.today())
    if len(trusts) == 1:
        return redirect("home:home", trusts[0].slug)
    return show(request, "accounts/pages/start.html", trusts=trusts)


@open_to_anyone
@never_cache
@sensitive_post_parameters("password", "again")
def accept_invitation(request: HttpRequest, token: str) -> HttpResponse:
    """Take up an invitation: one's name, and a password."""
    invitation = queries.open_invitation(token)
    if invitation is None:
        return show(request, "accounts/pages/invitation_over.html", status=410)
    person = invitation.person
    form = AcceptInvitationForm(request.POST or None, person=person, initial={"name": person.name})
    if form.is_valid():
        return _join(request, invitation, form.cleaned_data)
    return show(request, "accounts/pages/accept_invitation.html", form=form, invitation=invitation)


def _join(request: HttpRequest, invitation: Invitation, typed: dict[str, Any]) -> HttpResponse:
    try:
        person = operations.accept_invitation(invitation=invitation, name=typed["name"], password=typed["password"])
    except operations.InvitationOver:
        return show(request, "accounts/pages/invitation_over.html", status=410)
    logout(request)
    return _let_in(request, person)


def _let_in(request: HttpRequest, person: Person, leads_to: str | None = None) -> HttpResponse:
    return cast("HttpResponse", perform_login(request, person, email_verification="none", redirect_url=leads_to))


@signed_in
@never_cache
def account(request: OwnRequest) -> HttpResponse:
    """Show one's own account, and let one's name be changed."""
    form = NameForm(request.POST or None, initial={"name": request.user.name})
    if form.is_valid():
        operations.rename(person=request.user, by=request.user, **form.cleaned_data)
        messages.success(request, "Your name is changed.")
        return redirect("accounts:account")
    trusts = organisations.trusts_of(request.user, clock.today())
    factors = Authenticator.objects.filter(user=request.user).exclude(type=Authenticator.Type.RECOVERY_CODES)
    return show(request, "accounts/pages/account.html", form=form, trusts=trusts, factors=factors.count())


@signed_in
@require_POST
def sign_out_elsewhere(request: OwnRequest) -> HttpResponse:
    """End the person's sessions on every other machine."""
    operations.end_sessions(person=request.user, by=request.user)
    update_session_auth_hash(request, request.user)
    messages.success(request, "You are signed out everywhere else.")
    return redirect("accounts:account")
