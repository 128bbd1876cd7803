"""What the phases of a ladder are called, as against anything else that may head a column or a passage."""

import re
from collections.abc import Mapping, Sequence
from typing import Any

LONGEST_NAME, MOST_WORDS = 60, 3
Words = Mapping[str, Any]
_COUNT = r"(?:\d{1,2}|[ivx]{1,4}|[a-f]\d?|one|two|three|four|five|six)"
_NUMBERED = re.compile(
    rf"^(?:(?:phase|stage|step|tier|level|band|category)\s*)?(?:{_COUNT}\b)?\s*[:.)–—-]?\s+", re.IGNORECASE
)
COUNTED = re.compile(rf"^(?:phase|stage|step|tier|level|band|category)\s*{_COUNT}\b", re.IGNORECASE)


def named(text: str) -> str:
    """Return the name of a phase without what counts it: “Phase 1: Stabilise” is Stabilise."""
    text = " ".join(text.split()).rstrip(" :")
    if COUNTED.fullmatch(text):
        return text
    bare = _NUMBERED.sub("", text, count=1).strip(" :–—-")
    return (bare or text)[:LONGEST_NAME]


def is_short(text: str) -> bool:
    return len(text.strip().partition("\n")[0]) <= LONGEST_NAME


def is_phase(text: str, words: Words) -> bool:
    text = text.strip()
    if not text or not is_short(text) or text.endswith("."):
        return False
    low = text.casefold()
    return bool(COUNTED.match(text)) or any(re.search(rf"\b{re.escape(word)}", low) for word in words["phases"])


def could_be_phase(text: str, words: Words) -> bool:
    """Say whether a heading beside those of phases is one: it is as short, and heads no other part of a paper."""
    is_other = text.strip(" :").casefold() in words["never"]
    return is_phase(text, words) or (len(text.split()) < MOST_WORDS and not is_other)


def likeness(names: Sequence[str], words: Words) -> int:
    """Count how many of these are called as phases are; letters or numbers in order count too."""
    bare = [name.strip() for name in names if name.strip()]
    if len(bare) > 1 and all(re.fullmatch(r"(?:[A-Fa-f]\d?|\d)\+?", name) for name in bare):
        return len(bare)
    if len(bare) > 1 and len(set(bare)) == len(bare) and len({name.split()[0].casefold() for name in bare}) == 1:
        # “Core offer”, “Core offer plus”: one thing in more than one measure.
        return len(bare)
    return sum(is_phase(name, words) for name in bare)
