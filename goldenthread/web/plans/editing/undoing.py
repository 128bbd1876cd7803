"""Taking back one's own last change from a page that is no outline."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect

from goldenthread.features.plans import operations
from goldenthread.features.plans.models import Plan
from goldenthread.features.plans.queries.outline import editing
from goldenthread.web.kit.access import TrustRequest
from goldenthread.web.kit.saving import done


def undo_asked(request: TrustRequest, plan: Plan, page: str, ref: str = "") -> HttpResponse | None:
    """Undo the change that was named and come back to the page of the plan or of `ref`; None where none was named."""
    if request.method != "POST" or "undo" not in request.POST:
        return None
    reversible = editing.reversible(plan, request.user, request.POST["undo"][:40])
    here = redirect(page, request.trust.slug, ref or plan.ref)
    if reversible is None:
        messages.error(request, "That was undone already.")
        return here
    done(
        request, lambda: operations.undo(reversible=reversible, by=request.user), f"Undone: {reversible.says}."
    )  # fmt: skip
    return here
