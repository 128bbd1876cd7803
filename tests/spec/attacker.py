"""A reader who puts together all that is shown, and solves it: how small and how large a hidden count can be."""

from collections.abc import Hashable, Mapping, Sequence
from fractions import Fraction
from math import ceil, floor

Equation = tuple[Mapping[Hashable, int], int]
"""What is added up, each with its sign, and what it comes to."""
_TOTAL = "what it comes to"


class Attacker:
    """Whole numbers of at least nought that fit equations, by the simplex method with Bland's rule."""

    def __init__(self, equations: Sequence[Equation]) -> None:
        self.rows: list[dict[Hashable, Fraction]] = []
        self.base: list[Hashable] = []
        helpers = []
        for at, (terms, total) in enumerate(equations):
            sign = -1 if total < 0 else 1
            helpers.append(("helper", at))
            row = {name: Fraction(sign * by) for name, by in terms.items() if by}
            self.rows.append(row | {helpers[-1]: Fraction(1), _TOTAL: Fraction(sign * total)})
            self.base.append(helpers[-1])
        self.order = {name: at for at, name in enumerate({name for terms, _ in equations for name in terms})}
        assert self._lowest(dict.fromkeys(helpers, 1)) == 0, "what is shown cannot be true"
        self._drive_out(set(helpers))

    def bounds(self, unknown: Hashable) -> tuple[int, int | None]:
        """Return the least and the most that an unknown can be; None where there is no most."""
        least, most = self._lowest({unknown: 1}), self._lowest({unknown: -1})
        return ceil(least or 0), None if most is None or unknown not in self.order else floor(-most)

    def _lowest(self, goal: Mapping[Hashable, int]) -> Fraction | None:
        """Return the lowest value of a goal, None where it has no floor."""
        cost: dict[Hashable, Fraction] = {name: Fraction(by) for name, by in goal.items()}
        for row, name in zip(self.rows, self.base, strict=True):
            _subtract(cost, row, cost.get(name, Fraction(0)))
        while gains := [name for name, by in cost.items() if by < 0 and name in self.order]:
            enters = min(gains, key=lambda name: self.order[name])
            can = [
                (row.get(_TOTAL, Fraction(0)) / row[enters], self.order.get(self.base[at], -1), at)
                for at, row in enumerate(self.rows) if row.get(enters, 0) > 0
            ]  # fmt: skip
            if not can:
                return None
            self._pivot(min(can)[2], enters)
            _subtract(cost, self.rows[self.base.index(enters)], cost[enters])
        return -cost.get(_TOTAL, Fraction(0))

    def _pivot(self, at: int, enters: Hashable) -> None:
        divisor = self.rows[at][enters]
        self.rows[at] = chosen = {name: by / divisor for name, by in self.rows[at].items()}
        for other, row in enumerate(self.rows):
            if other != at and enters in row:
                _subtract(row, chosen, row[enters])
        self.base[at] = enters

    def _drive_out(self, helpers: set[Hashable]) -> None:
        """Take the helpers of the start out of the base; an equation that says nothing new goes."""
        for at in range(len(self.rows) - 1, -1, -1):
            if self.base[at] in helpers:
                column = next((name for name in self.rows[at] if name in self.order), None)
                if column is None:
                    del self.rows[at], self.base[at]
                else:
                    self._pivot(at, column)
        for row in self.rows:
            for helper in helpers & row.keys():
                del row[helper]


def _subtract(row: dict[Hashable, Fraction], other: Mapping[Hashable, Fraction], times: Fraction) -> None:
    """Take another row off one, so many times."""
    if not times:
        return
    for name, by in other.items():
        if left := row.get(name, 0) - times * by:
            row[name] = left
        else:
            row.pop(name, None)
