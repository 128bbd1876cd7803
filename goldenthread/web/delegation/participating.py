"""Who takes part in a piece of work, and how far: stated before anybody is asked."""

from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect

from goldenthread.domain.deciding import participation as rule
from goldenthread.features.delegation import operations
from goldenthread.features.delegation.models import Participation
from goldenthread.features.delegation.queries.participating import KINDS, left_out, stated
from goldenthread.foundation import clock, subjects
from goldenthread.foundation.subjects import Subject
from goldenthread.web.delegation.changes import unexplained
from goldenthread.web.delegation.forms import DAY
from goldenthread.web.kit.access import TrustRequest, requires
from goldenthread.web.kit.saving import saved
from goldenthread.web.kit.showing import find, show

CALLED = {
    "informed": "Informed: told what is decided", "consulted": "Consulted: asked before it is decided",
    "involved": "Involved: work on it with us", "jointly decides": "Jointly decides: nothing without their yes",
    "decides": "Decides: it is theirs",
}  # fmt: skip
RUNGS = [(rung, CALLED[rung]) for rung in rule.RUNGS]


class StateForm(forms.Form):
    """A group, and how far it takes part."""

    who = forms.CharField(label="Who", max_length=120, help_text="Such as: parents, staff, pupils, a council.")
    rung = forms.ChoiceField(label="How far do they take part?", choices=RUNGS, widget=forms.RadioSelect)
    how = forms.CharField(label="How, and by when", required=False, max_length=300)


class CameForm(forms.Form):
    """When a group was asked, how far it really took part, and what came of it."""

    asked_on = forms.DateField(label="Asked on", widget=DAY)
    met = forms.ChoiceField(label="How far did they take part?", choices=RUNGS)
    outcome = forms.CharField(label="What came of it", max_length=400)


@dataclass(frozen=True)
class Told:
    """A statement with how its promise was kept."""

    row: Participation
    kept: str
    form: CameForm | None = None

    @property
    def height(self) -> int:
        return rule.height(self.row.rung) + 1


@requires("plan.see")
def taking_part(request: TrustRequest) -> HttpResponse:
    """List the pieces of work for which it is stated who takes part."""
    rows = list(Participation.objects.filter(trust=request.reach.trust))
    found = subjects.find(request.reach, {(row.subject_kind, row.subject_ref) for row in rows})
    groups: dict[tuple[str, str], list[Told]] = {}
    for row in rows:
        if (row.subject_kind, row.subject_ref) in found:
            groups.setdefault((row.subject_kind, row.subject_ref), []).append(Told(row, rule.kept(row.rung, row.met)))
    shown = [(found[at], told) for at, told in groups.items()]
    changes = unexplained(request.reach, request.trust.slug, clock.today())
    return show(request, "delegation/pages/taking_part.html", groups=shown, changes=changes)


@requires("plan.see")
def taking_part_in(request: TrustRequest, kind: str, ref: str) -> HttpResponse:
    """State who takes part in a piece of work, and say what came of it."""
    subject = _subject(request, kind, ref)
    may_state = request.reach.may_everywhere("plan.edit")
    if request.method == "POST" and not may_state:
        raise Http404
    rows = stated(request.reach, kind, ref)
    row = find(rows, ref=request.POST["row"]) if request.POST.get("row") else None
    came = CameForm(request.POST) if row else None
    form = StateForm(request.POST if request.method == "POST" and row is None else None)
    if row and came and came.is_valid() and saved(came, lambda: operations.say_what_came(
        participation=row, by=request.user, **came.cleaned_data
    )):  # fmt: skip
        messages.success(request, "Kept.")
        return redirect("delegation:taking_part_in", request.trust.slug, kind, ref)
    if row is None and form.is_valid() and saved(form, lambda: operations.state_participation(
        trust=request.trust, subject_kind=kind, subject_ref=ref, by=request.user, **form.cleaned_data
    )):  # fmt: skip
        messages.success(request, "Stated. From today they can be asked.")
        return redirect("delegation:taking_part_in", request.trust.slug, kind, ref)
    told = [Told(each, rule.kept(each.rung, each.met), _form_of(each, row, came)) for each in rows]
    return show(
        request, "delegation/pages/taking_part_in.html", subject=subject, told=told, state_form=form,
        may_state=may_state, came_form=came, left_out=left_out(request.reach, rows) if told else [],
    )  # fmt: skip


def _form_of(each: Participation, row: Participation | None, came: CameForm | None) -> CameForm:
    if row and came and each.pk == row.pk:
        return came
    first: dict[str, Any] = {"asked_on": each.asked_on or clock.today(), "met": each.met or each.rung}
    return CameForm(initial=first | {"outcome": each.outcome})


def _subject(request: TrustRequest, kind: str, ref: str) -> Subject:
    found = subjects.find(request.reach, [(kind, ref)]) if kind in KINDS else {}
    if (kind, ref) not in found:
        raise Http404
    return found[kind, ref]
