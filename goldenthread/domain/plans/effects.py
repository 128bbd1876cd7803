"""What an action did to a gap, and what that cost, so that money goes where it narrows the gap most.

A gap is kept as it was before and after, in the unit of its measure. An action that cost nothing is ranked by
what it narrowed alone, before those that were paid for; one that widened the gap stands last.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import TypeVar

About = TypeVar("About")

A_THOUSAND = Decimal(1000)


@dataclass(frozen=True)
class Gap:
    """The gap before and after, and the cost; no cost is one that nobody has worked out."""

    before: Decimal
    after: Decimal
    cost: Decimal | None = None

    @property
    def narrowed(self) -> Decimal:
        """Return by how much the gap is smaller than it was; below nought where it is wider.

        Which group is behind makes no difference to the size of a gap.
        """
        return abs(self.before) - abs(self.after)

    @property
    def for_a_thousand(self) -> Decimal | None:
        """Return what a thousand pounds narrowed; none where the cost is unknown or nothing."""
        if not self.cost:
            return None
        return (self.narrowed * A_THOUSAND / self.cost).quantize(Decimal("0.01"), rounding=ROUND_HALF_UP)


def ranked(found: Iterable[tuple[About, Gap]]) -> list[tuple[About, Gap]]:
    """Return them by effect: what narrowed the gap at no cost, then for its money, then at an unknown cost."""
    return sorted(found, key=lambda pair: _place(pair[1]))


def _place(gap: Gap) -> tuple[int, Decimal]:
    if gap.narrowed <= 0:
        return (3, -gap.narrowed)
    if gap.cost is None:
        return (2, -gap.narrowed)
    if gap.cost == 0:
        return (0, -gap.narrowed)
    # Unrounded, so that two small effects keep their order.
    return (1, -(gap.narrowed / gap.cost))
