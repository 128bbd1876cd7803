"""What the year showed, for whoever writes the next plan: taken in, or set aside with a reason."""

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect

from goldenthread.features.plans.models import Ground
from goldenthread.features.plans.queries.visible import plans_to_edit
from goldenthread.features.reviews import operations
from goldenthread.features.reviews.models import Weighed
from goldenthread.features.reviews.queries import points
from goldenthread.foundation import clock
from goldenthread.web.kit.access import TrustRequest, requires
from goldenthread.web.kit.saving import saved
from goldenthread.web.kit.showing import UNPROCESSABLE, find, show


class WeighForm(forms.Form):
    """What becomes of one point."""

    point = forms.CharField(max_length=40)
    kind = forms.ChoiceField(choices=Ground.Kind.choices, required=False)
    reason = forms.CharField(max_length=300, required=False)


@requires("plan.edit")
def weigh_points(request: TrustRequest, ref: str) -> HttpResponse:
    """Show what the year showed; take a point into a plan or set it aside."""
    plan = find(plans_to_edit(request.reach).select_related("trust", "school", "unit"), ref=ref)
    found = points.points_for(request.reach, plan, clock.today())
    deed = request.POST.get("deed", "") if request.method == "POST" else ""
    if request.method == "POST" and deed not in ("take", "aside", "anew"):
        raise Http404
    if deed == "anew":
        key = request.POST.get("weighed", "")
        operations.weigh_anew(
            weighed=find(Weighed.objects.filter(plan=plan), pk=int(key) if key.isdecimal() and len(key) < 18 else 0),
            by=request.user,
        )
        return redirect("year:weigh_points", request.trust.slug, ref)
    form = WeighForm(request.POST or None)
    if form.is_valid():
        point = next((one for one in found if one.key == form.cleaned_data["point"]), None)
        if point is None:
            form.add_error(None, "Somebody has weighed it meanwhile, or it no longer stands so.")
        elif deed == "take" and saved(form, lambda: operations.take_point(
            plan=plan, point=point, kind=form.cleaned_data["kind"] or Ground.Kind.WEAKNESS, by=request.user
        )):  # fmt: skip
            messages.success(request, "Taken in: it stands under what the plan rests on, to be answered by a part.")
            return redirect("year:weigh_points", request.trust.slug, ref)
        elif deed == "aside" and saved(form, lambda: operations.set_point_aside(
            plan=plan, point=point, reason=form.cleaned_data["reason"], by=request.user
        )):  # fmt: skip
            messages.success(request, "Set aside, with your reason. It can be weighed anew below.")
            return redirect("year:weigh_points", request.trust.slug, ref)
    weighed = points.weighed_for(plan)
    return show(
        request, "year/pages/weigh_points.html", status=UNPROCESSABLE if deed else 200, plan=plan, form=form,
        groups=points.by_kind(found), count=len(found), kinds=Ground.Kind.choices,
        taken=[one for one in weighed if not one.reason], aside=[one for one in weighed if one.reason],
    )  # fmt: skip
