"""What a plan costs and brings, on one page; lines of the budget that are for no part yet are linked here."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect

from goldenthread.features.plans import operations, queries
from goldenthread.features.plans.models import Plan
from goldenthread.features.plans.queries.work import benefits, runners, showing
from goldenthread.foundation import clock
from goldenthread.web.kit.access import TrustRequest, requires
from goldenthread.web.kit.saving import done, saved
from goldenthread.web.kit.showing import UNPROCESSABLE, find, show
from goldenthread.web.plans.versions.reading import plan_in_sight
from goldenthread.web.plans.work.benefits import cells_of
from goldenthread.web.plans.work.forms import BudgetForm


@requires("plan.see")
def costs(request: TrustRequest, ref: str) -> HttpResponse:
    """Show the money of a plan by place, year and part, what it brought, and what is linked to no part."""
    plan = plan_in_sight(request, ref)
    may_keep = runners.may_keep_money_of(request.reach, plan)
    deed = request.POST.get("deed", "") if request.method == "POST" else ""
    if request.method == "POST" and not (may_keep and deed in ("keep", "link", "drop")):
        raise Http404
    form = BudgetForm(request.POST if deed == "keep" else None, years=runners.years_of(plan, clock.today()))
    if deed and (says := _done(request, plan, form, deed)):
        messages.success(request, says)
        return redirect("plans:costs", request.trust.slug, ref)
    loose = benefits.unlinked(plan)
    brought = benefits.benefits_of_plan(request.reach, plan)
    years = benefits.years_among(brought)
    return show(
        request, "plans/pages/arriving/costs.html", status=UNPROCESSABLE if deed else 200, plan=plan, form=form,
        found=[CostTable(one) for one in showing.costs(request.reach, plan)], may_keep=may_keep, years=years,
        brought=[(one, cells_of(one, years), None) for one in brought], unlinked=loose,
        unlinked_sum=sum(one.amount for one in loose),
        parts=queries.elements(request.reach).filter(plan=plan).order_by("depth", "order", "pk") if loose else (),
    )  # fmt: skip


def _done(request: TrustRequest, plan: Plan, form: BudgetForm, deed: str) -> str:
    if deed == "keep":
        kept = form.is_valid() and saved(
            form, lambda: operations.keep_unlinked(plan=plan, by=request.user, **form.cleaned_data)
        )
        return "Kept. Link each line to the part that it is for." if kept else ""
    line = find(plan.unlinked_lines.select_related("plan__trust"), ref=request.POST.get("what", "")[:12])
    if deed == "drop":
        dropped = done(request, lambda: operations.drop_unlinked(line=line, by=request.user))
        return f"Taken away: {line.title}" if dropped else ""
    part = request.POST.get("part", "")[:12]
    if not part:
        messages.error(request, f"Choose the part that “{line.title}” is for.")
        return ""
    element = find(queries.elements(request.reach).filter(plan=plan), ref=part)
    linked = done(request, lambda: operations.link_line(line=line, element=element, by=request.user))
    return f"Linked: {line.title}, to {element}" if linked else ""


class CostTable:
    """Money of one kind, with its columns."""

    def __init__(self, costs: showing.Costs) -> None:
        self.costs = costs
        # What has no year stands last.
        self.years = sorted(costs.years, key=lambda year: (not year, year))

    @property
    def rows(self) -> list[tuple[str, list[showing.Cell | None], showing.Cell]]:
        """Each place with its sum of every year; the trust at large first."""
        return [
            (place, [cells.get(year) for year in self.years], _sum(cells.values()))
            for place, cells in sorted(self.costs.places.items(), key=lambda pair: bool(pair[0]))
        ]

    @property
    def totals(self) -> list[showing.Cell]:
        return [self.costs.years[year] for year in self.years]

    @property
    def givers(self) -> list[tuple[str, showing.Cell]]:
        return sorted(self.costs.given.items(), key=lambda pair: -pair[1].amount)


def _sum(cells: Any) -> showing.Cell:
    found = showing.Cell()
    for cell in cells:
        found.amount, found.so_far, found.days = (
            found.amount + cell.amount, found.so_far + cell.so_far, found.days + cell.days
        )  # fmt: skip
    return found
