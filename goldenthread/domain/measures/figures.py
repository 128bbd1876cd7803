"""How a figure is read from what was typed, and written for a person.

A measure keeps its figures on its own scale: a percentage as 27.5, money in pounds, a grade as its place
in the measure's list (worst first, from nought), yes as 1 and no as 0.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation

DONE_KINDS = frozenset({"milestone", "yes/no"})
DIRECTIONS = ("down", "level", "up")
SUPPRESSED = "SUPP"
MARKERS = {
    "SUPP": "hidden, because it counts so few pupils that they could be known",
    "NP": "not published",
    "NE": "no pupils were entered",
    "NA": "not available for this year",
    "NEW": "the school is too new to have one",
    "LOWCOV": "it covers fewer than half of the pupils",
    "SP": "above nought and under 0.5 %",
    "RE": "held back by its publisher",
    "DNS": "it was asked for and not supplied",
}

_YES = frozenset({"yes", "y", "true", "1", "done", "in place"})
_NO = frozenset({"no", "n", "false", "0", "not yet"})
_NUMBER = re.compile(r"[-−–+]?£?[-−–+]?(?:\d{1,3}(?:,\d{3})+|\d+)?(?:\.\d+)?", re.ASCII)
_LARGEST = Decimal(10) ** 11
_PER = re.compile(r"per (\d[\d,]*)")


@dataclass(frozen=True)
class Yardstick:
    """What a measure's figures are in, and which way is good.

    What is `counted_here` is counted by itself of what stands in the software, as it comes about one by one.
    """

    kind: str = "number"
    unit: str = ""
    decimals: int = 1
    good_is: str = "higher"
    band: tuple[Decimal, Decimal] | None = None
    grades: Sequence[str] = field(default=())
    stale_after_days: int = 400
    counted_here: bool = False

    @property
    def words(self) -> Sequence[str]:
        """Return the words that whole numbers from nought stand for, where a figure is said in one."""
        if self.kind in DONE_KINDS:
            return ("no", "yes")
        return self.grades if self.kind == "grade" else ()

    @property
    def scale(self) -> int:
        """Say what a share of one is multiplied by: 100 for a percentage, 1 for days a person."""
        if match := _PER.search(self.unit):
            return int(match[1].replace(",", ""))
        return 100 if self.kind in {"percentage", "opinion"} or "%" in self.unit else 1


def read(typed: object, yardstick: Yardstick) -> tuple[Decimal | None, str]:
    """Return a figure as a number and, where it is said in a word, the word.

    Raises ValueError, with a sentence for the person who typed it, when it is no figure of this kind.
    """
    text = str(typed).strip()
    if yardstick.kind == "narrative":
        return None, text
    if yardstick.kind in DONE_KINDS:
        return _yes_or_no(text)
    if yardstick.kind == "grade" and yardstick.grades:
        return _grade(text, yardstick.grades)
    if yardstick.kind == "direction" and text.lower() in DIRECTIONS:
        return None, text.lower()
    return number(text), ""


def number(text: str) -> Decimal:
    """Read a number as people type it: 1,250 or £1,250.50 or 12.5 %; ValueError for anything else."""
    tidy = text.strip().replace("\u00a0", " ").removesuffix("%").replace(" ", "")
    if not tidy or not _NUMBER.fullmatch(tidy):
        raise ValueError(f"“{text.strip()[:40]}” is not a number. Write it in figures, such as 12.5.")
    plain = re.sub("[−–]", "-", tidy).replace("£", "").replace(",", "").lstrip("+")
    try:
        value = Decimal(plain)
    except InvalidOperation:
        raise ValueError(f"“{text.strip()[:40]}” is not a number. Write it in figures, such as 12.5.") from None
    if abs(value) >= _LARGEST:
        raise ValueError("That number is too large.")
    return value


def written(value: Decimal | None, yardstick: Yardstick, word: str = "", *, exact: bool = False) -> str:
    """Write a figure as it stands on a page: 19.8 %, £41,000, −0.25, Secure, yes.

    What is asked for is written as it was set, 15 %; a figure that was read is written `exact`, 15.0 %.
    """
    if word:
        return word
    if value is None:
        return "no figure"
    if yardstick.kind in DONE_KINDS:
        return "yes" if value else "no"
    if yardstick.kind == "grade" and yardstick.grades and value == int(value) and 0 <= value < len(yardstick.grades):
        return yardstick.grades[int(value)]
    return _with_unit(value, yardstick, exact=exact)


def corrected(
    before: Decimal | None, after: Decimal | None, yardstick: Yardstick, words: tuple[str, str]
) -> tuple[str, str]:
    """Write a figure and what corrects it, as they stand on a page; to more places where they would read alike."""
    for more in range(5):
        finer = replace(yardstick, decimals=yardstick.decimals + more)
        said = written(before, finer, words[0], exact=True), written(after, finer, words[1], exact=True)
        if said[0] != said[1] or before == after:
            return said
    return said


def in_digits(value: Decimal, decimals: int) -> str:
    """Write a number with its thousands apart and a true minus sign."""
    return f"{as_shown(value, decimals):,.{decimals}f}".replace("-", "−")


def as_shown(value: Decimal, decimals: int) -> Decimal:
    """Round a number as it is shown."""
    # Half up, as people round; adding nought clears the sign of what rounds to it.
    return value.quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP) + 0


def apart(value: Decimal, there: Decimal, decimals: int) -> Decimal:
    """Return how far two numbers are apart as they are shown, as whoever takes one off the other finds."""
    return as_shown(value, decimals) - as_shown(there, decimals)


def _with_unit(value: Decimal, yardstick: Yardstick, *, exact: bool) -> str:
    decimals = yardstick.decimals if exact else _decimals_of(value)
    digits = in_digits(value, decimals)
    if yardstick.kind == "money" or yardstick.unit == "£":
        return f"−£{digits[1:]}" if digits.startswith("−") else f"£{digits}"
    if yardstick.unit:
        return f"{digits}\u00a0{yardstick.unit}"
    return f"{digits}\u00a0%" if yardstick.kind in {"percentage", "opinion"} else digits


def _decimals_of(value: Decimal) -> int:
    exponent = value.normalize().as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0


def _yes_or_no(text: str) -> tuple[Decimal, str]:
    if text.lower() in _YES:
        return Decimal(1), "yes"
    if text.lower() in _NO:
        return Decimal(0), "no"
    raise ValueError(f"“{text[:40]}” is neither yes nor no.")


def _grade(text: str, grades: Sequence[str]) -> tuple[Decimal, str]:
    for place, grade in enumerate(grades):
        if grade.casefold() == text.casefold():
            return Decimal(place), grade
    raise ValueError(f"“{text[:40]}” is not one of {', '.join(grades)}.")
