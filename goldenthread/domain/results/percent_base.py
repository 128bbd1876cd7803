"""Of whom a percentage is a share. A percentage without its base cannot be checked, so one is found or proposed.

The words of the target come first, then what its measure counts, then the group of people that the part of the
plan is about. The last is a proposal only: somebody has to write it into the target's own words.
"""

import re
from dataclasses import dataclass

SAID, COUNTED, PROPOSED, MISSING = "said", "counted", "proposed", "missing"
_SHARE = re.compile(r"%|\bper ?cent\b", re.IGNORECASE)
_OF = re.compile(
    r"(?:%|\bper ?cent\b)(?:\s+or\s+(?:more|less|fewer|above|below))?\s+of\s+(?P<base>[^,.;:()%]+)", re.IGNORECASE
)
# Where the group ends and what it does begins.
_ENDS = re.compile(
    r"\s+(?:by|in|at|on|from|to|with|per|who|that|which|is|are|was|were|be|will|can|has|have|had|do|does|say|says|"
    r"call|make|makes|meet|reach|reaches|gain|gains|take|takes|think|confirm|attend|achieve|use|feel|enjoy|know)\b",
    re.IGNORECASE,
)
_ABOUT = re.compile(
    r"\b(?:(?:middle|senior|school|early|new|young|disadvantaged|local|support|all)\s+(?:and\s+)?)*"
    r"(?:leaders|teachers|staff|pupils|students|children|young people|governors|trustees|parents|families|volunteers|"
    r"colleagues)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Base:
    """The base of a percentage, and where it comes from."""

    words: str
    how: str

    @property
    def is_settled(self) -> bool:
        return self.how in (SAID, COUNTED)


def is_share(text: str) -> bool:
    """Say whether a target speaks of a percentage."""
    return _SHARE.search(text) is not None


def with_base(text: str, base: str) -> str:
    """Write into a target of whom its first percentage is; a target that says so already stays as it is."""
    match = _SHARE.search(text)
    if match is None or _OF.search(text) or not base.strip():
        return text
    return f"{text[: match.end()]} of {base.strip()}{text[match.end() :]}"


def base_of(text: str, counts: str = "", about: str = "") -> Base:
    """Return of whom a percentage is, where `counts` is what its measure counts and `about` the part it is for."""
    if match := _OF.search(text):
        return Base(_ENDS.split(match["base"], maxsplit=1)[0].strip(), SAID)
    if counts.strip():
        return Base(counts.strip(), COUNTED)
    if match := _ABOUT.search(about):
        return Base(match[0].lower(), PROPOSED)
    return Base("", MISSING)
