"""Lines of a budget that no part of the plan is named for yet, and linking them to the part that they are for."""

from collections.abc import Sequence
from decimal import Decimal

from django.db import transaction

from goldenthread.features.accounts.models import Person
from goldenthread.features.plans.models import BudgetLine, Element, Plan, UnlinkedLine
from goldenthread.features.plans.operations.work.working import MOST_MONEY, add_budget_line
from goldenthread.features.plans.operations.writing import note_plan
from goldenthread.foundation.checked_words import check, require

MOST_UNLINKED = 500


@transaction.atomic
def keep_unlinked(
    *,
    plan: Plan,
    lines: Sequence[tuple[str, Decimal]],
    by: Person,
    kind: str = BudgetLine.Kind.BUDGET,
    year: str = "",
) -> int:
    """Keep lines of the budget beside a plan as not linked to any part; return how many."""
    known = plan.unlinked_lines.count()
    require(known + len(lines) <= MOST_UNLINKED, "There are too many of these to be read.", "lines")
    made = []
    for order, (title, amount) in enumerate(lines, known):
        require(abs(amount) < MOST_MONEY, f"“{title[:40]}” is more money than there is.", "lines")
        words = check(UnlinkedLine, {"title": title, "kind": kind, "year": year})
        made.append(UnlinkedLine(plan=plan, amount=amount, order=order, **words))
    UnlinkedLine.objects.bulk_create(made)
    if lines:
        after = {"lines": len(lines), "sum": str(sum(amount for _, amount in lines))}
        note_plan(plan, "kept lines of the budget", by, after=after)
    return len(lines)


@transaction.atomic
def link_line(*, line: UnlinkedLine, element: Element, by: Person) -> BudgetLine:
    """Say which part of its plan a line of the budget is for: from then on it is that part's money."""
    require(element.plan_id == line.plan_id, "That is a part of another plan.", "part")
    _require_there(line)
    made = add_budget_line(
        element=element, title=line.title, amount=line.amount, by=by, kind=line.kind, so_far=line.so_far,
        given_by=line.given_by, dated_on=line.dated_on, year=line.year, school=line.school, unit=line.unit,
        days=line.days,
    )  # fmt: skip
    line.delete()
    return made


@transaction.atomic
def drop_unlinked(*, line: UnlinkedLine, by: Person) -> None:
    """Take away a line that is for nothing in the plan; the trail keeps its words."""
    _require_there(line)
    note_plan(line.plan, "took away a line of the budget", by, {"line": line.title, "amount": str(line.amount)})
    line.delete()


def _require_there(line: UnlinkedLine) -> None:
    """Lock a line, so that of two people who link it at once only one adds its money."""
    there = UnlinkedLine.objects.select_for_update().filter(pk=line.pk).first()
    require(there, "Somebody has linked or taken away this line meanwhile.", "part")
