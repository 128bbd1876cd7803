"""The plans under a plan and who looked at them; what plans must speak of; a plan by both its horizons."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect

from goldenthread.features.plans import operations
from goldenthread.features.plans.kinds import kinds
from goldenthread.features.plans.models import Element, Plan, Topic
from goldenthread.features.plans.queries.local import topics as asked
from goldenthread.features.plans.queries.local.notices import post_in_name_of
from goldenthread.features.plans.queries.outline import beneath as under
from goldenthread.features.plans.queries.outline import horizons as both
from goldenthread.features.plans.queries.visible import may_edit, plans
from goldenthread.foundation import clock
from goldenthread.web.kit.access import TrustRequest, requires
from goldenthread.web.kit.saving import saved
from goldenthread.web.kit.showing import UNPROCESSABLE, find, show
from goldenthread.web.plans.naming import kind_title
from goldenthread.web.plans.versions.reading import plan_in_sight


class LookForm(forms.Form):
    """What was seen when a plan was looked at."""

    plan = forms.SlugField(max_length=12, widget=forms.HiddenInput)
    said = forms.CharField(
        label="What you saw", max_length=4_000, widget=forms.Textarea,
        help_text="What is done, what is not, and what they do next.",
    )  # fmt: skip


class TopicForm(forms.Form):
    """Something that every plan of a kind has to speak of."""

    kind = forms.ChoiceField(label="Which plans")
    title = forms.CharField(
        label="Of what they speak", max_length=120, help_text="Succession, safeguarding, climate."
    )
    says = forms.CharField(label="What is wanted", max_length=300, required=False)

    def __init__(self, *args: Any, kinds: list[tuple[str, str]], **rest: Any) -> None:
        super().__init__(*args, **rest)
        self.fields["kind"].choices = kinds  # type: ignore[attr-defined]


@requires("plan.see")
def beneath(request: TrustRequest, ref: str) -> HttpResponse:
    """Show how the plans under a plan stand and which nobody has looked at this term; record a look."""
    plan = plan_in_sight(request, ref)
    may_look = request.reach.may("progress.give", school=plan.school_id, unit=plan.unit_id)
    form = LookForm(request.POST) if request.method == "POST" else None
    if form is not None and not may_look:
        raise Http404
    if form is not None and form.is_valid() and saved(form, lambda: _look(request, plan, form.cleaned_data)):
        messages.success(request, "Your look is kept, with the term.")
        return redirect("plans:beneath", request.trust.slug, ref)
    return show(
        request, "plans/pages/beneath/beneath.html", status=UNPROCESSABLE if form else 200, plan=plan, typed=form,
        found=under.plans_under(request.reach, plan, clock.today()), may_look=may_look,
        may_begin=may_edit(request.reach, plan),
    )  # fmt: skip


def _look(request: TrustRequest, plan: Plan, facts: dict[str, Any]) -> None:
    looked_at = find(plans(request.reach).filter(above=plan).select_related("trust"), ref=facts["plan"])
    operations.look_at_plan(
        plan=looked_at, said=facts["said"], by=request.user, post=post_in_name_of(request.reach, plan.school)
    )


@requires("plan.see")
def horizons(request: TrustRequest, ref: str) -> HttpResponse:
    """Show a plan service by service: all its years beside one of them, and how each part stands."""
    plan = plan_in_sight(request, ref)
    found = both.horizons_of(plan, clock.today(), request.GET.get("year", "")[:9])
    return show(request, "plans/pages/beneath/horizons.html", plan=plan, found=found)


@requires("plan.see")
def topics(request: TrustRequest) -> HttpResponse:
    """Show what plans are asked to speak of, and which are silent; ask for more, or no more."""
    may_ask = request.reach.may_everywhere("plan.edit")
    if request.method == "POST" and not may_ask:
        raise Http404
    if gone := request.POST.get("gone", ""):
        operations.ask_no_more_of(topic=find(asked.topics(request.reach), ref=gone[:12]), by=request.user)
        messages.success(request, "Plans are not asked for it any more.")
        return redirect("plans:topics", request.trust.slug)
    titles = {key: kind_title(request.trust, kind, "many") for key, kind in kinds().items()}
    form = TopicForm(request.POST or None, kinds=list(titles.items()))
    if form.is_valid() and saved(
        form, lambda: operations.ask_to_speak_of(trust=request.trust, by=request.user, **form.cleaned_data)
    ):
        messages.success(request, "It is asked. Each plan that is silent says so.")
        return redirect("plans:topics", request.trust.slug)
    found = [(titles.get(one.topic.kind, one.topic.kind), one) for one in asked.across_plans(request.reach)]
    return show(request, "plans/pages/beneath/topics.html", found=found, form=form, may_ask=may_ask)


@requires("plan.see")
def spoken_of(request: TrustRequest, ref: str) -> HttpResponse:
    """Show what one plan is asked to speak of and where it does; say which parts do."""
    plan = plan_in_sight(request, ref)
    writes = may_edit(request.reach, plan)
    if request.method == "POST":
        if not writes:
            raise Http404
        _speak(request, plan)
        return redirect("plans:spoken_of", request.trust.slug, ref)
    parts = plan.elements.filter(removed_at=None).order_by("depth", "order", "pk")
    return show(
        request, "plans/pages/beneath/spoken_of.html", plan=plan, found=asked.asked_of(plan), may_edit=writes,
        parts=list(parts[:200]) if writes else [],
    )  # fmt: skip


def _speak(request: TrustRequest, plan: Plan) -> None:
    topic: Topic = find(asked.topics(request.reach).filter(kind=plan.kind), ref=request.POST.get("topic", "")[:12])
    parts = plan.elements.filter(removed_at=None).select_related("plan")
    part: Element = find(parts, ref=request.POST.get("part", "")[:12])
    deed = operations.speak_no_more_of if request.POST.get("deed") == "undo" else operations.speak_of
    deed(topic=topic, element=part, by=request.user)
    messages.success(request, "It is kept.")
