"""Where a part's title ends and its text begins, in a line that holds both."""

import re
from collections.abc import Iterable

LONGEST = 220
_LONGEST_HEADING = 90
_DASHED = re.compile(r"\s+[-–—]\s+(?=[A-Z‘'\"“(])|\s[-–—]$")
_SENTENCE = re.compile(r"(?<=[a-z0-9)’'\"%])[.?!:]\s+(?=[A-Z‘'\"“])")
_COLON = re.compile(r":\s+(?=\S)")
_RUN_IN = re.compile(
    r"(?<=[a-z0-9)]) (?=(?:We|It|They|There|In|As|To|By|Through|With|A|An)\s[a-z]|"
    r"(?:The|Our|This|These|Each|Every|All)\s[A-Za-z])"
)
_ABBREVIATED = re.compile(r"\b(?:e\.g|i\.e|etc|inc|incl|no|approx|vs|dr|mr|mrs|ms|st)$", re.IGNORECASE)


def split(words: str, *, is_heading: bool = False) -> tuple[str, str, bool]:
    """Return title, text, and whether that they part there is a guess to ask about.

    A line set as a heading keeps what stands behind its dash: “Quality of education – Reading” is one title.
    """
    words = words.strip()
    first, newline, rest = words.partition("\n")
    if newline:
        return first.strip(), rest.strip(), False
    keeps_dash = is_heading and len(words) <= _LONGEST_HEADING
    if not keeps_dash and (match := _outside(_DASHED, words[: LONGEST + 60])):
        return words[: match.start()].strip(), words[match.end() :].strip(), False
    cut = _sentence_end(words) if len(words) > 60 else 0
    if cut > 90 or (not cut and len(words) > 90):
        # A title that runs into its text has no full stop of its own.
        match = _outside(_RUN_IN, words[: min(cut or LONGEST, LONGEST)], 12)
        if match:
            return words[: match.start()].strip(), words[match.end() :].strip(), True
    if cut:
        return words[:cut].strip(), words[cut:].strip(), False
    if len(words) > 100 and (match := _outside(_COLON, words[:LONGEST])):
        return words[: match.start() + 1].strip(), words[match.end() :].strip(), False
    return words, "", False


def begins_as_others_do(title: str, others: Iterable[str]) -> bool:
    """Tell “Area for improvement:”, with which the titles of others begin, from a title."""
    return title.endswith(":") and any(other != title and other.startswith(title) for other in others)


def _outside(pattern: re.Pattern[str], words: str, start: int = 0) -> re.Match[str] | None:
    """Return the first match that stands within no brackets: “(September to July)” is parted nowhere."""
    return next(
        (match for match in pattern.finditer(words, start) if not _is_in_brackets(words, match.start())), None
    )


def _is_in_brackets(words: str, at: int) -> bool:
    return words.count("(", 0, at) > words.count(")", 0, at) and ")" in words[at:]


def _sentence_end(words: str) -> int:
    for match in _SENTENCE.finditer(words[: LONGEST + 60]):
        if match[0][0] == ":" and match.start() < 12:
            continue
        if not (_ABBREVIATED.search(words[: match.start()]) or _is_in_brackets(words, match.start())):
            return match.start() + 1
    return 0
