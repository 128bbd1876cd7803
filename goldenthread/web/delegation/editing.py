"""Changing a draft: a section as a grid of letters, a decision whole, and the bodies and roles."""

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from goldenthread.features.delegation import operations, queries
from goldenthread.features.delegation.models import Decision, Party, Scheme
from goldenthread.features.delegation.queries import SchemeSection, WholeScheme
from goldenthread.features.organisations.queries import role_titles
from goldenthread.foundation.tables import Stale
from goldenthread.web.delegation import speaking
from goldenthread.web.delegation.forms import BandForm, DecisionForm, PartsForm, PartyForm
from goldenthread.web.kit.access import TrustRequest, requires
from goldenthread.web.kit.saving import done, overtaken, saved
from goldenthread.web.kit.showing import CONFLICT, UNPROCESSABLE, find, show

drafts = requires("scheme.edit", somewhere=False)
WORDS = (
    "title", "number", "unit", "above", "up_to", "jointly", "condition", "criteria", "anyone_asks", "best_level",
    "because",
)  # fmt: skip


@dataclass(frozen=True)
class Typed:
    """A cell of the grid: its field, what stands in it, and whether it can be read."""

    party: Party
    name: str
    value: str
    is_wrong: bool = False


@dataclass(frozen=True)
class TypedRow:
    line: Decision
    band: str
    cells: list[Typed]
    is_first: bool


@drafts
def edit_section(request: TrustRequest, ref: str, section: str) -> HttpResponse:
    """Change who has which part in a section, all its lines at once."""
    held, part = _section(request, ref, section)
    rows = _rows(held, part, request.POST if request.method == "POST" else None)
    wrong = [cell for row in rows for cell in row.cells if cell.is_wrong]
    shown: dict[str, Any] = {
        "scheme": held.scheme, "section": part.row, "rows": rows, "parties": held.parties, "wrong": wrong,
        "key": speaking.key(held.scheme.verbs), "revision": held.scheme.revision,
    }  # fmt: skip
    if request.method == "POST" and not wrong:
        parts = {
            row.line.ref: {cell.party.key: speaking.verbs_of(cell.value) or set() for cell in row.cells}
            for row in rows
        }
        drawn_from = _number(request.POST.get("revision"))
        try:
            count = operations.set_parts(scheme=held.scheme, parts=parts, by=request.user, drawn_from=drawn_from)
        except Stale as stale:
            shown |= {"revision": stale.row.revision, "stands": stale.row}
            return show(request, "delegation/pages/edit_section.html", status=CONFLICT, **shown)
        messages.success(request, f"{count} line{'' if count == 1 else 's'} changed.")
        return redirect("delegation:edit_section", request.trust.slug, ref, section)
    return show(request, "delegation/pages/edit_section.html", status=UNPROCESSABLE if wrong else 200, **shown)


def _rows(held: WholeScheme, part: SchemeSection, posted: Any) -> list[TypedRow]:
    rows, before = [], ""
    for line in part.lines:
        cells = []
        for party in held.parties:
            name = f"{line.row.ref}-{party.key}"
            kept = speaking.letters_of(line.parts.get(party.key, ())).replace(" ", "")
            value = posted.get(name, kept)[:16].strip() if posted is not None else kept
            cells.append(Typed(party, name, value, speaking.verbs_of(value) is None))
        band = speaking.band(line.row.unit, line.row.above, line.row.up_to)
        rows.append(TypedRow(line.row, band, cells, line.row.topic != before))
        before = line.row.topic
    return rows


@drafts
def add_decision(request: TrustRequest, ref: str, section: str) -> HttpResponse:
    """Add a decision to a section."""
    held, part = _section(request, ref, section)
    first = {"revision": held.scheme.revision, "number": _next_number(part)}
    form = DecisionForm(request.POST or None, parties=held.parties, initial=first)
    return _keep(request, held, part, form, lambda: operations.add_decision(
        section=part.row, by=request.user, drawn_from=form.cleaned_data["revision"], parts=form.parts(),
        **_words(form),
    ))  # fmt: skip


@drafts
def add_band(request: TrustRequest, ref: str) -> HttpResponse:
    """Add another limit beside a line, with who decides within it."""
    beside = find(_lines(request), ref=ref)
    held = queries.whole(beside.section.scheme)
    part = next(each for each in held.sections if each.row.pk == beside.section_id)
    first = {"revision": held.scheme.revision, "above": beside.up_to}
    form = BandForm(request.POST or None, parties=held.parties, initial=first)
    return _keep(request, held, part, form, lambda: operations.add_decision(
        section=part.row, by=request.user, drawn_from=form.cleaned_data["revision"], parts=form.parts(),
        beside=beside, **(_words(form) | {"unit": beside.unit}),
    ), beside=beside)  # fmt: skip


@drafts
def revise_decision(request: TrustRequest, ref: str) -> HttpResponse:
    """Change a line of a draft, whole, or take it out."""
    decision = find(_lines(request), ref=ref)
    held = queries.whole(decision.section.scheme)
    part = next(each for each in held.sections if each.row.pk == decision.section_id)
    if request.POST.get("deed") == "remove":
        operations.remove_decision(decision=decision, by=request.user, drawn_from=None)
        messages.success(request, f"{decision.title} is taken out.")
        return redirect("delegation:edit_section", request.trust.slug, held.scheme.ref, part.row.key)
    line = next(each for each in part.lines if each.row.pk == decision.pk)
    first = {name: getattr(decision, name) for name in WORDS} | {"revision": held.scheme.revision}
    form = DecisionForm(
        request.POST or None, parties=held.parties, initial=first | PartsForm.first_parts(line.parts)
    )  # fmt: skip
    return _keep(request, held, part, form, lambda: operations.revise_decision(
        decision=decision, by=request.user, drawn_from=form.cleaned_data["revision"], parts=form.parts(),
        **_words(form),
    ), decision=decision)  # fmt: skip


def _keep(
    request: TrustRequest, held: WholeScheme, part: SchemeSection, form: Any, deed: Any, **shown: Any
) -> HttpResponse:
    """Do what the form asks and go back to the section, or show the form with what is wrong."""
    shown |= {"scheme": held.scheme, "section": part.row}
    template = "delegation/pages/revise_decision.html"
    if form.is_valid():
        try:
            if saved(form, deed):
                messages.success(request, "Saved in the draft.")
                return redirect("delegation:edit_section", request.trust.slug, held.scheme.ref, part.row.key)
        except Stale as stale:
            return overtaken(request, template, form, stale.row, **shown)
    return show(request, template, form=form, **shown)


@drafts
@require_POST
def add_section(request: TrustRequest, ref: str) -> HttpResponse:
    """Add a section to a draft."""
    scheme = find(_drafts(request), ref=ref)
    typed = {name: request.POST.get(name, "") for name in ("title", "letter")}
    done(
        request, lambda: operations.add_section(scheme=scheme, by=request.user, **typed), "The section is added."
    )  # fmt: skip
    return redirect("delegation:scheme_version", request.trust.slug, ref)


@drafts
def edit_parties(request: TrustRequest, ref: str) -> HttpResponse:
    """List the bodies and roles of a draft, and who each is."""
    held = queries.whole(find(_drafts(request), ref=ref))
    names = {party.key: party.name for party in held.parties}
    for party in held.parties:
        party.role_title = role_titles().get(party.role, "")  # type: ignore[attr-defined]
        party.instead = names.get(party.stands_in, "")  # type: ignore[attr-defined]
    return show(request, "delegation/pages/edit_parties.html", scheme=held.scheme, parties=held.parties)


@drafts
def add_party(request: TrustRequest, ref: str) -> HttpResponse:
    """Add a body or a role to a draft."""
    return _party(request, find(_drafts(request), ref=ref), None)


@drafts
def revise_party(request: TrustRequest, ref: str) -> HttpResponse:
    """Change a body or a role of a draft, or take it out."""
    party = find(Party.objects.filter(scheme__in=_drafts(request)).select_related("scheme", "body", "post"), ref=ref)
    if request.POST.get("deed") == "remove":
        operations.remove_party(party=party, by=request.user)
        messages.success(request, f"{party.name} is taken out.")
        return redirect("delegation:edit_parties", request.trust.slug, party.scheme.ref)
    return _party(request, party.scheme, party)


def _party(request: TrustRequest, scheme: Scheme, party: Party | None) -> HttpResponse:
    others = [each for each in Party.objects.filter(scheme=scheme) if party is None or each.pk != party.pk]
    first = (PartyForm.first(party) if party else {}) | {"revision": scheme.revision}
    form = PartyForm(request.POST or None, trust=request.trust, others=others, initial=first)
    template = "delegation/pages/revise_party.html"
    if form.is_valid():
        try:
            if saved(form, lambda: operations.set_party(
                scheme=scheme, party=party, by=request.user, drawn_from=form.cleaned_data["revision"], **form.facts()
            )):  # fmt: skip
                return redirect("delegation:edit_parties", request.trust.slug, scheme.ref)
        except Stale as stale:
            return overtaken(request, template, form, stale.row, scheme=scheme, party=party)
    return show(request, template, form=form, scheme=scheme, party=party)


def _drafts(request: TrustRequest) -> Any:
    return queries.schemes(request.reach).filter(state=Scheme.State.DRAFT)


def _lines(request: TrustRequest) -> Any:
    return Decision.objects.filter(section__scheme__in=_drafts(request)).select_related("section__scheme")


def _section(request: TrustRequest, ref: str, key: str) -> tuple[WholeScheme, SchemeSection]:
    held = queries.whole(find(_drafts(request), ref=ref))
    part = next((each for each in held.sections if each.row.key == key), None)
    if part is None:
        raise Http404
    return held, part


def _next_number(part: SchemeSection) -> str:
    topics = {line.row.topic for line in part.lines}
    return f"{part.row.letter}{len(topics) + 1}" if part.row.letter else ""


def _words(form: Any) -> dict[str, Any]:
    return {name: form.cleaned_data[name] for name in WORDS if name in form.cleaned_data}


def _number(typed: str | None) -> int | None:
    return int(typed) if typed and typed.isascii() and typed.isdigit() and len(typed) < 10 else None
