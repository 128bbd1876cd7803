"""Cohorts that somebody is to speak for, and which of them a school has.

A cohort is some years of schooling (Reception, Year 7, Years 7 to 9, Key stage 2, Sixth form), or a group of one's
own (Young carers). A school is asked for the years that it teaches, and for every group. Whoever speaks for Key
stage 3 speaks for Year 8 as well, and somebody from Year 8 is a voice of Key stage 3.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

RECEPTION, NURSERY = 0, -1
# A child of Reception turns five in the year, so that a year of schooling begins at four more than its number.
AGE_BEFORE = 4
STAGES = {
    "early years": (NURSERY, RECEPTION), "eyfs": (NURSERY, RECEPTION), "foundation stage": (NURSERY, RECEPTION),
    "nursery": (NURSERY, NURSERY), "reception": (RECEPTION, RECEPTION), "infants": (RECEPTION, 2), "juniors": (3, 6),
    "key stage 1": (1, 2), "key stage 2": (3, 6), "key stage 3": (7, 9), "key stage 4": (10, 11),
    "key stage 5": (12, 13), "sixth form": (12, 13), "post-16": (12, 13),
}  # fmt: skip


@dataclass(frozen=True)
class Cohort:
    """Somebody to be spoken for; `first` and `last` are years of schooling, None where it is no such years."""

    name: str
    first: int | None = None
    last: int | None = None

    def is_taught(self, ages: tuple[int | None, int | None]) -> bool:
        """Say whether a school of these ages has any of its years; a school whose ages nobody knows has them all."""
        youngest, oldest = ages
        if self.first is None or self.last is None:
            return True
        return (oldest is None or self.first + AGE_BEFORE < oldest) and (
            youngest is None or self.last + AGE_BEFORE >= youngest
        )

    def meets(self, other: "Cohort") -> bool:
        """Say whether whoever speaks for the one speaks for the other."""
        if self.first is None or self.last is None or other.first is None or other.last is None:
            return self.name.casefold() == other.name.casefold()
        return self.first <= other.last and other.first <= self.last


def cohorts_of(lines: Iterable[str]) -> list[Cohort]:
    """Read cohorts, each once: “Years 7 to 9” is three of them, for each of which somebody is to speak."""
    found: dict[str, Cohort] = {}
    for line in lines:
        for one in _years_of(line) or _read(line):
            found.setdefault(one.name.casefold(), one)
    return list(found.values())


def spoken_for(words: str) -> list[Cohort]:
    """Read whom one person speaks for: “Year 7, young carers” are two, “Years 7 to 9” one of three years."""
    return [one for part in re.split(r"[,;\n]", words) for one in _read(part)]


def without_voice(
    wanted: Sequence[Cohort], ages: tuple[int | None, int | None], voices: Iterable[Sequence[Cohort]]
) -> list[Cohort]:
    """Return those that a school has and for whom nobody speaks."""
    heard = [one for voice in voices for one in voice]
    return [one for one in wanted if one.is_taught(ages) and not any(one.meets(other) for other in heard)]


def _years_of(line: str) -> list[Cohort]:
    span = _span(line)
    if span is None or not _is_numbered(line):
        return []
    return [Cohort(f"Year {year}", year, year) for year in range(span[0], span[1] + 1)]


def _read(line: str) -> list[Cohort]:
    name = " ".join(line.split())
    if not name:
        return []
    first, last = _span(name) or (None, None)
    return [Cohort(name[:1].upper() + name[1:], first, last)]


def _is_numbered(line: str) -> bool:
    return re.match(r"\s*(?:years?|yrs?|y)\b|\s*y\d", line, re.IGNORECASE) is not None


def _span(words: str) -> tuple[int, int] | None:
    """Return the first and the last year that words name."""
    plain = re.sub(r"\bks\s*(?=\d)", "key stage ", " ".join(words.casefold().split()))
    if plain in STAGES:
        return STAGES[plain]
    year = r"(?:years?|yrs?|y)"
    found = re.fullmatch(rf"{year}\s*(\d{{1,2}})(?:\s*(?:to|-|–|and|&)\s*{year}?\s*(\d{{1,2}}))?", plain)
    if found is None:
        return None
    first = int(found[1])
    last = int(found[2] or first)
    return (first, last) if 1 <= first <= last <= 14 else None
