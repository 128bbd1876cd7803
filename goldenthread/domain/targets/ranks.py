"""Claims of a place in a published order: in the top quarter, among the ten best."""

from __future__ import annotations

import re
from dataclasses import dataclass

from goldenthread.domain.targets import lexicon

Span = tuple[int, int]


@dataclass(frozen=True)
class Rank:
    """A place in a published order: the top so many, or so much."""

    span: Span
    value: str
    unit: str


_PARTS = {"quartile": "25", "quarter": "25", "third": "33", "half": "50", "decile": "10", "tenth": "10"}
_PARTS |= {"quintile": "20", "fifth": "20"}
NUMBER_WORDS = {
    "a": "1", "an": "1", "half a": "0.5", "half an": "0.5", "a quarter of a": "0.25", "a quarter of an": "0.25",
    "one": "1", "two": "2", "three": "3", "four": "4", "five": "5", "six": "6", "seven": "7", "eight": "8",
    "nine": "9", "ten": "10", "twenty": "20", "fifty": "50", "hundred": "100",
}  # fmt: skip
_RANK = re.compile(
    r"\b(?:(?:in|within|into|among|amongst|one of|of|reach|achieve|at) )?(?:the |our )?(?:top|upper|highest|best|"
    r"first|(?P<low>lowest|bottom))(?: performing)? "
    r"(?:(?P<part>quartile|quarter|third|half(?![- ]term)|decile|quintile|fifth|tenth)|(?P<number>\d{1,3}|three|"
    r"five|ten|"
    r"twenty|fifty|hundred) ?(?P<percent>%|per ?cent|percent|percentile)?)"
)
_AMONG = re.compile(
    r"\b(?:in|among|amongst|one of|within) the (?P<number>\d{1,3}|ten|twenty|fifty|hundred) (?:best|top|highest|"
    r"leading)\b"
)
_RANKED_THINGS = re.compile(
    r"^(?:[- ]?(?:highest|best|performing|national|primary|secondary|most|improved|multi[- ]academy|similar|"
    r"english|uk|of all|of|the|all|in|for|progress|value|added|nationally)){0,6}[- ]?(?:schools|trusts|mats|"
    r"academies|england|country|nationally|performing|uk|league|sector|employers|list|places|percentile)"
)
_PERSONS = re.compile(
    r"^ ?(?:of )?(?:the )?(?:most|least) (?!improved)|^ ?(?:of )?(?:the |our )?(?:pupils|students|learners|"
    r"children|readers|staff|teachers|earners|set|tier|"
    r"sets)\b"
)


def ranks(copy: str) -> list[Rank]:
    """Return the places in an order that are claimed; the top quarter *of pupils* is a cohort, not a place."""
    found = []
    for match in _RANK.finditer(copy):
        after = copy[match.end() : match.end() + 80]
        number = match["number"]
        # The lowest quarter is a place to reach only of what there should be little of.
        if match["low"] and not any(
            each.family.good_is == "lower" for each in lexicon.mentions(copy[: match.start()])
        ):
            continue
        if _PERSONS.match(after) or (number and not match["percent"] and not _RANKED_THINGS.match(after)):
            continue
        if match["part"]:
            found.append(Rank(match.span(), _PARTS[match["part"]], "%"))
        else:
            found.append(Rank(match.span(), NUMBER_WORDS.get(number, number), "%" if match["percent"] else "rank"))
    found += [
        Rank(match.span(), NUMBER_WORDS.get(match["number"], match["number"]), "rank")
        for match in _AMONG.finditer(copy)
    ]
    return found
