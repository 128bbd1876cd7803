"""What words over a column or before an answer mean, and how sure that is.

Words are known by patterns, the first that fits; or they are near to words of a thing. A pattern may meet one word of
many (“Ideas for future visits”): what is meant is sure only where such words are half of all that say anything.
"""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping

from goldenthread.domain.reading.nearest import Nearest, stem

HALF = 0.5
# Letters and signs (“PxS”) speak for nothing else where they are not known.
_AN_INITIAL = 3
_WORD = re.compile(r"[a-z][a-z'-]*", re.IGNORECASE)
_EMPTY = frozenset(
    "a about an and any are as at be been by can did do does e eg for from g had has have how i i'm if in is it "  # noqa: SIM905
    "its me my of on or our s that the their them there they this to us was we were what when where which who why "
    "will with you your".split()
)
_BRACKETS = re.compile(r"\([^()]*\)")
# “Cause and consequence”, “Effect / impact”
_JOINS = re.compile(r"\s*(?:\band\b|&|/|\+)\s*", re.IGNORECASE)


class Worded:
    """Things with the patterns that they are known by, in order, and the words that each is near to.

    `own` are words that every heading of such a paper may hold, and that tell none from another.
    """

    def __init__(self, known: Iterable[tuple[str, str]], near: Mapping[str, str], own: str = "") -> None:
        self._tells = [(means, re.compile(words, re.IGNORECASE)) for means, words in known]
        self.near = Nearest(near)
        self._of = {means: {stem(part) for word in words.split() for part in word.split("_")}
                    for means, words in near.items()}  # fmt: skip
        self._own = {stem(word) for word in own.split()}

    def known(self, said: str) -> str | None:
        """Return what words mean by the first pattern that fits; None where none does."""
        return next((means for means, tells in self._tells if tells.search(said)), None)

    def is_sure(self, said: str, means: str, kin: Collection[str] = ()) -> bool:
        """Say whether words speak of this thing by half or more, and of no second thing that is not kin to it."""
        plain = (_BRACKETS.sub(" ", said).strip() or said).strip(" :*?.…–-")
        return self._share(plain, {means, *kin}) >= HALF and not self._names_another(plain, means, kin)

    def _share(self, said: str, things: Collection[str]) -> float:
        spans = [found.span() for what, tells in self._tells if what in things for found in tells.finditer(said)]
        near = {word for what in things for word in self._of.get(what, ())}
        told = []
        for word, start, end in self._words(said):
            is_told = word in near or any(start < to and at < end for at, to in spans)
            if is_told or len(word) > _AN_INITIAL:
                told.append(is_told)
        return sum(told) / len(told) if told else 1

    def _words(self, said: str) -> Iterator[tuple[str, int, int]]:
        for found in _WORD.finditer(said):
            word = found[0].casefold()
            if word not in _EMPTY and stem(word) not in self._own:
                yield stem(word), *found.span()

    def _names_another(self, said: str, means: str, kin: Collection[str]) -> bool:
        parts = [part for part in _JOINS.split(said) if part]
        named = {what for part in parts if len(parts) > 1 and (what := self.known(part))}
        whole = any(tells.fullmatch(said) for what, tells in self._tells if what == means)
        return not whole and means in named and bool(named - {means, *kin})
