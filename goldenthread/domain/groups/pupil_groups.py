"""Groups of pupils: what they are called, and which of them make up a whole between them.

Where a whole and all its groups but one are shown, the last is known to whoever can take away. So what is left of a
whole, once its groups are taken off it, counts as a cell of its own: where it is of too few, another is hidden.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from goldenthread.domain.groups.suppression import Count

ENGLISH_ADDED, ENGLISH_FIRST = "English as an additional language", "English as a first language"
OFFERED = (
    "disadvantaged", "not disadvantaged", "SEND", "EHC plan", "SEN support", "no SEN", ENGLISH_ADDED, ENGLISH_FIRST,
    "looked after", "girls", "boys",
)  # fmt: skip
# What people write for them at the top of a column.
ALSO = {
    "pupil premium": "disadvantaged", "pp": "disadvantaged", "fsm6": "disadvantaged", "non pp": "not disadvantaged",
    "other": "not disadvantaged", "not pp": "not disadvantaged", "sen": "SEND", "ehcp": "EHC plan",
    "sen k": "SEN support",
    "eal": ENGLISH_ADDED, "lac": "looked after", "cla": "looked after", "female": "girls", "male": "boys",
    "all": "", "all pupils": "", "all students": "", "everyone": "", "total": "",
}  # fmt: skip
WHOLES: Sequence[tuple[str, Sequence[str]]] = (
    ("", ("disadvantaged", "not disadvantaged")),
    ("", ("disadvantaged", "other")),
    ("", ("SEND", "no SEN")),
    ("", ("EHC plan", "SEN support", "no SEN")),
    ("SEND", ("EHC plan", "SEN support")),
    ("", (ENGLISH_ADDED, ENGLISH_FIRST)),
    ("", ("girls", "boys")),
    ("", ("low prior attainment", "middle prior attainment", "high prior attainment")),
)
_PARTED = frozenset(part for _, parts in WHOLES for part in parts)
_YEAR = re.compile(r"year (\d{1,2})|(reception)|(nursery)")


@dataclass(frozen=True)
class Split:
    """A whole and groups that are parts of it, with what is left over that no group is named for."""

    whole: str
    parts: Sequence[str]
    rest: Count | None = None


def lines(counts: Mapping[str, Count]) -> list[Split]:
    """Return how the groups of one place split its wholes, all pupils under the empty name."""
    years = [group for group in counts if _YEAR.fullmatch(group)]
    alone = [group for group in counts if group and group not in _PARTED and group not in years]
    # Whether years make up the whole, only their numbers can say.
    every = [*WHOLES, ("", (*years, "any other year")), *(("", (group,)) for group in alone)]
    found = (_split(counts, whole, parts) for whole, parts in every if whole in counts)
    return [split for split in found if split is not None]


def _split(counts: Mapping[str, Count], whole: str, parts: Sequence[str]) -> Split | None:
    kept = [part for part in parts if part in counts]
    if not kept:
        return None
    numerator = _left(counts[whole].numerator, [counts[part].numerator for part in kept])
    denominator = _left(counts[whole].denominator, [counts[part].denominator for part in kept])
    known = [left for left in (numerator, denominator) if left is not None]
    if not any(known) or len(kept) == len(parts) > 1:
        return Split(whole, kept)
    if any(left < 0 for left in known):  # groups that overlap, or counted on another day: nothing is left to be had
        return None
    # A share of everybody, such as staff who are disabled among all staff, leaves nobody who could be few.
    of = None if numerator and denominator == 0 else denominator
    like = counts[kept[0]]
    return Split(whole, kept, Count(numerator, of, per=like.per, is_left_over=True, of_group=like.of_group))


def _left(whole: Decimal | None, parts: Sequence[Decimal | None]) -> Decimal | None:
    known = [part for part in parts if part is not None]
    return whole - sum(known) if whole is not None and len(known) == len(parts) else None


def in_order(groups: Sequence[str]) -> list[str]:
    """Return groups as they are listed everywhere: those that all know, then years, then a trust's own."""
    return sorted(groups, key=_rank)


def _rank(group: str) -> tuple[int, int, str]:
    if group in OFFERED:
        return (0, OFFERED.index(group), "")
    if year := _YEAR.fullmatch(group):
        return (1, int(year[1]) if year[1] else (0 if year[2] else -1), "")
    return (2, 0, group.casefold())


def named(text: str, groups: Sequence[str]) -> str | None:
    """Return which of these groups, or the empty one of all, a heading or a cell names; None where it names none."""
    plain = _plain(text)
    by_name = {_plain(group): group for group in groups if group}
    if plain in by_name:
        return by_name[plain]
    also = ALSO.get(plain)
    if also is None:
        year = re.fullmatch(r"(?:year|yr|y) ?(\d{1,2})", plain)
        return by_name.get(f"year {int(year[1])}") if year else None
    return also if not also or also in groups else None


def _plain(text: str) -> str:
    return " ".join(re.sub(r"[^a-z0-9]+", " ", text.lower()).split())


def beyond_whole(group: str, part: Count, whole: Count) -> str:
    """Say that a group counts more than all do, of which it is a part; empty where it does not."""
    for one, of in ((part.denominator, whole.denominator), (part.numerator, whole.numerator)):
        if one is not None and of is not None and one > of:
            return f"{group[:1].upper()}{group[1:]} are {one.normalize():f}, more than the {of.normalize():f} of all."
    return ""
