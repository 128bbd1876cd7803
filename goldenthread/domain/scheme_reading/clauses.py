"""Who has which part where a cell says it in words: “the board, on the recommendation of the audit committee”."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from goldenthread.domain.scheme_reading.bands import find_band

# How a cell speaks of those who come in beside whoever its column is of.
_BESIDE = (
    ("recommend", r"(?:on|with|following|after)?\s*(?:the )?(?:recommendations?|advice)\s+(?:of|from|by)"),
    ("recommend", r"(?:recommended|advised) by"),
    ("consult", r"(?:after|following|in)?\s*(?:the )?consult(?:ing|ation with)(?: with)?|having consulted"),
    ("propose", r"(?:on|following) (?:the )?proposals? (?:of|from|by)|(?:proposed|drafted) by"),
    ("approve", r"(?:subject to|with)(?: the)? (?:approval|agreement|consent) (?:of|by|from)|(?:approved|agreed) by"),
    ("inform", r"(?:reported|reporting|and reports?) to|informing"),
)
_NOBODY = frozenset({"-", "–", "—", "n/a", "none", "nil"})
_FIRST = re.compile(r"^(?:by |with |for |to )?(?:the )?", re.IGNORECASE)
_ABOVE_THAT = re.compile(
    r"[\s,]*(?:(?:for )?(?:anything|sums) )?(?:above|over|beyond|thereafter)(?: (?:that|this))?$", re.IGNORECASE
)
_SUM = re.compile(r"£\s*[\d,.]*\d\s*(?:k|m)?\b|\d+ days?", re.IGNORECASE)


@dataclass(frozen=True)
class Who:
    """One who is named in a cell, the part, and up to how much, in the cell's words."""

    name: str
    verb: str
    limit: str = ""


def who_says(cell: str, verb: str) -> list[Who]:
    """Return everybody whom a cell names: first those whom its column is of, each with a limit of its own if any."""
    found: list[Who] = []
    reached = ""
    for clause in re.split(r"[;\n]", _inside(cell)):
        for part, words in _parts(clause, verb):
            names, limit, reached = _limited(words, reached)
            found += [Who(name, part, limit) for name in _names(names)]
    return list(dict.fromkeys(found))


def _limited(words: str, reached: str) -> tuple[str, str, str]:
    """Return the names, the limit beside them, and how far that goes: “above that” begins where the last ended."""
    band = find_band(words)
    if band.has_limit:
        limit = words.removeprefix(band.words).strip()
        tops = _SUM.findall(limit)
        return band.words, limit, tops[-1] if tops else reached
    if reached and _ABOVE_THAT.search(words):
        return _ABOVE_THAT.sub("", words), f"above {reached}", reached
    return words, "", reached


def said_of(cell: str) -> list[str]:
    """Return what a cell says besides who: an exception in brackets, or that they do it jointly."""
    beside = [each.strip() for each in re.findall(r"\(([^()]*)\)", cell) if not _speaks(each)]
    return [*beside, *(["jointly"] if re.search(r"\b(?:jointly|together)\b", cell, re.IGNORECASE) else [])]


def _inside(cell: str) -> str:
    """Return a cell with what stands in brackets as a clause of its own, where that says who has a part."""
    return re.sub(r"\s*\(([^()]*)\)", lambda found: f", {found[1]}" if _speaks(found[1]) else "", cell)


def _speaks(words: str) -> bool:
    return any(re.search(rf"\b(?:{how})", words, re.IGNORECASE) for _, how in _BESIDE)


def _parts(clause: str, verb: str) -> Iterator[tuple[str, str]]:
    """Yield the stretches of a clause, each with the part that it speaks of."""
    marks = sorted(
        (found.start(), found.end(), part)
        for part, how in _BESIDE
        for found in re.finditer(rf"[,\s]*\b(?:{how})\b:?", clause, re.IGNORECASE)
    )
    start, part = 0, verb
    for begins, ends, following in marks:
        if begins < start:
            continue
        if words := clause[start:begins].strip(" ,."):
            yield part, words
        start, part = ends, following
    if words := clause[start:].strip(" ,."):
        yield part, words


def _names(words: str) -> list[str]:
    plain = re.sub(r"\b(?:jointly|together|acting)\b", " ", words, flags=re.IGNORECASE)
    found = [
        _FIRST.sub("", " ".join(each.split())).strip(" .:")
        for each in re.split(r"[,/]| and | with |&(?! risk)", plain)
    ]
    return [each[:80] for each in found if each and each.lower() not in _NOBODY]
