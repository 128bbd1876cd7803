"""Which schools are like a school, and how like: by published characteristics, and never by their results.

Only schools of the same phase are looked at, and only those whose size and share of free meals are known. Each
characteristic counts by how far apart two schools are, measured in the width of the middle half of all schools of
the phase, so that a difference of pupils and one of shares weigh alike. Free meals count twice. The distance is the
mean of these; the nearest schools are the similar ones, and where too few are known there are none.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from heapq import nsmallest

from goldenthread.domain.results.places_among import quarters

MOST = 50
FEWEST = 20

# Each characteristic, what it is called, and how much it weighs. The first two must be known.
NEEDED = ("fsm_ever_six", "pupils_on_roll")
WEIGHTS: Mapping[str, int] = {
    "fsm_ever_six": 2, "pupils_on_roll": 1, "english_additional": 1, "sen_support": 1, "ehc_plans": 1,
    "prior_attainment": 1,
}  # fmt: skip
NAMES: Mapping[str, str] = {
    "fsm_ever_six": "Free meals in six years",
    "pupils_on_roll": "Pupils on roll",
    "english_additional": "English as an additional language",
    "sen_support": "SEN support",
    "ehc_plans": "Education, health and care plans",
    "prior_attainment": "Prior attainment at key stage 2",
}
# What is a count or a scaled score; all else are shares of the pupils.
NOT_SHARES = ("pupils_on_roll", "prior_attainment")


@dataclass(frozen=True)
class Described:
    """A school as the national tables describe it. Shares are in per cent."""

    urn: str
    phase: str
    facts: Mapping[str, Decimal] = field(default_factory=dict)
    name: str = ""

    @property
    def is_known(self) -> bool:
        return bool(self.phase) and all(each in self.facts for each in NEEDED)


@dataclass(frozen=True)
class Near:
    """A school that is like another, and how far from it."""

    school: Described
    distance: Decimal


@dataclass(frozen=True)
class Likeness:
    """The schools like one school, the nearest first, out of how many of its phase, and the widths used."""

    near: Sequence[Near]
    out_of: int
    widths: Mapping[str, Decimal]


def widths(schools: Iterable[Described]) -> dict[str, Decimal]:
    """Return how wide the middle half of the schools spreads in each characteristic; none where it does not."""
    every = list(schools)
    found: dict[str, Decimal] = {}
    for name in WEIGHTS:
        parted = quarters([school.facts[name] for school in every if name in school.facts])
        if parted is not None and parted.upper > parted.lower:
            found[name] = parted.upper - parted.lower
    return found


def distance(one: Mapping[str, Decimal], other: Mapping[str, Decimal], wide: Mapping[str, Decimal]) -> Decimal:
    """Return how far apart two schools are: the weighted mean of their differences, in widths of the middle half.

    What is not known of both is left out.
    """
    both = [name for name in WEIGHTS if name in one and name in other and name in wide]
    total = sum((abs(one[name] - other[name]) / wide[name] * WEIGHTS[name] for name in both), Decimal(0))
    return total / (sum(WEIGHTS[name] for name in both) or 1)


def alike(
    own: Described, schools: Sequence[Described], *, own_trust: Iterable[str] = (), most: int = MOST
) -> Likeness:
    """Return the schools most like a school, none of its own trust; none at all where fewer than twenty are known.

    Among equally near ones the order is that of their numbers, so that the same tables give the same schools.
    """
    left_out = {own.urn, *own_trust}
    same = [each for each in schools if each.phase == own.phase and each.is_known]
    others = [each for each in same if each.urn not in left_out]
    wide = widths(same)
    if not own.is_known or len(others) < FEWEST:
        return Likeness((), len(others), wide)
    far = ((distance(own.facts, each.facts, wide), each.urn, each) for each in others)
    nearest = nsmallest(most, far, key=lambda found: found[:2])
    return Likeness([Near(each, round(apart, 3)) for apart, _, each in nearest], len(others), wide)
