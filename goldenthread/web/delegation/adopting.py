"""A new version: begun, checked, adopted, thrown away, and shown to the public."""

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from goldenthread.domain.deciding import delegation as rule
from goldenthread.features.approvals.models import Approval
from goldenthread.features.delegation import operations, queries
from goldenthread.features.delegation.models import Decision, Scheme
from goldenthread.features.delegation.queries import WholeScheme
from goldenthread.features.intake.packs.delegating import scheme_text
from goldenthread.features.intake.packs.delegation_shapes import SchemeFacts
from goldenthread.foundation import clock
from goldenthread.foundation.tables import Stale
from goldenthread.web.delegation import speaking
from goldenthread.web.delegation.editing import drafts
from goldenthread.web.delegation.forms import AdoptForm, ReadyForm
from goldenthread.web.delegation.matrix import TROUBLES
from goldenthread.web.kit.access import TrustRequest
from goldenthread.web.kit.saving import overtaken, saved
from goldenthread.web.kit.showing import find, show

COMMON = "trust"


@drafts
@require_POST
def begin(request: TrustRequest) -> HttpResponse:
    """Begin a draft: a copy of the scheme in force, or of the common one where there is none."""
    now = queries.scheme_on(request.trust, clock.today()) or queries.schemes(request.reach).first()
    text = queries.whole(now).text() if now else scheme_text(SchemeFacts(base=COMMON), words=request.trust.words)
    edition = f"Draft of {clock.today():%B %Y}"
    try:
        draft = operations.begin_draft(
            trust=request.trust, text=text, edition=edition, by=request.user, based_on=now
        )  # fmt: skip
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
        return redirect("delegation:versions", request.trust.slug)
    messages.success(request, "The draft is yours to change. Nothing changes for anybody until you adopt it.")
    return redirect("delegation:scheme_version", request.trust.slug, draft.ref)


@dataclass(frozen=True)
class Wrong:
    """A problem, with the line that it is in."""

    line: Decision
    band: str
    kind: str
    says: str


@drafts
def adopt(request: TrustRequest, ref: str) -> HttpResponse:
    """Show what is wrong with a draft, and adopt it from a day on."""
    scheme = find(queries.schemes(request.reach).filter(state=Scheme.State.DRAFT), ref=ref)
    held = queries.whole(scheme)
    shown: dict[str, Any] = {"scheme": scheme, "problems": _problems(held), "vague": _vague(held)}
    first = {"edition": scheme.edition, "revision": scheme.revision, "approved_on": clock.today()}
    form = AdoptForm(request.POST or None, initial=first)
    if form.is_valid():
        facts = form.cleaned_data
        drawn_from = facts.pop("revision")
        try:
            if saved(form, lambda: operations.adopt_scheme(
                scheme=scheme, by=request.user, drawn_from=drawn_from, **facts
            )):  # fmt: skip
                messages.success(request, f"{scheme.edition} is adopted, from {scheme.effective_on:%-d %B %Y}.")
                return redirect("delegation:versions", request.trust.slug)
        except Stale as stale:
            return overtaken(request, "delegation/pages/adopt.html", form, stale.row, **shown)
    return show(request, "delegation/pages/adopt.html", form=form, **shown)


@drafts
def send_scheme(request: TrustRequest, ref: str) -> HttpResponse:
    """Make a draft ready, and send it to those who agree to it."""
    scheme = find(queries.schemes(request.reach).filter(state=Scheme.State.DRAFT), ref=ref)
    way = Approval.objects.filter(subject_kind="scheme", subject_ref=ref, state=Approval.State.OPEN).first()
    held = queries.whole(scheme)
    shown: dict[str, Any] = {"scheme": scheme, "problems": _problems(held), "vague": _vague(held), "way": way}
    first = {"edition": scheme.edition, "revision": scheme.revision, "note": scheme.note,
             "wanted_on": scheme.wanted_on or clock.today()}  # fmt: skip
    form = ReadyForm(request.POST or None, initial=first)
    if form.is_valid():
        facts = form.cleaned_data
        drawn_from = facts.pop("revision")
        try:
            if saved(form, lambda: operations.ready_draft(
                scheme=scheme, by=request.user, drawn_from=drawn_from, **facts
            )):  # fmt: skip
                return redirect("approvals:send", request.trust.slug, "scheme", ref)
        except Stale as stale:
            return overtaken(request, "delegation/pages/send_scheme.html", form, stale.row, **shown)
    return show(request, "delegation/pages/send_scheme.html", form=form, **shown)


def _problems(held: WholeScheme) -> list[Wrong]:
    names = {party.key: party.name for party in held.parties}
    lines = held.lines
    found = []
    for problem in rule.problems(held.rule_lines(), held.rule_parties()):
        row = lines[problem.line].row
        who = speaking.listed(names.get(party, party) for party in problem.parties)
        says = {
            rule.GAP: f"{who} would decide, but is not operated and nobody stands in." if who else "Nobody decides.",
            rule.CLASH: f"{who} each decide, and the line does not say jointly.",
            rule.HOLE: f"No line is for {speaking.band(row.unit, problem.above, problem.up_to) or 'any amount'}.",
            rule.OVERLAP: f"Two lines are for {speaking.band(row.unit, problem.above, problem.up_to) or 'the same'}.",
        }[problem.kind]
        found.append(Wrong(row, speaking.band(row.unit, row.above, row.up_to), TROUBLES[problem.kind], says))
    return found


def _vague(held: WholeScheme) -> list[object]:
    return [
        party for party in held.parties
        if party.is_operated and party.level in ("trust", "central")
        and not (party.body_id or party.post_id or party.role)
    ]  # fmt: skip


@drafts
def discard(request: TrustRequest, ref: str) -> HttpResponse:
    """Throw a draft away, after asking."""
    scheme = find(queries.schemes(request.reach).filter(state=Scheme.State.DRAFT), ref=ref)
    if request.method == "POST":
        operations.discard_draft(scheme=scheme, by=request.user)
        messages.success(request, "The draft is thrown away.")
        return redirect("delegation:versions", request.trust.slug)
    return show(request, "delegation/pages/discard.html", scheme=scheme)


@drafts
@require_POST
def publish(request: TrustRequest, ref: str) -> HttpResponse:
    """Show an adopted version to the public, or take it back."""
    scheme = find(queries.schemes(request.reach).filter(state=Scheme.State.ADOPTED), ref=ref)
    operations.publish_scheme(scheme=scheme, is_public=bool(request.POST.get("is_public")), by=request.user)
    return redirect("delegation:scheme_version", request.trust.slug, ref)
