"""Parts of plans of another origin that may be the same: by the words that they share."""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from goldenthread.domain.plans.frozen_plan import FrozenPart

ALIKE = 0.5
# A word in more parts than this says nothing about any of them.
COMMON = 40
_WORD = re.compile(r"[a-z0-9]{3,}")
_EMPTY = frozenset({"and", "the", "for", "our", "all", "with", "that", "from", "every", "are", "their", "will"})


class Proposal(NamedTuple):
    """Two parts that share so many of their words, as a share of one."""

    before: FrozenPart
    after: FrozenPart
    likeness: float


def proposals(before: Iterable[FrozenPart], after: Iterable[FrozenPart]) -> list[Proposal]:
    """Propose which of two lists of parts may be the same, each at most once, the likest first."""
    old, new = [(part, _bag(part)) for part in before], [(part, _bag(part)) for part in after]
    holders: dict[str, list[int]] = defaultdict(list)
    for at, (_, bag) in enumerate(new):
        for word in bag:
            holders[word].append(at)
    found = [
        Proposal(part, new[at][0], likeness)
        for part, bag in old
        for at in {at for word in bag if len(holders[word]) <= COMMON for at in holders[word]}
        if (likeness := _likeness(bag, new[at][1])) >= ALIKE
    ]
    return _each_once(sorted(found, key=lambda one: -one.likeness))


def likeness(before: str, after: str) -> float:
    """Say how many of their words two texts share: 1 for all, 0 for none."""
    return _likeness(_words(before), _words(after))


def _each_once(found: Sequence[Proposal]) -> list[Proposal]:
    taken: set[str] = set()
    kept = []
    for one in found:
        if not {one.before.ref, one.after.ref} & taken:
            taken |= {one.before.ref, one.after.ref}
            kept.append(one)
    return kept


def _bag(part: FrozenPart) -> frozenset[str]:
    return _words(part.title)


def _words(text: str) -> frozenset[str]:
    return frozenset(_WORD.findall(text.lower())) - _EMPTY


def _likeness(before: frozenset[str], after: frozenset[str]) -> float:
    return 2 * len(before & after) / (len(before) + len(after)) if before and after else 0.0
