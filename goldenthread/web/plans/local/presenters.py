"""Local plans, shaped for the page."""

import datetime as dt
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from goldenthread.features.organisations.models import Trust
from goldenthread.features.plans.queries.local.local_plans import Cell, KindOfPlans, LocalPlan
from goldenthread.web.plans.naming import kind_title


class Row(NamedTuple):
    """One place: its plans of a kind, and how far they are."""

    cell: Cell
    status: str
    plans: Sequence[LocalPlan]


class KindOnPage(NamedTuple):
    """One kind: what the trust calls it, who is asked for it by when, and each place."""

    title: str
    many: str
    key: str
    found: KindOfPlans
    rows: list[Row]

    @property
    def missing(self) -> list[Row]:
        return [row for row in self.rows if row.status in ("missing", "waited for")]

    @property
    def sentence(self) -> str:
        """“5 in, 1 not counted yet, 2 missing.”"""
        words = {
            "signed off": "signed off",
            "agreed": "agreed",
            "in": "in",
            "not counted": "not counted yet",
            "draft": "in draft",
            "missing": "missing",
            "waited for": "not in yet",
        }
        counts = {key: sum(row.status == key for row in self.rows) for key in words}
        return ", ".join(f"{counts[key]} {words[key]}" for key in words if counts[key])


def kinds_on_page(trust: Trust, found: Iterable[KindOfPlans], today: dt.date) -> list[KindOnPage]:
    """Return each kind with its places, those without a plan first."""
    order = ("missing", "waited for", "draft", "not counted", "in", "agreed", "signed off")
    return [
        KindOnPage(
            kind_title(trust, one.kind), kind_title(trust, one.kind, "many"), one.kind.key, one,
            sorted(
                (Row(cell, cell.status(today), cell.plans) for cell in one.cells),
                key=lambda row: order.index(row.status),
            ),
        )
        for one in found
    ]  # fmt: skip
