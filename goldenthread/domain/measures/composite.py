"""How a measure stands that is several measures together: all of them, one of them, at least so many, or an estimate.

A part that is reached or on track counts; one at risk might still; of one without a figure nobody knows. The whole
is well when enough parts count, at risk when enough might, and off track when there cannot be enough any more. A
part that is not due yet is held against nobody. When every part that is needed is met, the whole is met.

Several methods that look at one thing give an estimate: the middle of what they say, with how far they lie apart. It
is well when more than half of them are.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from statistics import median

from goldenthread.domain.measures.figures import Yardstick, written
from goldenthread.domain.measures.standing import GOOD, UNKNOWN, Standing, Status

ESTIMATE = "about"
# Methods that lie further apart than this part of the middle do not see the same thing.
FAR_APART = Decimal("0.2")


@dataclass(frozen=True)
class Part:
    """One measure of several: what it is called, and how it stands."""

    name: str
    status: Status
    value: Decimal | None = None


@dataclass(frozen=True)
class Estimate:
    """The middle of what several methods say, and the sentence that says how it came about."""

    value: Decimal
    why: str


def estimate(parts: Sequence[Part], yardstick: Yardstick) -> Estimate | None:
    """Return what methods say together; none where fewer than two say anything."""
    said = sorted((part.value, part.name) for part in parts if part.value is not None)
    if len(said) < 2:
        return None
    middle = median(value for value, _ in said)
    least, most = said[0][0], said[-1][0]
    listed = ", ".join(f"{name} {written(value, yardstick, exact=True)}" for value, name in said)
    why = f"The middle of what {len(said)} methods say: {listed}."
    if abs(most - least) > FAR_APART * abs(middle):
        why += " They lie far apart: look at how each is come by."
    return Estimate(middle, why)


def needed(rule: str, least: int | None, parts: int) -> int:
    """Return how many of the parts have to be well."""
    return {"all": parts, "any": 1, ESTIMATE: parts // 2 + 1}.get(rule, min(least or parts, parts))


def combined(parts: Sequence[Part], rule: str, least: int | None = None) -> Standing:
    """Say how the whole stands by its parts, and by which of them."""
    if not parts:
        return Standing(Status.CANNOT_TELL, "None of its parts is kept here.")
    enough = needed(rule, least, len(parts))
    well = sum(part.status in GOOD or part.status == Status.NOT_DUE for part in parts)
    maybe = well + sum(part.status == Status.AT_RISK for part in parts)
    possible = maybe + sum(part.status in UNKNOWN for part in parts)
    return Standing(_status(parts, enough, well, maybe, possible), _why(parts, rule, enough))


def _status(parts: Sequence[Part], enough: int, well: int, maybe: int, possible: int) -> Status:
    said = [part.status for part in parts]
    if well >= enough:
        if said.count(Status.MET) >= enough:
            return Status.MET
        return Status.NOT_DUE if all(status == Status.NOT_DUE for status in said) else Status.ON_TRACK
    if all(status == Status.NO_DATA for status in said):
        return Status.NO_DATA
    if maybe >= enough:
        return Status.AT_RISK
    return Status.CANNOT_TELL if possible >= enough else Status.OFF_TRACK


def _why(parts: Sequence[Part], rule: str, enough: int) -> str:
    good = sum(part.status in GOOD for part in parts)
    asked = {"all": "all are needed", "any": "one is enough"}.get(rule, f"{enough} are needed")
    listed = ", ".join(f"{part.name} {part.status.value}" for part in parts)
    return f"{good} of {len(parts)} are met or on track, and {asked}: {listed}."
