"""Two facts of one plan that speak of the same thing and do not agree: other figures, or of another whole.

“25 % of families” and “25 % of children” are two claims, and a plan that says both leans on one of them wrongly. What
may clash is proposed by the words that two facts share; that it does is for a person to say.
"""

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

_FIGURE = re.compile(r"\d[\d,.]*")
_WORD = re.compile(r"[^\W\d_]{4,}")
# Words that two facts of any subject share.
_SAYING_LITTLE = frozenset({
    "about", "above", "after", "also", "been", "below", "children", "every", "families", "figure", "from", "have",
    "live", "more", "most", "people", "percent", "pupils", "said", "schools", "than", "that", "their", "there",
    "these", "they", "this", "those", "were", "what", "when", "where", "which", "with", "year", "years",
})  # fmt: skip
FEWEST_SHARED = 2


class Fact(NamedTuple):
    """A fact with its key: the words, and of what it is counted."""

    key: int
    text: str
    base: str = ""


def may_clash(one: Fact, other: Fact) -> bool:
    """Say whether two facts share their subject and differ in a figure or in what they are a share of."""
    if len(_subject(one.text) & _subject(other.text)) < FEWEST_SHARED:
        return False
    figures, others = (set(_FIGURE.findall(fact.text)) for fact in (one, other))
    bases = one.base.strip().lower(), other.base.strip().lower()
    return bool(figures and others) and (figures != others or (all(bases) and bases[0] != bases[1]))


def proposed(facts: Sequence[Fact]) -> Iterable[tuple[Fact, Fact]]:
    """Yield every pair of facts that may clash."""
    return ((one, other) for at, one in enumerate(facts) for other in facts[at + 1 :] if may_clash(one, other))


def _subject(text: str) -> set[str]:
    return {word for word in _WORD.findall(text.lower()) if word not in _SAYING_LITTLE}
