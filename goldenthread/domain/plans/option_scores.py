"""Options weighed by criteria: each scored from nought to five, each criterion counting as much as was said.

An option is compared only once it is scored by every criterion, so that silence is never taken for a nought.
The one with the most points is recommended; of two alike the cheaper, and of two that cost the same neither.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

MOST_SCORE = 5


@dataclass(frozen=True)
class Weighed:
    """One option by its key: its points of how many, none while some score is missing, and its cost."""

    key: str
    points: int | None
    of: int
    cost: Decimal | None = None

    @property
    def percent(self) -> int | None:
        return None if self.points is None or not self.of else round(100 * self.points / self.of)


def weigh(key: str, scores: Mapping[str, int], weights: Mapping[str, int], cost: Decimal | None = None) -> Weighed:
    """Weigh one option by its scores, a criterion's key each."""
    of = sum(weights.values()) * MOST_SCORE
    if not weights or any(name not in scores for name in weights):
        return Weighed(key, None, of, cost)
    return Weighed(key, sum(scores[name] * weight for name, weight in weights.items()), of, cost)


def recommended(found: Sequence[Weighed]) -> str:
    """Return the key of the option that is recommended; nothing while one is unscored, or where two are alike."""
    if len(found) < 2 or any(one.points is None for one in found):
        return ""
    most = max(one.points or 0 for one in found)
    best = [one for one in found if one.points == most]
    if len(best) > 1 and all(one.cost is not None for one in best):
        least = min(one.cost for one in best if one.cost is not None)
        best = [one for one in best if one.cost == least]
    return best[0].key if len(best) == 1 else ""
