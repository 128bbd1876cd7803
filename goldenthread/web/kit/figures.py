"""A figure as a person reads it: unit, thousands, a true minus sign, and words where there is none."""

from decimal import ROUND_HALF_UP, Decimal, InvalidOperation
from typing import Any

# A space that no line breaks at, between a figure and its unit.
HARD_SPACE = "\u00a0"
MINUS = "\u2212"

# What stands in place of a figure, as the department's and our own files mark it.
MARKERS = {
    "SUPP": "hidden", "c": "hidden", "SP": "hidden", "s": "hidden",
    "NP": "not published", "NE": "no entries", "NEW": "new school", "NA": "does not apply", "z": "does not apply",
    "x": "not available", ":": "not available", "LOWCOV": "too few to say", "low": "nearly nothing",
    "k": "nearly nothing", "u": "not reliable", "DNS": "not sent",
}  # fmt: skip
HIDDEN = "too few pupils, or needed to keep such a figure hidden"


def figure(value: Any, *, unit: str = "", decimals: int | None = None, money: bool = False) -> str:
    """Return a figure with its unit. `decimals` of None keeps those that it has; a word stays a word."""
    if value is None or value == "":
        return ""
    number = _as_decimal(value)
    if number is None:
        return str(value)
    shown = _rounded(number, decimals)
    sign = MINUS if shown < 0 else ""
    digits = f"{abs(shown):,}"
    if money or unit == "£":
        return f"{sign}£{digits}"
    return f"{sign}{digits}{_joined(unit)}"


def marker_word(marker: str) -> str:
    """Return the words for a marker; one that we do not know is shown as it came."""
    return MARKERS.get(marker) or MARKERS.get(marker.upper()) or marker


def _rounded(number: Decimal, decimals: int | None) -> Decimal:
    if decimals is None:
        plain = number.normalize()
        return plain.quantize(Decimal(1)) if plain.as_tuple().exponent > 0 else plain  # type: ignore[operator]
    # Half up, as people round; adding zero clears the sign of a figure that rounds to nothing.
    return number.quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP) + 0


def _as_decimal(value: Any) -> Decimal | None:
    try:
        number = Decimal(str(value))
    except InvalidOperation:
        return None
    return number if number.is_finite() else None


def _joined(unit: str) -> str:
    return f"{HARD_SPACE}{unit}" if unit else ""
