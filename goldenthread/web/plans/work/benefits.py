"""What a part is to bring, beside what is spent on it year by year, and the reviews of what became of it."""

from decimal import Decimal

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect

from goldenthread.features.plans import operations, queries
from goldenthread.features.plans.models import Element, Reminder
from goldenthread.features.plans.queries.work import benefits as found_benefits
from goldenthread.features.plans.queries.work import runners
from goldenthread.web.kit.access import TrustRequest, requires
from goldenthread.web.kit.saving import saved
from goldenthread.web.kit.showing import UNPROCESSABLE, find, show
from goldenthread.web.plans.work.forms import BenefitForm, ReviewForm


@requires("plan.see")
def benefits(request: TrustRequest, ref: str) -> HttpResponse:
    """Show what a part is to bring, with spending and reviews; whoever runs it adds to both."""
    element: Element = find(queries.elements(request.reach), ref=ref)
    may_run = runners.may_run(request.reach, element)
    deed, what = request.POST.get("deed", ""), request.POST.get("what", "")[:12]
    if request.method == "POST" and not (may_run and deed in ("add", "review")):
        raise Http404
    found = found_benefits.benefits_of(element)
    adding = BenefitForm(request.POST if deed == "add" else None)
    forms = {
        one.reminder.ref: ReviewForm(
            request.POST if (deed, what) == ("review", one.reminder.ref) else None, auto_id=f"{one.reminder.ref}-%s"
        )
        for one in found
    }
    if request.method == "POST" and (says := _done(request, element, adding, forms.get(what))):
        messages.success(request, says)
        return redirect("plans:benefits", request.trust.slug, ref)
    years = found_benefits.years_among(found)
    return show(
        request, "plans/pages/doing/benefits.html", plan=element.plan, element=element, may_run=may_run, years=years,
        status=UNPROCESSABLE if request.method == "POST" else 200, adding_form=adding,
        rows=[(one, cells_of(one, years), forms[one.reminder.ref]) for one in found],
    )  # fmt: skip


def cells_of(one: found_benefits.Benefit, years: list[str]) -> list[Decimal | None]:
    return [one.years.get(year) for year in years]


def _done(request: TrustRequest, element: Element, adding: BenefitForm, review: ReviewForm | None) -> str:
    if request.POST.get("deed") == "add":
        kept = adding.is_valid() and saved(adding, lambda: operations.remind(
            element=element, kind=Reminder.Kind.BENEFIT, by=request.user, **adding.cleaned_data
        ))  # fmt: skip
        return "Kept. Say what is spent on it under “Money”, and look at it again." if kept else ""
    if review is None:
        raise Http404
    benefit = find(element.reminders.select_related("element__plan"), ref=request.POST["what"])
    post = queries.speaking_post(request.reach, element)
    kept = review.is_valid() and saved(review, lambda: operations.review_benefit(
        benefit=benefit, post=post, by=request.user, **review.cleaned_data
    ))  # fmt: skip
    return f"Kept: {benefit.text}" if kept else ""
