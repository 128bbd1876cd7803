"""What the parts of a plan are to bring, what is spent on each, and what became of it."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from goldenthread.domain.access import Reach
from goldenthread.features.plans.models import BenefitReview, BudgetLine, Element, Plan, Reminder, UnlinkedLine
from goldenthread.features.plans.queries.visible import elements

SPENT = (BudgetLine.Kind.BUDGET, BudgetLine.Kind.SPEND, BudgetLine.Kind.TIME)


@dataclass(frozen=True)
class Benefit:
    """One benefit with what is meant for it by year, how much of that so far, and its reviews, the newest first."""

    reminder: Reminder
    years: dict[str, Decimal]
    so_far: Decimal
    reviews: Sequence[BenefitReview]

    @property
    def meant(self) -> Decimal:
        return sum(self.years.values(), Decimal(0))

    @property
    def last(self) -> BenefitReview | None:
        return self.reviews[0] if self.reviews else None

    @property
    def worth(self) -> Decimal | None:
        """What it was said to be worth, where the newest review puts a sum on it."""
        return self.last.worth if self.last else None


def benefits_of(element: Element) -> list[Benefit]:
    """Return what one part is to bring."""
    return _with_money(list(element.reminders.filter(kind=Reminder.Kind.BENEFIT).select_related("element__plan")))


def benefits_of_plan(reach: Reach, plan: Plan) -> list[Benefit]:
    """Return what the parts of a plan are to bring, in the order of the plan."""
    found = Reminder.objects.filter(kind=Reminder.Kind.BENEFIT, element__in=elements(reach).filter(plan=plan))
    ordered = found.select_related("element__plan").order_by("element__order", "element", "order", "pk")
    return _with_money(list(ordered))


def years_among(found: Sequence[Benefit]) -> list[str]:
    """Return the years in which something is spent on any of them; what has no year stands last."""
    return sorted({year for one in found for year in one.years}, key=lambda year: (not year, year))


def unlinked(plan: Plan) -> Sequence[UnlinkedLine]:
    """Return the lines of the budget that stand beside a plan and are for no part of it yet."""
    return list(plan.unlinked_lines.select_related("plan").order_by("year", "order", "pk"))


def _with_money(reminders: Sequence[Reminder]) -> list[Benefit]:
    keys = [one.pk for one in reminders]
    years: dict[int | None, dict[str, Decimal]] = defaultdict(lambda: defaultdict(Decimal))
    so_far: dict[int | None, Decimal] = defaultdict(Decimal)
    for line in BudgetLine.objects.filter(benefit__in=keys, kind__in=SPENT):
        years[line.benefit_id][line.year] += line.amount
        so_far[line.benefit_id] += line.so_far or 0
    reviews: dict[int, list[BenefitReview]] = defaultdict(list)
    for review in BenefitReview.objects.filter(benefit__in=keys).select_related("post"):
        reviews[review.benefit_id].append(review)
    return [Benefit(one, dict(years[one.pk]), so_far[one.pk], reviews[one.pk]) for one in reminders]
