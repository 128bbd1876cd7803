"""Which measures seem to count the same people, or some of those whom another counts, by what is said of them.

It only asks: a person says whether they do (see `together`, on what then follows).
"""

import re
from typing import NamedTuple

from goldenthread.domain.groups.suppression import counts_pupils

_PLAIN = frozenset(re.findall(r"[a-z]+", """
    a an and are as at been by for from had has have in is it more of on one or out over own per percent share number
    all any some that the their them they this those to two three ten twice half third was were where which who whom
    whose with within year years term terms month school schools pupil pupils student students child children
    percentage rate hundred day days than less fewer most least again once times last next new here there above key
    stage end point points average score scores level grade grades gained size entry entries five
"""))  # fmt: skip
_ENDINGS = re.compile(r"(ations?|ions?|ences?|ents?|ances?|ants?|ing|ed|es|s)$")


class Said(NamedTuple):
    """What is said of a measure: its name, how it is worked out, and what it is a share of."""

    name: str
    formula: str
    base: str


def seem_akin(one: Said, other: Said) -> bool:
    """Say whether two measures of pupils seem to count the same ones, or one those whom the other counts some of."""
    if not (counts_pupils(one.base) and counts_pupils(other.base)):
        return False
    (counted, of), (others, of_others) = _people(one), _people(other)
    if of != of_others and (_within(of, others) or _within(of_others, counted)):
        return True
    shared = counted & others
    return bool(shared) and 2 * len(shared) >= max(len(counted), len(others))


def _within(of: frozenset[str], counted: frozenset[str]) -> bool:
    return bool(of) and of <= counted


def _people(said: Said) -> tuple[frozenset[str], frozenset[str]]:
    """Return the words that tell whom a measure counts, and of whom it is a share."""
    counted, _, of = said.formula.partition("÷")
    return _words(f"{said.name} {counted}"), _words(f"{of} {said.base}")


def _words(text: str) -> frozenset[str]:
    found = re.findall(r"[a-z]{3,}", text.lower())
    return frozenset(_stem(word) for word in found if word not in _PLAIN)


def _stem(word: str) -> str:
    """Return a word without its ending, so that suspended and suspensions are one."""
    stem = re.sub(r"(.)\1$", r"\1", _ENDINGS.sub("", word))
    return f"{stem[:-1]}d" if stem.endswith("ns") else stem
