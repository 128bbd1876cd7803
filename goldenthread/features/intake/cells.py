"""One cell of a published table: a number in one of its many forms, or the marker that stands in its place."""

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from goldenthread.domain.calendar import first_of
from goldenthread.domain.measures.figures import number
from goldenthread.features.intake.layouts import FigureRule, markers

PLACES = Decimal("0.000001")
LARGEST = Decimal(10) ** 11
# Accounts put what is lacking in brackets.
_IN_BRACKETS = re.compile(r"^\s*\((£?\s?[\d.,]+\s?%?)\)\s*$")


class UnknownMark(ValueError):
    """The cell holds neither a number nor a marker that is known."""


@dataclass(frozen=True)
class Cell:
    """A figure as text, or the reason why there is none. Both are empty where nothing was collected."""

    value: str = ""
    marker: str = ""


def read(text: str, rule: FigureRule, year: str = "") -> Cell:
    """Read a cell of a figure's column: `62%`, `40.20%`, `£45,421`, a grade, or a marker. Raises UnknownMark."""
    tidy = text.strip()
    if not tidy:
        return Cell()
    if marker := marker_of(tidy, year):
        return Cell(marker=marker)
    if tidy in rule.none:
        return Cell(marker="NA")
    if rule.kind == "grade":
        return Cell(value=_grade(tidy, rule))
    value = amount(tidy)
    return Cell(value=f"{value * 100:f}" if rule.scale == "fraction" else f"{value:f}")


def amount(text: str) -> Decimal:
    """Read a number that a count or a share is printed as. Raises UnknownMark."""
    text = _IN_BRACKETS.sub(r"-\1", text)
    try:
        value = number(text)
    except ValueError:
        value = _with_exponent(text)
    # More places than a reading keeps would make every load of the file a revision.
    exponent = value.as_tuple().exponent
    return value.quantize(PLACES) if isinstance(exponent, int) and exponent < -6 else value


def count(text: str) -> Decimal | None:
    """Return a count, or None where the cell holds none."""
    try:
        return amount(text) if text.strip() and not marker_of(text, "") else None
    except UnknownMark:
        return None


def marker_of(text: str, year: str) -> str:
    """Return the reason that a marker stands for in a file of this year; empty for what is no marker."""
    known = markers()
    sign = text.strip().upper()
    earlier = known.before.get(sign)
    if earlier and year and first_of(year) < first_of(earlier.year):
        return earlier.means
    return known.markers.get(sign, "")


@lru_cache(maxsize=65_536)
def digits(text: str, width: int) -> str:
    """Return a code with the leading zeros that a spreadsheet took: 42 as a four-figure number is 0042."""
    tidy = text.strip().removesuffix(".0")
    return tidy.zfill(width) if tidy.isascii() and tidy.isdigit() and len(tidy) <= width else ""


def worked_back(value: Decimal, of: Decimal, *, is_share: bool) -> tuple[Decimal, bool]:
    """Return the numerator that a printed share or mean follows from, and whether it is the only one that can be.

    A share is of whole pupils. Where just one number of them is printed as this share, that is it; where a
    rounded share fits several, and for a mean, it is the product itself, right to half of the last place printed.
    """
    product = value * of
    if abs(product) >= LARGEST:
        return product, False
    if not is_share:
        return product.quantize(PLACES).normalize(), False
    # 37.70 % is printed to one place, with a nought that carries nothing.
    exponent = value.normalize().as_tuple().exponent if value else 0
    half = Decimal(1).scaleb(min(exponent, 0) if isinstance(exponent, int) else 0) / 2
    nearest = (product / 100).to_integral_value()
    if abs(100 * nearest / of - value) > half:
        return (product / 100).quantize(PLACES), False
    fits = [each for each in (nearest - 1, nearest + 1) if 0 <= each <= of and abs(100 * each / of - value) < half]
    return ((product / 100).quantize(PLACES), False) if fits else (nearest, True)


def trust_number(text: str) -> str:
    """Return what a trust goes by as it is compared: programs drop its leading noughts, or add a decimal."""
    return text.strip().removesuffix(".0").lstrip("0")


def _grade(text: str, rule: FigureRule) -> str:
    word = rule.words.get(text, text)
    if word.casefold() not in {grade.casefold() for grade in rule.grades}:
        raise UnknownMark(text)
    return word


def _with_exponent(text: str) -> Decimal:
    """Read 1.2e-05, as programs print it."""
    if not re.fullmatch(r"[-+]?\d+(?:\.\d+)?[eE][-+]?\d{1,2}", text.strip(), re.ASCII):
        raise UnknownMark(text)
    value = Decimal(text.strip())
    if abs(value) >= LARGEST:
        raise UnknownMark(text)
    return value
