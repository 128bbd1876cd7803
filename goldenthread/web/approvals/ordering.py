"""Who agrees to what, in which order, and setting an order of one's own."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import redirect

from goldenthread.features.approvals import operations
from goldenthread.features.approvals.models import OwnRoute
from goldenthread.features.approvals.routes import in_words, library_routes, route_for, routes_of, steps_to_choose
from goldenthread.foundation.tables import Stale
from goldenthread.web.approvals.forms import OrderForm
from goldenthread.web.kit.access import TrustRequest, requires
from goldenthread.web.kit.showing import CONFLICT, show


@requires("organisation.edit", somewhere=False)
def orders(request: TrustRequest) -> HttpResponse:
    """Show the order in which each kind of thing is agreed in the trust."""
    return show(request, "approvals/pages/orders.html", routes=routes_of(request.trust))


@requires("organisation.edit", somewhere=False)
def set_order(request: TrustRequest, of: str, key: str) -> HttpResponse:
    """Set the order of one kind of thing, or go back to the usual one."""
    if key not in library_routes().get(of, {}):
        raise Http404
    route = route_for(request.trust, of, key)
    own = OwnRoute.objects.filter(trust=request.trust, of=of, key=key).first()
    if request.method == "POST" and request.POST.get("do") == "usual":
        operations.keep_library_route(trust=request.trust, of=of, key=key, by=request.user)
        messages.success(request, f"{route.title}: the usual order applies again.")
        return redirect("approvals:orders", request.trust.slug)
    choices = steps_to_choose(of, key)
    offered = [in_words(request.trust, step) for step in choices]
    form = OrderForm(request.POST if request.method == "POST" else None, offered=offered, chosen=route.steps)
    form.initial["revision"] = own.revision if own else 0
    status = 200
    if form.is_valid():
        raw = {step.decision: step for step in choices}
        steps = [raw[decision] for decision in form.steps()]
        try:
            operations.set_route(
                trust=request.trust, of=of, key=key, steps=steps, by=request.user,
                drawn_from=form.cleaned_data["revision"],
            )  # fmt: skip
        except Stale:
            status = CONFLICT
            form.add_error(
                None, "Somebody else has changed this order meanwhile. Look again, and save yours once more."
            )
        except ValidationError as refused:
            form.add_error(None, refused)
        else:
            messages.success(request, f"{route.title}: what is sent from now on goes by this order.")
            return redirect("approvals:orders", request.trust.slug)
    return show(
        request, "approvals/pages/set_order.html", status=status, form=form, route=route, is_own=own is not None
    )
