"""What a trust spends in the middle, shared out among its academies as the field does it: by their pupils.

The accounts return has a sheet for academies and one for central services. A trust's figure made of the first alone
leaves out what is done in the middle; so each academy of the trust is given its part of every amount, by pupils and
by the months that it belonged. What is carried forward goes to those who are still there at the year's end.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal

from goldenthread.features.intake import cells
from goldenthread.features.intake.gathered import Trusted
from goldenthread.features.intake.layouts import CentralRule, Columns, Layout
from goldenthread.foundation.delimited import Table

MONTHS = Decimal(12)
WHOLE_POUND = Decimal(1)
NEITHER = frozenset({"", "null"})


@dataclass
class Central:
    """A trust's central services: each amount by the academies' column that it is added to; and what they come to."""

    rule: CentralRule
    amounts: Mapping[str, Decimal]
    pupils: Decimal
    spending: Decimal | None
    income: Decimal = Decimal(0)
    shared_with: int = 0
    left_out: list[str] = field(default_factory=list)

    @property
    def told(self) -> str:
        """Say in a sentence what was shared out."""
        named = ", ".join(f"{name.lower()} £{amount:,.0f}" for name, amount in self.amounts.items())
        return f"Central services were shared out among {self.shared_with} of the trust’s schools by pupils: {named}."


def find_central(sheet: Table, rule: CentralRule, trust: Trusted) -> Central | None:
    """Return what a sheet of central services holds of this trust; None where it holds nothing of it."""
    columns = Columns.of(sheet.headings, {})
    numbers = [place for heading in rule.trust if (place := columns.place(heading)) is not None]
    pupils_at, spending_at = columns.place(rule.pupils), columns.place(rule.spending)
    for row in sheet.rows:
        if not trust.numbers & {cells.trust_number(row[place]) for place in numbers}:
            continue
        pupils = cells.count(row[pupils_at]) if pupils_at is not None else None
        amounts = {
            own: amount
            for own, theirs in rule.adds.items()
            if (place := columns.place(theirs)) is not None and (amount := _count(row[place])) is not None
        }
        if pupils and amounts:
            return Central(rule, amounts, pupils, _count(row[spending_at]) if spending_at is not None else None)
    return None


def shared_out(table: Table, layout: Layout, central: Central, trust: Trusted) -> Table:
    """Return the academies' table with each of this trust's given its part, as its rows are read."""
    columns = Columns.of(table.headings, layout.aliases)
    return replace(table, rows=_rows(table, columns, central, trust))


def _rows(table: Table, columns: Columns, central: Central, trust: Trusted) -> Iterator[list[str]]:
    rule = central.rule
    numbers = [place for heading in rule.trust if (place := columns.place(heading)) is not None]
    income_at = columns.place(rule.income)
    for row in table.rows:
        is_ours = bool(trust.numbers & {cells.trust_number(row[place]) for place in numbers})
        given = _given(row, columns, central) if is_ours else row
        if is_ours and income_at is not None:
            central.income += _count(given[income_at]) or 0
        yield given


def _given(row: Sequence[str], columns: Columns, central: Central) -> list[str]:
    """Return an academy's row with its part; as it is, and named, where its pupils are not known."""
    rule, found = central.rule, list(row)
    pupils, months = (_cell(row, columns, heading) for heading in (rule.own_pupils, rule.months))
    count, of_year = _count(pupils), (_count(months) or MONTHS) / MONTHS
    if not count:
        central.left_out.append(_cell(row, columns, "School Name") or "a school")
        return found
    has_left = _cell(row, columns, rule.left).strip().casefold() not in NEITHER
    central.shared_with += 1
    for heading, amount in central.amounts.items():
        place = columns.place(heading)
        at_year_end = heading in rule.at_year_end
        if place is None or (at_year_end and has_left) or (own := _count(row[place])) is None:
            continue
        part = amount * count / central.pupils * (1 if at_year_end else min(of_year, Decimal(1)))
        found[place] = f"{own + part.quantize(WHOLE_POUND):f}"
    return found


def _cell(row: Sequence[str], columns: Columns, heading: str) -> str:
    place = columns.place(heading)
    return row[place] if place is not None else ""


def _count(text: str) -> Decimal | None:
    return cells.count(text)
