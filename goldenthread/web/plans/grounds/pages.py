"""What a plan rests on: read by whoever sees the plan, and written by whoever writes it."""

from typing import Any, NamedTuple

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import redirect

from goldenthread.features.measures.queries import measures_within
from goldenthread.features.plans import operations
from goldenthread.features.plans.models import Element, Ground, Plan
from goldenthread.features.plans.queries.local import grounds as queries
from goldenthread.features.plans.queries.visible import may_edit
from goldenthread.web.kit.access import TrustRequest, requires
from goldenthread.web.kit.saving import saved
from goldenthread.web.kit.showing import UNPROCESSABLE, find, show
from goldenthread.web.plans.grounds.forms import AnswerForm, GroundForm
from goldenthread.web.plans.versions.reading import plan_in_sight

SWOT = (Ground.Kind.STRENGTH, Ground.Kind.WEAKNESS, Ground.Kind.OPPORTUNITY, Ground.Kind.THREAT)
FOUND = (Ground.Kind.GAP, Ground.Kind.RESULT)
HEADINGS = {
    Ground.Kind.STRENGTH: "Strengths", Ground.Kind.WEAKNESS: "Weaknesses",
    Ground.Kind.OPPORTUNITY: "Opportunities", Ground.Kind.THREAT: "Threats", Ground.Kind.GAP: "Gaps",
    Ground.Kind.RESULT: "Results",
}  # fmt: skip


class Asked(NamedTuple):
    """What was sent: by whom, about which plan, and the form for a new point."""

    request: TrustRequest
    plan: Plan
    form: GroundForm

    @property
    def ground(self) -> Ground:
        named = self.request.POST.get("ground", "")[:12]
        found: Ground = find(queries.grounds_to_edit(self.request.reach), plan=self.plan, ref=named)
        return found

    @property
    def said(self) -> dict[str, Any]:
        form = AnswerForm(self.request.POST, parts=self.plan.elements.filter(removed_at=None))
        if not form.is_valid():
            raise Http404
        return form.cleaned_data


@requires("plan.see")
def grounds(request: TrustRequest, ref: str) -> HttpResponse:
    """Show what a plan rests on and what answers it; add points, tie parts to them, make parts of them."""
    plan = plan_in_sight(request, ref)
    writes = may_edit(request.reach, plan)
    deed = request.POST.get("deed", "") if request.method == "POST" else ""
    if request.method == "POST" and not (writes and deed in DEEDS):
        raise Http404
    form = GroundForm(
        request.POST if deed == "add" else None, measures=measures_within(request.reach),
        initial={"kind": Ground.Kind.STRENGTH},
    )  # fmt: skip
    if deed and (says := DEEDS[deed](Asked(request, plan, form))):
        messages.success(request, says)
        return redirect("plans:grounds", request.trust.slug, ref)
    found = queries.grounds_of(request.reach, plan)
    return show(
        request, "plans/pages/grounds/grounds.html", status=UNPROCESSABLE if deed else 200, plan=plan, found=found,
        may_edit=writes, form=form, swot=_groups(found, SWOT), beside=_groups(found, FOUND),
    )  # fmt: skip


def _groups(found: queries.Grounds, kinds: tuple[Ground.Kind, ...]) -> list[tuple[str, list[queries.Point]]]:
    return [(HEADINGS[kind], found.of(kind)) for kind in kinds]


def _add(asked: Asked) -> str:
    form = asked.form
    if not form.is_valid() or not saved(
        form, lambda: operations.add_ground(plan=asked.plan, by=asked.request.user, **form.cleaned_data)
    ):
        return ""
    return "It stands among what the plan rests on."


def _remove(asked: Asked) -> str:
    operations.remove_ground(ground=asked.ground, by=asked.request.user)
    return "It is taken away. The parts that answered it stay."


def _answer(asked: Asked) -> str:
    part = asked.said["part"]
    if part is None:
        raise Http404
    operations.answer_ground(ground=asked.ground, element=part, by=asked.request.user)
    return f"“{part.title}” answers it."


def _unanswer(asked: Asked) -> str:
    part: Element = find(asked.plan.elements.all(), ref=asked.request.POST.get("part", "")[:12])
    operations.unanswer_ground(ground=asked.ground, element=part, by=asked.request.user)
    return "The tie is undone."


def _make(asked: Asked) -> str:
    ground, title = asked.ground, asked.said["title"]
    try:
        made = operations.make_part_of(ground=ground, title=title, by=asked.request.user)
    except ValidationError as refused:
        messages.error(asked.request, " ".join(refused.messages))
        return ""
    return f"“{made.title}” is a part of the plan now, and answers it."


DEEDS = {"add": _add, "remove": _remove, "answer": _answer, "unanswer": _unanswer, "make": _make}
