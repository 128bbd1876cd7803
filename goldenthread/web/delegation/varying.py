"""Where a school or a phase differs from the scheme: listed, added, granted, ended."""

from dataclasses import dataclass

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect

from goldenthread.domain.deciding import delegation as rule
from goldenthread.domain.deciding.scheme import said
from goldenthread.features.delegation import operations, queries
from goldenthread.features.delegation.models import Variance
from goldenthread.features.delegation.queries import WholeScheme
from goldenthread.features.measures.queries import measures_within
from goldenthread.features.organisations.queries import phases_of, phases_on, schools_within
from goldenthread.foundation import clock, conditions
from goldenthread.web.delegation import speaking
from goldenthread.web.delegation.editing import drafts
from goldenthread.web.delegation.forms import EndForm, GrantForm, VaryForm
from goldenthread.web.kit.access import TrustRequest, requires
from goldenthread.web.kit.saving import saved
from goldenthread.web.kit.showing import find, show


@dataclass(frozen=True)
class Varied:
    """A variance in words."""

    row: Variance
    title: str
    lines: list[str]
    state: str


@requires("scheme.see")
def variances(request: TrustRequest) -> HttpResponse:
    """List where schools and phases differ from the scheme, what holds today first."""
    held = _held(request)
    found = [_varied(row, held) for row in queries.variances_within(request.reach, request.trust)]
    names = phases_of(request.trust)
    phases = [
        (name, [one for one in found if one.row.phase == key and one.state == "now"]) for key, name in names.items()
    ]
    return show(
        request, "delegation/pages/variances.html", phases=[each for each in phases if each[1]],
        schools=[one for one in found if one.row.school_id and one.state == "now"],
        others=[one for one in found if one.state != "now"], may_edit=request.reach.may_everywhere("scheme.edit"),
    )  # fmt: skip


@drafts
def vary(request: TrustRequest) -> HttpResponse:
    """Let a school, or every school in a phase, differ for a while."""
    held = _held(request)
    topics = {line.row.topic: f"{line.row.number} {line.row.title}".strip() for line in held.lines} if held else {}
    form = VaryForm(
        request.POST or None, topics=topics, parties=held.parties if held else [],
        schools=list(schools_within(request.reach, "scheme.see")), phases=phases_of(request.trust),
        measures=dict(measures_within(request.reach).values_list("key", "name")),
        initial={"from_on": clock.today(), "decision": request.GET.get("decision", "")},
    )  # fmt: skip
    if form.is_valid():
        facts = form.cleaned_data
        parts = {party: frozenset(verbs) for party, verbs in form.parts().items()}
        line = rule.Line(facts["decision"], parts, facts["above"], facts["up_to"], facts["jointly"])
        if saved(form, lambda: operations.vary(
            trust=request.trust, topic=facts["decision"], lines=_with_the_rest(held, line), reason=facts["reason"],
            from_on=facts["from_on"], until_on=facts["until_on"], school=form.schools.get(facts["where"]),
            phase=facts["where"].removeprefix("phase:") if facts["where"].startswith("phase:") else "",
            needs_grant=facts["needs_grant"], tests=form.tests(), condition=facts["condition"],
            approved_by=facts["approved_by"], by=request.user,
        )):  # fmt: skip
            messages.success(request, "It holds from the day that you gave, and falls away by itself after the last.")
            return redirect("delegation:variances", request.trust.slug)
    return show(request, "delegation/pages/vary.html", form=form, has_scheme=bool(held))


def _with_the_rest(held: WholeScheme | None, line: rule.Line) -> list[rule.Line]:
    """Return a varied line with the scheme's own lines for the amounts that it does not speak of."""
    own = [each for each in held.rule_lines() if each.topic == line.topic] if held else []
    return rule.put_over(own, line)


@requires("scheme.see")
def variance(request: TrustRequest, ref: str) -> HttpResponse:
    """Show a variance; end it, or grant what it offers, where the reader may."""
    row = find(queries.variances_within(request.reach, request.trust), ref=ref)
    may_edit = request.reach.may_everywhere("scheme.edit")
    posted = request.POST if may_edit and request.method == "POST" else None
    deed = posted.get("deed") if posted else ""
    end = EndForm(posted if deed == "end" else None, initial={"last_on": clock.today()})
    in_phase = _in_phase(request, row) if row.tests or may_edit else []
    grant = GrantForm(posted if deed == "grant" else None, schools=in_phase,
                      initial={"from_on": clock.today()})  # fmt: skip
    if end.is_valid() and saved(end, lambda: operations.end_variance(
        variance=row, by=request.user, last_on=end.cleaned_data["last_on"]
    )):  # fmt: skip
        messages.success(request, "From the day after, the scheme itself holds again.")
        return redirect("delegation:variances", request.trust.slug)
    if grant.is_valid() and saved(grant, lambda: operations.grant_offer(
        offer=row, by=request.user, **grant.cleaned_data
    )):  # fmt: skip
        messages.success(request, "Granted.")
        return redirect("delegation:variances", request.trust.slug)
    return show(
        request, "delegation/pages/variance.html", one=_varied(row, _held(request)), end_form=end, grant_form=grant,
        may_edit=may_edit, judged=[(school, conditions.judge(school, row.tests)) for school in in_phase],
        phase=phases_of(request.trust).get(row.phase, row.phase),
    )  # fmt: skip


def _in_phase(request: TrustRequest, row: Variance) -> list:
    phases = phases_on(request.trust, clock.today())
    return [
        school for school in schools_within(request.reach, "scheme.see")
        if school.pk in phases and phases[school.pk].key == row.phase
    ]  # fmt: skip


def _held(request: TrustRequest) -> WholeScheme | None:
    scheme = queries.scheme_on(request.trust, clock.today())
    return queries.whole(scheme) if scheme else None


def _varied(row: Variance, held: WholeScheme | None) -> Varied:
    line = next((each for each in held.lines if each.row.topic == row.topic), None) if held else None
    names = {party.key: party.name for party in held.parties} if held else {}
    own = held.scheme.verbs if held else {}
    unit = line.row.unit if line else ""
    today = clock.today()
    state = "to come" if row.from_on > today else "past" if row.until_on and row.until_on < today else "now"
    told = [_line(rule.Line.from_json(row.topic, kept), unit, names, own) for kept in row.lines]
    return Varied(row, line.row.title if line else row.topic, told, state)


def _line(line: rule.Line, unit: str, names: dict[str, str], own: dict[str, str]) -> str:
    """Say a line: Up to £1,000. Decides: Head; watches: …"""
    parts = [
        f"{said(verb, own)}: {speaking.listed(names.get(party, party) for party in having)}"
        f"{', jointly' if verb == 'decide' and line.jointly else ''}"
        for verb in rule.VERBS
        if (having := line.with_part(verb))
    ]
    band = speaking.band(unit, line.above, line.up_to)
    return (f"{band[:1].upper()}{band[1:]}. " if band else "") + " · ".join(parts)
