"""The first beat of every view: allow.

Every view of a trust names the permission that it needs. Whoever lacks it, and whoever holds no post
in the trust, is told that there is no such page: what one may not see is simply not there.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any
from urllib.parse import quote

from django.http import Http404, HttpRequest, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import resolve_url
from django.urls import resolve

from goldenthread.domain.access import Reach
from goldenthread.features.accounts.models import Person
from goldenthread.features.organisations import queries as organisations
from goldenthread.features.organisations.models import Trust
from goldenthread.foundation import clock

View = Callable[..., HttpResponseBase]

ANYONE = "anyone"
SIGNED_IN = "signed in"


class TrustRequest(HttpRequest):
    """A request that has been allowed into a trust."""

    user: Person
    trust: Trust
    reach: Reach


def requires(permission: str, *, somewhere: bool = True) -> Callable[[View], View]:
    """Let a view answer only those who hold this permission in the trust that the address names.

    With `somewhere`, holding it in one school is enough to be let in, and the view's own queries
    find only what lies within reach; without, it must be held in the trust at large.
    """

    def allow(view: View) -> View:
        @wraps(view)
        def allowed(request: Any, trust: str, **rest: Any) -> HttpResponseBase:
            if not request.user.is_authenticated:
                return to_sign_in(request)
            let_in(request, trust)
            holds = request.reach.may_somewhere if somewhere else request.reach.may_everywhere
            if not holds(permission):
                raise Http404
            return view(request, **rest)

        allowed.needs, allowed.somewhere = permission, somewhere  # type: ignore[attr-defined]
        return allowed

    return allow


def lets_in(reach: Reach, address: str) -> bool:
    """Say whether the page at an address asks for no right of a trust, or for one that this reader holds.

    What the page itself does not find for them is not known here: that is for whoever draws the link.
    """
    view: Any = resolve(address).func
    if view.needs in (ANYONE, SIGNED_IN):
        return True
    return bool(reach.may_somewhere(view.needs) if view.somewhere else reach.may_everywhere(view.needs))


def let_in(request: Any, slug: str) -> None:
    """Put the trust and the person's reach there on the request, or say that there is no such page."""
    found = organisations.reach_into(request.user, slug, today=clock.today())
    if found is None:
        raise Http404
    request.trust, request.reach = found


def signed_in(view: View) -> View:
    """Let a view answer anyone who is signed in: pages of their own account, and the choice of trust."""

    @wraps(view)
    def allowed(request: Any, **rest: Any) -> HttpResponseBase:
        if not request.user.is_authenticated:
            return to_sign_in(request)
        return view(request, **rest)

    allowed.needs = SIGNED_IN  # type: ignore[attr-defined]
    return allowed


def open_to_anyone(view: View) -> View:
    """Mark a view that needs no sign-in, so that the sweep of routes knows it was meant."""
    view.needs = ANYONE  # type: ignore[attr-defined]
    return view


def to_sign_in(request: HttpRequest) -> HttpResponseBase:
    return HttpResponseRedirect(f"{resolve_url('accounts:sign_in')}?next={quote(request.get_full_path())}")
