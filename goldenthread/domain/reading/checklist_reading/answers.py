"""How the questions of a checklist are answered: by what stands in a column, over it, or in the key of the whole."""

import re
from collections.abc import Sequence
from typing import Any

YES_NO = re.compile(r"\b(?:y\s*/\s*n\b|yes\s*/\s*no|yes or no|true\s*/\s*false)\b", re.IGNORECASE)
DATED = re.compile(r"\b(?:date|when)\b", re.IGNORECASE)
COUNTED = re.compile(r"\b(?:number|how many|count|%|per ?cent|percentage|amount|£)", re.IGNORECASE)
WRITTEN = re.compile(r"\b(?:text|free text|comment|narrative|describe)\b", re.IGNORECASE)
# “Y/N/Partial” is met, partly met or not met.
IN_PART = re.compile(r"\bpart", re.IGNORECASE)
POINTS = re.compile(r"\s*[/,;|]\s*")
WEIGHTS = {"high": 3, "medium": 2, "low": 1, "critical": 5, "essential": 3, "must": 3, "should": 2, "could": 1}
# What is written where a question is met, partly met or not met.
USUAL = {
    "fully met", "fully", "in part", "partial", "✓", "x", "✔",
    "met", "partly", "partly met", "partially met", "not met", "n/a", "na", "n", "a", "not applicable", "compliant",
    "non-compliant", "red", "amber", "green", "r", "g", "in place", "not in place", "partially in place",
}  # fmt: skip
# What the worst point of a scale begins with, where its name says that a thing is wanting.
BAD = re.compile(
    r"not |no$|none|never|absent|missing|unsatisfactory|inadequate|strongly disagree|disagree strongly", re.IGNORECASE
)
# “Rate each line: weak / fair / strong”, and “Answer with always, often or never”.
NAMES_A_SCALE = re.compile(
    r"\b(?:rate|score|answer|grade|judge|mark)(?:e?d)?\b[^:.]{0,60}?(?::|\bwith\b(?!\s+an?:))\s*([^.\n]+)",
    re.IGNORECASE,
)
BETWEEN_POINTS = re.compile(r"\s*[/|;]\s*|,\s*(?:or\s+)?|\s+or\s+")
_BETWEEN = re.compile(r"\b(\d)\s*(?:-|–|to)\s*(\d{1,2})\b")
_YES_OR_NO = frozenset({"yes", "no", "y", "n", "n/a", "na"})
# What a day answers, whatever its column says of the others.
_A_DAY = re.compile(r"(?:date of|when (?:was|were|is|did)) ", re.IGNORECASE)
# “Is there a log? Y/N”, “Is there a log? (yes/no/n/a)”: the answer behind the question.
_BEHIND = re.compile(r"(?<=\?)\s*[\[(]?((?:y|yes)\s*/\s*(?:n|no)(?:\s*/\s*[\w/]{1,7})?)[\])]?\s*$", re.IGNORECASE)
# “Result (Good / Fair / Poor)”
_IN_BRACKETS = re.compile(r"\(([^()/|;]+(?:[/|;][^()/|;]+){2,})\)")


def answer_behind(asks: str) -> tuple[str, str]:
    """Return a question without the answer that stands behind it, and that answer; nothing where none does."""
    found = _BEHIND.search(asks)
    return (asks[: found.start()], found[1]) if found else (asks, "")


def points_named(heading: str) -> str:
    """Return what a heading says in brackets that a question is answered by, or the heading where it says nothing."""
    named = _IN_BRACKETS.search(heading)
    return named[1].strip() if named else heading


def kind_of(asks: str, said: str) -> dict[str, Any]:
    """Return how a question is answered, by what stands in its column, or else by its own words."""
    said = "date" if _A_DAY.match(asks) else said
    points = [point[:40] for point in POINTS.split(said) if point]
    are_points = len(points) > 1
    if YES_NO.search(said) or (are_points and {point.casefold() for point in points} <= _YES_OR_NO):
        return {"kind": "judgement" if IN_PART.search(said) else "yes/no"}
    if are_points and _is_answer(said):
        return {"kind": "judgement"}
    if len(points) > 2 and len(said) < 200 and not _is_answer(said):
        return scaled(list(dict.fromkeys(points))[:10])
    if DATED.search(said) or asks.lower().startswith(("when ", "date ")):
        return {"kind": "date"}
    if COUNTED.search(said) or asks.lower().startswith(("how many", "what percentage", "what share", "number of")):
        return {"kind": "number"}
    is_text = WRITTEN.search(said) or asks.lower().startswith(
        ("who ", "name of ", "what is the name", "which person")
    )
    return {"kind": "text"} if is_text else {"kind": "judgement"}


def scaled(points: Sequence[str]) -> dict[str, Any]:
    """Return a scale from its worst point; where it ends in “not in place” or the like, only its best is good."""
    ends = [re.sub(r"^\d ", "", point) for point in (points[0], points[-1])]
    if BAD.match(ends[0]) or BAD.match(ends[1]):
        worst_first = list(points) if BAD.match(ends[0]) else list(reversed(points))
        return {"kind": "scale", "scale": worst_first, "good": worst_first[-1]}
    return {"kind": "scale", "scale": list(points)}


# “from 1 (not yet) to 4 (fully in place)”
_FROM_TO = re.compile(r"\b(\d)\s*\(([^()]{2,40})\) to (\d)\s*\(([^()]{2,40})\)", re.IGNORECASE)


def scale_in(says: str) -> list[str]:
    """Return the points of a scale that words name after a colon: “Rate each line: weak / fair / strong”."""
    keyed = re.findall(r"\b(\d)\s*[=–:]\s*([^,;.\n]+)", says)
    if len(keyed) >= 3 and [number for number, _ in keyed] == [str(n) for n in range(1, len(keyed) + 1)]:
        return [f"{number} {point.strip()}"[:40] for number, point in keyed]
    if ends := _FROM_TO.search(says):
        low, high = int(ends[1]), int(ends[3])
        between = [str(number) for number in range(low + 1, high)]
        worst, best = f"{low} {ends[2].strip()}"[:40], f"{high} {ends[4].strip()}"[:40]
        return [worst, *between, best] if 1 <= high - low <= 9 else []
    named = NAMES_A_SCALE.search(says)
    points = [point.strip()[:40] for point in BETWEEN_POINTS.split(named[1]) if point.strip()] if named else []
    is_one = 3 <= len(points) <= 10 and all(len(point.split()) <= 5 for point in points)
    return list(dict.fromkeys(points)) if is_one and not _is_answer("/".join(points)) else []


def numbers_in(heading: str) -> list[str]:
    """Return the numbers that a heading gives as an answer (“Grade 1–4”), without a word of which end is best."""
    ends = _BETWEEN.search(heading)
    numbers = range(int(ends[1]), int(ends[2]) + 1) if ends else range(0)
    return [str(number) for number in numbers] if 3 <= len(numbers) <= 10 else []


def _is_answer(said: str) -> bool:
    return {point.lower() for point in POINTS.split(said)} <= USUAL


def is_yes(said: str) -> bool:
    return said.lower() in ("y", "yes", "x", "required", "true", "1", "✓")


def is_no(said: str) -> bool:
    return said.lower() in ("n", "no", "none", "false", "0", "-", "–", "n/a")


def weight_of(said: str) -> int:
    if said.isascii() and said.isdigit():
        return min(max(int(said[:4]), 1), 5)
    return WEIGHTS.get(said.lower(), 1)
