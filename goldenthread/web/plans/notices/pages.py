"""Raising a notice of harm, reading one with its history, and answering it."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect

from goldenthread.features.organisations.models import School, Unit
from goldenthread.features.plans import operations
from goldenthread.features.plans.models import Notice
from goldenthread.features.plans.queries.local import notices as queries
from goldenthread.features.plans.queries.outline import editing
from goldenthread.foundation.tables import Stale
from goldenthread.web.kit.access import TrustRequest, requires
from goldenthread.web.kit.saving import draw_anew, saved
from goldenthread.web.kit.showing import CONFLICT, find, show
from goldenthread.web.plans.notices.forms import RaiseForm, WordForm


@requires("plan.see")
def notices(request: TrustRequest) -> HttpResponse:
    """Show the notices of harm within sight, the open ones first."""
    found = list(queries.notices(request.reach))
    return show(
        request, "plans/pages/notices/notices.html",
        waiting=[one for one in found if one.state in operations.OPEN_NOTICES],
        closed=[one for one in found if one.state not in operations.OPEN_NOTICES],
    )  # fmt: skip


@requires("notice.raise")
def raise_notice(request: TrustRequest, ref: str) -> HttpResponse:
    """Tell the board that a part of the trust's plan harms one's own school or service."""
    upper = find(editing.upper_elements(request.reach), ref=ref)
    places: list[School | Unit] = [
        *queries.schools_to_raise_for(request.reach), *queries.units_to_raise_for(request.reach)
    ]  # fmt: skip
    if not places:
        raise Http404
    parts = list(queries.harmed_parts(request.reach)[:300])
    asked = {"lower": request.GET.get("lower", "")[:12], "place": request.GET.get("place", "")[:12]}
    form = RaiseForm(request.POST or None, places=places, parts=parts, initial=asked)
    made: list[Notice] = []
    if form.is_valid():
        place = next(one for one in places if one.ref == form.cleaned_data["place"])
        whose: dict[str, Any] = {"school": place} if isinstance(place, School) else {"unit": place}
        lower = next((one for one in parts if one.ref == form.cleaned_data["lower"]), None)
        post = queries.post_in_name_of(request.reach, whose.get("school"), whose.get("unit"))
        if saved(form, lambda: made.append(operations.raise_notice(
            upper=upper, lower=lower, **whose, effect=form.cleaned_data["effect"], post=post, by=request.user,
        ))):  # fmt: skip
            messages.success(request, "The board is told. It stands with them until they have answered.")
            return redirect("plans:notice", request.trust.slug, made[0].ref)
    return show(request, "plans/pages/notices/raise_notice.html", form=form, element=upper, plan=upper.plan)


@requires("plan.see")
def notice(request: TrustRequest, ref: str) -> HttpResponse:
    """Show one notice with all that was said of it; answer it, or raise it again."""
    found = find(queries.notices(request.reach), ref=ref)
    may = {
        "acknowledge": queries.may_answer(request.reach), "answer": queries.may_answer(request.reach),
        "again": queries.may_raise(request.reach, found), "withdraw": queries.may_raise(request.reach, found),
    }  # fmt: skip
    if request.method == "POST" and request.POST.get("do") == "heard" and may["again"]:
        if found.state != Notice.State.ANSWERED:
            raise Http404
        operations.hear_answer(notice=found, by=request.user)
        messages.success(request, "It is on record that you have read it.")
        return redirect("plans:notice", request.trust.slug, ref)
    if request.method == "POST" and not may.get(request.POST.get("do", "")):
        raise Http404
    form = WordForm(request.POST or None, initial={"revision": found.revision})
    status = 200
    if form.is_valid():
        try:
            if saved(form, lambda: _say(request, found, form.cleaned_data)):
                messages.success(request, "It is on record.")
                return redirect("plans:notice", request.trust.slug, ref)
        except Stale as stale:
            found, status = stale.row, CONFLICT
            draw_anew(form, stale.row, "Somebody else has spoken meanwhile: read it, and send yours again.")
    return show(
        request, "plans/pages/notices/notice.html", status=status, notice=found, form=form, may=may,
        words=found.words.select_related("post", "by"), is_open=found.state in operations.OPEN_NOTICES,
    )  # fmt: skip


def _say(request: TrustRequest, found: Notice, facts: dict[str, Any]) -> Notice:
    deeds: dict[str, Callable[..., Notice]] = {
        "acknowledge": operations.acknowledge_notice, "answer": operations.answer_notice,
        "again": operations.raise_again, "withdraw": operations.withdraw_notice,
    }  # fmt: skip
    is_of_place = facts["do"] in ("again", "withdraw")
    whose = (found.school, found.unit) if is_of_place else (None, None)
    post = queries.post_in_name_of(request.reach, *whose)
    words = {"said": facts["said"]} | ({"changes": facts["changes"]} if facts["do"] == "answer" else {})
    return deeds[facts["do"]](
        notice=found, by=request.user, post=post, drawn_from=facts["revision"], **words
    )  # fmt: skip
