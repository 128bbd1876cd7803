"""What a ladder's own words say of figures and of time: a bound with its operator, a range with its unit."""

import re
from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any

_NUMBER = r"([-−–+]?\d+(?:\.\d+)?)\s*%?"
_TESTS = [
    ("<=", rf"{_NUMBER}\s+(?:or|and)\s+(?:below|less|lower|under|worse|fewer)"),
    (">=", rf"{_NUMBER}\s+(?:or|and)\s+(?:above|more|higher|over|better|greater)"),
    ("<=", rf"(?:at or below|not? more than|at most|up to|≤|<=)\s*{_NUMBER}"),
    (">=", rf"(?:at or above|not? less than|at least|minimum of|≥|>=)\s*{_NUMBER}"),
    ("<", rf"(?:below|under|less than|lower than|fewer than|<)\s*{_NUMBER}"),
    (">", rf"(?:above|over|more than|greater than|higher than|exceeds|>)\s*{_NUMBER}"),
]


def test_of(line: str, measures: Mapping[str, Iterable[str]]) -> dict[str, Any]:
    """Return a criterion as a ladder keeps it. Without a bound it is kept in its words and not tested."""
    low = line.casefold()
    known = [(name.casefold(), key) for key, names in measures.items() for name in names if name.casefold() in low]
    about = max(known, default=("", ""), key=lambda pair: len(pair[0]))[1]
    grade = re.search(r"grade\s*([1-4])\b", low)
    made: dict[str, Any] = {"about": about or key_of(line), "says": line[:200]}
    if grade and about:
        return made | {"is": [f"grade {grade[1]}"]}
    if re.search(r"\bbetween\b|\d\s*(?:to|–|-)\s*\d", low):
        return made
    for op, pattern in _TESTS:
        if (found := re.search(pattern, low)) and about:
            return made | {"op": op, "bound": str(Decimal(re.sub("[−–]", "-", found[1]).lstrip("+")))}
    return made


_SPAN = re.compile(r"(\d{1,2})\s*(?:to|–|—|-|or)\s*(\d{1,2})\s*(term|month|year)", re.IGNORECASE)
_UPTO = re.compile(
    r"(?:up to|at most|not? more than|within|maximum of)\s*(\d{1,2})\s*(term|month|year)", re.IGNORECASE
)
_LEAST = re.compile(r"(?:at least|minimum of)\s*(\d{1,2})\s*(term|month|year)", re.IGNORECASE)
_PLAIN = re.compile(r"(\d{1,2})\s*(term|month|year)", re.IGNORECASE)
_COUNTS = {
    "one": "1", "two": "2", "three": "3", "four": "4", "five": "5", "six": "6", "twelve": "12", "a year": "1 year",
}  # fmt: skip
_AGAIN = re.compile(r"(?:ongoing|no end|open|review|every|each|annual|yearly)", re.IGNORECASE)


def lasts_of(line: str) -> dict[str, Any]:
    """Return how long a phase lasts, as a ladder keeps it; nothing where it is not said."""
    text = line
    for word, number in _COUNTS.items():
        text = re.sub(rf"\b{word}\b", number, text, flags=re.IGNORECASE)
    if span := _SPAN.search(text):
        return _span(span[3].casefold(), span[1], span[2])
    if upto := _UPTO.search(text):
        return _span(upto[2].casefold(), None, upto[1])
    if _AGAIN.search(text):
        return _again(text)
    if least := _LEAST.search(text):
        return _span(least[2].casefold(), least[1], None)
    plain = _PLAIN.search(text)
    return _span(plain[2].casefold(), plain[1], plain[1]) if plain else {}


def _again(text: str) -> dict[str, Any]:
    """Return when a phase without an end is looked at again."""
    every = _PLAIN.search(text)
    if every:
        return {"recheck": _months(every[1], every[2]), "unit": "months"}
    return {"recheck": 12, "unit": "months"} if re.search("annual|year", text, re.IGNORECASE) else {}


def _span(unit: str, least: str | None, most: str | None) -> dict[str, Any]:
    if unit == "term":
        return {"least": least and int(least), "most": most and int(most), "unit": "terms"}
    return {"least": least and _months(least, unit), "most": most and _months(most, unit), "unit": "months"}


def _months(number: str, unit: str) -> int:
    return min(int(number) * (12 if unit.casefold() == "year" else 4 if unit.casefold() == "term" else 1), 60)


def key_of(text: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", text.casefold()).strip("-")[:50] or "line"


def is_test(line: str) -> bool:
    """Say whether a line reads like a test of a figure: it has a number with a bound."""
    low = line.casefold()
    return any(re.search(pattern, low) for _, pattern in _TESTS) or bool(re.search(r"grade\s*[1-4]\b", low))
