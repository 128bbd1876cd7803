"""Numbers of a plan's parts: the printed one is kept as it is, and the computed one stands beside it.

A trust says for each level how its numbers are made: "{n}", "{parent}.{n}", "TSP{n}", "{a})", "{i})" or
nothing. Real plans print numbers that are absent, broken or given twice; the software never corrects
them, it says where the two differ.
"""

import re
from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple, TypeVar

Key = TypeVar("Key", bound=Hashable)

PRINTED_TWICE = "printed twice"
DIFFERS = "differs"
MISSING = "missing"


class Numbered(NamedTuple):
    """One part of a plan as numbering sees it: who it is, under whom, how deep, and what is printed."""

    key: Hashable
    parent: Hashable | None
    depth: int
    printed: str = ""


@dataclass(frozen=True)
class Clash:
    """Something about a printed number that a planner should know; `says` is the sentence for it."""

    key: Hashable
    kind: str
    printed: str
    computed: str
    says: str


def computed_numbers(parts: Iterable[Numbered], patterns: Mapping[int, str]) -> dict[Hashable, str]:
    """Compute the number of every part. `parts` come in reading order; `patterns` are by depth, the top being 1.

    A number that carries its parent's begins anew under each parent. One that does not runs on through
    the plan, or it would repeat: eight aims in four strands are TSP1 to TSP8. Letters and small Roman
    figures begin anew under each parent, because that is how lists are lettered.
    """
    numbers: dict[Hashable, str] = {}
    count: dict[Hashable, int] = defaultdict(int)
    anew = {depth: begins_anew(pattern) for depth, pattern in patterns.items()}
    for key, parent, depth, _ in parts:
        scope = (depth, parent if anew.get(depth) else None)
        count[scope] += 1
        numbers[key] = number_at(patterns.get(depth, ""), count[scope], numbers.get(parent, ""))
    return numbers


def number_at(pattern: str, count: int, parent: str = "") -> str:
    """Compute the number of one part: how many it is, counted from one, under a parent of that number."""
    if not pattern:
        return ""
    number = pattern.replace("{parent}", _figures(parent)) if "{parent}" in pattern else pattern
    number = number.replace("{n}", str(count))
    if "{a}" in number or "{i}" in number:
        number = number.replace("{a}", _letters(count)).replace("{i}", _roman(count))
    # Under a parent without a number, "{parent}.{n}" is just the count.
    return number.lstrip(".-/ ") if "{parent}" in pattern and not parent else number


def begins_anew(pattern: str) -> bool:
    """Say whether counting starts again under each parent."""
    return any(mark in pattern for mark in ("{parent}", "{a}", "{i}"))


def pattern_flaw(pattern: str) -> str:
    """Say what is wrong with a pattern, in a sentence; empty when nothing is."""
    unknown = set(re.findall(r"\{[^}]*\}?", pattern)) - {"{n}", "{a}", "{i}", "{parent}"}
    if unknown:
        return f"“{min(unknown)}” has no meaning here. Use {{n}}, {{a}}, {{i}} and {{parent}}."
    if pattern and not re.search(r"\{[nai]\}", pattern):
        return "A number needs something that counts: {n} for 1, 2, 3, {a} for a, b, c, or {i} for i, ii, iii."
    return ""


def clashes(parts: Sequence[Numbered], patterns: Mapping[int, str]) -> list[Clash]:
    """List every printed number that was given twice, differs from the computed one, or is missing.

    A number is missing only where others of its level print one: a level that prints none, or a plan
    that leaves numbering to the software, has nothing to mend.
    """
    printing = {part.depth for part in parts if part.printed.strip()}
    if not printing:
        return []
    computed = computed_numbers(parts, patterns)
    holders = _holders(parts, patterns)
    found: list[Clash] = []
    for part in parts:
        printed, ours = part.printed.strip(), computed[part.key]
        if not printed:
            if ours and part.depth in printing:
                found.append(Clash(part.key, MISSING, "", ours, f"No number is printed; it would be {ours}."))
            continue
        if len(holders[_place(part, patterns)]) > 1:
            found.append(Clash(part.key, PRINTED_TWICE, printed, ours, f"{printed} is printed more than once."))
        elif ours and not is_same(printed, ours):
            found.append(Clash(part.key, DIFFERS, printed, ours, f"Printed as {printed}; counted, it is {ours}."))
    return found


def is_same(printed: str, computed: str) -> bool:
    """Say whether two numbers are the same but for white space around them and a full stop behind them."""
    return _bare(printed) == _bare(computed)


def _holders(parts: Iterable[Numbered], patterns: Mapping[int, str]) -> dict[Hashable, list[Hashable]]:
    holders: dict[Hashable, list[Hashable]] = defaultdict(list)
    for part in parts:
        if part.printed.strip():
            holders[_place(part, patterns)].append(part.key)
    return holders


def _place(part: Numbered, patterns: Mapping[int, str]) -> Hashable:
    """Give that within which a number may stand once only: its level, or its parent where letters begin anew."""
    pattern = patterns.get(part.depth, "")
    within = part.parent if begins_anew(pattern) and "{parent}" not in pattern else None
    return part.depth, within, _bare(part.printed)


def _bare(number: str) -> str:
    return number.strip().rstrip(".").lower()


def _figures(number: str) -> str:
    """Drop the letters before a number: what stands under TSP2 is 2.1."""
    return re.sub(r"^[^\W\d_]+[\s.-]*(?=\d)", "", number)


def _letters(count: int) -> str:
    """Count a to z, then aa, ab."""
    letters = ""
    while count:
        count, rest = divmod(count - 1, 26)
        letters = chr(ord("a") + rest) + letters
    return letters


_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"),
    (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip


def _roman(count: int) -> str:
    figures = ""
    for value, letters in _ROMAN:
        times, count = divmod(count, value)
        figures += letters * times
    return figures
