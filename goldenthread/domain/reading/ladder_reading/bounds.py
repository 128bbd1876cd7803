"""What a ladder's own words say of figures and of time: bounds with their operators, a range with its unit.

A range has two bounds. Whether the figure at either end belongs to it is said by the phases beside it: where these
are silent both ends do, and the first phase in order counts.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from typing import Any

_NUMBER = r"([-−–+]?\d+(?:\.\d+)?)\s*(?:%|per ?cent\b)?"
_TESTS = [
    ("<=", rf"{_NUMBER}\s*(?:or|and)\s+(?:below|less|lower|under|worse|fewer)"),
    (">=", rf"{_NUMBER}\s*(?:or|and)\s+(?:above|more|higher|over|better|greater)"),
    (">=", rf"{_NUMBER}\s*\+"),
    ("<=", rf"(?:at or below|not? more than|at most|up to|≤|<=)\s*{_NUMBER}"),
    (">=", rf"(?:at or above|not? less than|at least|minimum of|≥|>=)\s*{_NUMBER}"),
    ("<", rf"(?:below|under|less than|lower than|fewer than|<)\s*{_NUMBER}"),
    (">", rf"(?:above|over|more than|greater than|higher than|exceeds|>)\s*{_NUMBER}"),
]
_RANGE = re.compile(
    rf"(?P<over>above|over|more than|greater than)?\s*(?:between|from)?\s*{_NUMBER.replace('(', '(?P<low>', 1)}"
    rf"\s*(?:to|and|but|up to|–|—|-)+\s*(?P<under>under|below|less than|<)?\s*(?P<most>up to|at most)?\s*"
    rf"{_NUMBER.replace('(', '(?P<high>', 1)}"
)
# What stands for “either end” until the phases beside it are known.
SOFT = "soft"


def tests_of(line: str, measures: Mapping[str, Iterable[str]]) -> list[dict[str, Any]]:
    """Return the criteria of a line; of several figures in it, each that is tested on its own."""
    told: list[dict[str, Any]] = []
    for whole in filter(None, map(str.strip, line.split(";"))):
        parts = [test_of(part, measures) for part in re.split(r",?\s+or\s+(?=[a-z])|,\s+(?=[a-z])", whole)]
        told += parts if all(map(is_tested, parts)) else [test_of(whole, measures)]
    return told


def test_under(line: str, label: str, measures: Mapping[str, Iterable[str]]) -> list[dict[str, Any]]:
    """Return the criteria of a line; where it names no measure, of that which the heading of its row names."""
    told = tests_of(line, measures)
    if any(map(is_tested, told)):
        return told
    under = test_of(f"{label} {line}", measures)
    return [under] if is_tested(under) else told


def is_tested(made: Mapping[str, Any]) -> bool:
    """Say whether a criterion has something to hold a figure against."""
    return "op" in made or "is" in made


def test_of(line: str, measures: Mapping[str, Iterable[str]]) -> dict[str, Any]:
    """Return a criterion as a ladder keeps it. Without a bound it is kept in its words and not tested."""
    low = line.casefold()
    known = [(name.casefold(), key) for key, names in measures.items() for name in names if name.casefold() in low]
    name, about = max(known, default=("", ""), key=lambda pair: len(pair[0]))
    made: dict[str, Any] = {"about": about or key_of(line), "says": line[:200]}
    if not about:
        return made
    if grade := re.search(r"grade\s*([1-4])\b", low):
        return made | {"is": [f"grade {grade[1]}"]}
    # The measure's own name may hold a figure, as “Progress 8” does.
    rest = low.replace(name, " ")
    if found := _RANGE.search(rest):
        return made | _range(found)
    for op, pattern in _TESTS:
        if bound := re.search(pattern, rest):
            return made | {"op": op, "bound": _plain(bound[1])}
    return made


def _range(found: re.Match[str]) -> dict[str, Any]:
    low, high = _plain(found["low"]), _plain(found["high"])
    if Decimal(high) < Decimal(low):
        low, high = high, low
    said = {"low": found["over"], "high": found["under"] or found["most"]}
    return {
        "op": ">" if found["over"] else ">=", "bound": low, "and_op": "<" if found["under"] else "<=",
        "and_bound": high, SOFT: [end for end, word in said.items() if not word],
    }  # fmt: skip


def _plain(number: str) -> str:
    return str(Decimal(re.sub("[−–]", "-", number).lstrip("+")))


def settled(phases: Sequence[Sequence[dict[str, Any]]]) -> list[list[dict[str, Any]]]:
    """Return the criteria of each phase, the ends of their ranges settled by the criteria of the other phases."""
    every = [made for phase in phases for made in phase]
    return [[_settle(made, every) for made in phase] for phase in phases]


def _settle(made: dict[str, Any], every: Sequence[dict[str, Any]]) -> dict[str, Any]:
    kept = {key: value for key, value in made.items() if key != SOFT}
    others = [one for one in every if one is not made and one["about"] == made["about"]]
    for end in made.get(SOFT, ()):
        if end == "low":
            ops = _ops_at(others, made["bound"], ("<", "<="))
            kept["op"] = ">" if ops == {"<="} else ">="
        else:
            bound = _next_begins(others, made["and_bound"])
            ops = _ops_at(others, bound, (">", ">="), soft_too=bound != made["and_bound"])
            kept |= {"and_op": "<", "and_bound": bound} if ops == {">="} else {"and_op": "<=", "and_bound": bound}
    return kept


def _ops_at(
    others: Iterable[Mapping[str, Any]], bound: str, wanted: Sequence[str], *, soft_too: bool = False
) -> set[str]:
    """Return how the other criteria begin or end at this figure, apart from ranges that leave their end open."""
    found = set()
    for one in others:
        for end, op, at in (("low", "op", "bound"), ("high", "and_op", "and_bound")):
            is_open = not soft_too and end in one.get(SOFT, ())
            if not is_open and one.get(op) in wanted and Decimal(one[at]) == Decimal(bound):
                found.add(one[op])
    return found


def _next_begins(others: Iterable[Mapping[str, Any]], high: str) -> str:
    """Return where the next range begins if that is one step on: of 92 to 93.9, 94."""
    step = Decimal(1).scaleb(Decimal(high).as_tuple().exponent)  # type: ignore[arg-type]
    begins = {Decimal(one["bound"]) for one in others if one.get("op") in {">=", ">"}}
    return str(Decimal(high) + step) if Decimal(high) + step in begins else high


_SPAN = re.compile(r"(\d{1,2})\s*(?:to|–|—|-|or)\s*(\d{1,2})\s*(term|month|year)", re.IGNORECASE)
# “1 year to 18 months”
_OF_TWO_UNITS = re.compile(
    r"(\d{1,2})\s*(term|month|year)s?\s*(?:to|–|—|-)\s*(\d{1,2})\s*(term|month|year)", re.IGNORECASE
)
_UPTO = re.compile(
    r"(?:up to|at most|not? more than|within|maximum of)\s*(\d{1,2})\s*(term|month|year)", re.IGNORECASE
)
_LEAST = re.compile(r"(?:at least|minimum of)\s*(\d{1,2})\s*(term|month|year)", re.IGNORECASE)
_PLAIN = re.compile(r"(\d{1,2})\s*(term|month|year)", re.IGNORECASE)
_COUNTS = {
    "one": "1", "two": "2", "three": "3", "four": "4", "five": "5", "six": "6", "seven": "7", "eight": "8",
    "nine": "9", "ten": "10", "twelve": "12", "eighteen": "18", "a year": "1 year", "a term": "1 term",
}  # fmt: skip
_AGAIN = re.compile(r"(?:ongoing|no end|open|review|every|each|annual|yearly)", re.IGNORECASE)


def in_figures(text: str) -> str:
    """Return words with the numbers in them as figures: “two terms” is 2 terms."""
    for word, number in _COUNTS.items():
        text = re.sub(rf"\b{word}\b", number, text, flags=re.IGNORECASE)
    return text


def lasts_of(line: str) -> dict[str, Any]:
    """Return how long a phase lasts, as a ladder keeps it; nothing where it is not said."""
    text = in_figures(line)
    if span := _SPAN.search(text):
        return _span(span[3].casefold(), span[1], span[2])
    if both := _OF_TWO_UNITS.search(text):
        return {"least": _months(both[1], both[2]), "most": _months(both[3], both[4]), "unit": "months"}
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


_DUE = re.compile(
    r"\b(?:within|in|by the end of)(?: the)?(?: first| next)?\s+(\d{1,2})\s*(day|week|month|term)s?\b", re.IGNORECASE
)
_IN_BRACKETS = re.compile(r"\((?:by )?(\d{1,2})\s*(day|week|month|term)s?\)", re.IGNORECASE)
_FIRST = re.compile(r"\bfirst (day|week|month|half term|term)\b", re.IGNORECASE)


_LASTS = re.compile(r"^(?:it |this (?:phase|stage) )?(?:usually )?(?:lasts?|takes|duration)\b", re.IGNORECASE)


def says_how_long(line: str) -> bool:
    """Say whether a line among others says how long the phase lasts."""
    return bool(_LASTS.match(line.strip()) and lasts_of(line))


def due_of(line: str) -> str:
    """Return by when an item is due, counted from the first day of the phase; nothing where it does not say."""
    text = in_figures(line)
    if re.search(r"\b(?:day one|from the first day|on the first day|day 1)\b", text, re.IGNORECASE):
        return "day one"
    if re.search(r"\b(?:immediate(?:ly)?|at once|straight away|urgently)\b", text, re.IGNORECASE):
        return "at once"
    if found := _DUE.search(text):
        return f"{int(found[1])} {found[2].casefold()}s" if int(found[1]) else ""
    if bare := _IN_BRACKETS.search(text):
        return f"{int(bare[1])} {bare[2].casefold()}s" if int(bare[1]) else ""
    first = _FIRST.search(text)
    if first is None:
        return ""
    return {"day": "day one", "week": "1 weeks", "month": "1 months", "half term": "7 weeks", "term": "first term"}[
        first[1].casefold()
    ]


def key_of(text: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", text.casefold()).strip("-")[:50] or "line"


def is_test(line: str) -> bool:
    """Say whether a line reads like a test of a figure: it has a number with a bound, or a range of two."""
    low = line.casefold()
    return (
        any(re.search(pattern, low) for _, pattern in _TESTS)
        or bool(_RANGE.fullmatch(low.strip()))
        or bool(re.search(r"grade\s*[1-4]\b", low))
        or (bool(_RANGE.search(low)) and bool(re.search(r"%|per ?cent|between|progress|attendance", low)))
    )
