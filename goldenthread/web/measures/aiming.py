"""Targets as pages: setting one in words, changing it, and signing one off that nothing can check."""

from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from goldenthread.features.documents.models import Evidence
from goldenthread.features.measures import operations, queries
from goldenthread.features.measures.models import Measure, Target
from goldenthread.features.organisations.models import School
from goldenthread.foundation.tables import Stale
from goldenthread.web.kit.access import TrustRequest, requires
from goldenthread.web.kit.saving import overtaken, put_right
from goldenthread.web.kit.showing import find, show
from goldenthread.web.measures.forms import SignOffTargetForm, TargetForm, TargetWordsForm
from goldenthread.web.measures.proposing import propose
from goldenthread.web.measures.understanding import understood


@requires("target.set")
def set_target(request: TrustRequest, ref: str) -> HttpResponse:
    """First the sentence, then what was understood of it, to be corrected and set."""
    found = find(queries.measures_within(request.reach), ref=ref)
    if not {"set", "propose"} & set(request.POST):
        return _read_target(request, found)
    if _is_said_anew(request):
        return _read_target(request, found, again=True)
    form = _target_form(request, request.POST)
    if form.is_valid():
        try:
            if "propose" in request.POST:
                return propose(request, found, form.line(found))
            operations.set_target(trust=request.trust, line=form.line(found), by=request.user)
        except ValidationError as wrong:
            put_right(form, wrong)
        else:
            return _set(request, found, form.cleaned_data["text"])
    meant = understood(form.data.get("text", ""), found, request.trust)
    return show(request, "measures/pages/set_target.html", form=form, measure=found, meant=meant)


def may_aim(request: TrustRequest, school: School | None) -> bool:
    """Say whether the person may set a target here: of the school that is looked at, or of any."""
    return request.reach.may("target.set", school=school.pk) if school else request.reach.may_somewhere("target.set")


def _target_form(request: TrustRequest, data: Any, initial: Mapping[str, Any] | None = None) -> TargetForm:
    """Return the form of a target: for the whole trust, or for those schools whose targets the person may set."""
    everywhere = request.reach.may_everywhere("target.set")
    schools = queries.schools_aimed_for(request.reach)
    return TargetForm(data, schools=schools, is_trust_too=everywhere, initial=dict(initial or {}))


def _set(request: TrustRequest, found: Measure, text: str) -> HttpResponse:
    """Go back to the measure, or on to what else the sentence claims."""
    others = understood(text, found, request.trust).also
    if not others:
        return redirect("measures:measure", request.trust.slug, found.ref)
    messages.success(request, "That is set. The sentence claims more: read the next here, or leave it.")
    address = reverse("measures:set_target", args=[request.trust.slug, found.ref])
    return redirect(f"{address}?{urlencode({'text': others[0]})}")


def _is_said_anew(request: TrustRequest) -> bool:
    """Say whether the sentence was changed since it was read, so that the figures beneath it are of another."""
    before, now = (request.POST.get(name, "").split() for name in ("read_as", "text"))
    return bool(before and now) and before != now


def _read_target(request: TrustRequest, found: Measure, *, again: bool = False) -> HttpResponse:
    words = TargetWordsForm(request.POST or None, initial={"text": request.GET.get("text", "")[:2000]})
    if not words.is_valid():
        return show(request, "measures/pages/set_target.html", words_form=words, measure=found)
    meant = understood(words.cleaned_data["text"], found, request.trust)
    initial = (
        {"school": request.POST.get("school") or request.GET.get("school", ""), "read_as": meant.facts["text"]}
        | meant.facts
        | ({"due_until": meant.facts["due_proposal"]} if "due_proposal" in meant.facts else {})
    )
    form = _target_form(request, None, initial)
    return show(request, "measures/pages/set_target.html", form=form, measure=found, meant=meant, again=again)


@requires("target.set")
def revise_target(request: TrustRequest, ref: str, target: str) -> HttpResponse:
    found = find(queries.measures_within(request.reach), ref=ref)
    aimed = find(queries.targets_to_set(request.reach), ref=target, measure=found)
    form = _target_form(request, request.POST or None, _target_facts(aimed))
    if form.is_valid():
        drawn_from = form.cleaned_data["revision"]
        try:
            if "retire" in request.POST:
                operations.retire_target(target=aimed, by=request.user, drawn_from=drawn_from)
            else:
                line = form.line(found)
                operations.revise_target(target=aimed, line=line, by=request.user, drawn_from=drawn_from)
        except ValidationError as wrong:
            put_right(form, wrong)
        except Stale as stale:
            return overtaken(
                request, "measures/pages/revise_target.html", form, stale.row, measure=found, target=stale.row
            )
        else:
            return redirect("measures:measure", request.trust.slug, ref)
    return show(request, "measures/pages/revise_target.html", form=form, measure=found, target=aimed)


@requires("measure.edit", somewhere=False)
def sign_off_target(request: TrustRequest, ref: str, target: str) -> HttpResponse:
    found = find(queries.measures_within(request.reach), ref=ref)
    aimed = find(queries.targets_within(request.reach), ref=target, measure=found)
    form = SignOffTargetForm(request.POST or None, initial={"revision": aimed.revision})
    if form.is_valid():
        facts = form.cleaned_data
        try:
            operations.sign_off_target(
                target=aimed, reason=facts["reason"], by=request.user, drawn_from=facts["revision"]
            )
        except ValidationError as wrong:
            put_right(form, wrong)
        except Stale as stale:
            return overtaken(
                request, "measures/pages/sign_off_target.html", form, stale.row, measure=found, target=stale.row,
                shown_by=_shown_by(request, found),
            )  # fmt: skip
        else:
            return redirect("measures:measure", request.trust.slug, ref)
    return show(
        request, "measures/pages/sign_off_target.html", form=form, measure=found, target=aimed,
        shown_by=_shown_by(request, found),
    )  # fmt: skip


def _shown_by(request: TrustRequest, found: Measure) -> list[tuple[str, Sequence[Evidence]]]:
    """Return what was attached to the newest figure of every place, the trust's own first."""
    proofs = queries.proofs(request.reach, found)
    names = {None: "The trust"} | {school.pk: school.short_name for school in queries.schools_seen(request.reach)}
    return [(name, proofs[place].pieces) for place, name in names.items() if place in proofs]


def _target_facts(target: Target) -> dict[str, Any]:
    facts = {name: getattr(target, name) for name in TargetForm.base_fields if hasattr(target, name)}
    word = target.value_word if target.value is not None else ""
    return facts | {
        "school": target.school.ref if target.school else "",
        "value": word or _plain(target.value),
        "value_to": _plain(target.value_to),
        "tolerance": _plain(target.tolerance),
        "margin_word": target.value_word if target.value is None else "",
        "steps": "\n".join(f"{year}: {step}" for year, step in sorted(target.steps.items())),
    }


def _plain(number: Any) -> str:
    return "" if number is None else f"{number.normalize():f}"
