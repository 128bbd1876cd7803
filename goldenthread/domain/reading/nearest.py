"""What words are nearest in meaning to, among a few things that may be meant: each thing has words of its own.

A word that several things share says less of each than one that only one of them has. What comes out nearest is a
proposal: whoever looks over what was read is told that it is one.
"""

import re
from collections import Counter
from collections.abc import Mapping
from itertools import pairwise

# A nearest meaning is held by half a word of its own or more, and by more than the next.
LEAST, AHEAD = 0.5, 0.15
_ENDS = re.compile(r"(?:(?:at)?ions?|ments?|ness|ies|ied|ing|ed|es|s|e|y)$")
_WORD = re.compile(r"[a-z][a-z']*")
_SHORTEST_STEM = 3


class Nearest:
    """Things that may be meant, each with its words; two words joined by a low line count as one, and for more."""

    def __init__(self, words: Mapping[str, str]) -> None:
        self._of = {what: {_joined(word) for word in said.split()} for what, said in words.items()}
        self._shared = Counter(word for own in self._of.values() for word in own)

    def weights(self, said: str) -> dict[str, float]:
        """Return how near words are to each thing that they touch at all."""
        stems = [stem(word) for word in _WORD.findall(said.casefold().replace("’", "'"))]
        touched = {*stems, *map("_".join, pairwise(stems))}
        found = {
            what: sum((2 if "_" in word else 1) / self._shared[word] for word in touched & own)
            for what, own in self._of.items()
        }
        return {what: weight for what, weight in found.items() if weight}

    def of(self, said: str, evidence: Mapping[str, float] | None = None) -> str | None:
        """Return what words are nearest to, with what else speaks for it; nothing where none is plainly nearest."""
        found = Counter(self.weights(said))
        found.update(evidence or {})
        (first, most), (_, next_) = [*found.most_common(2), ("", 0), ("", 0)][:2]
        return first if most >= LEAST and most - next_ >= AHEAD else None


def stem(word: str) -> str:
    """Return a word without its ending, so that “visited” and “visits” are one."""
    cut = _ENDS.sub("", word.removesuffix("'s").strip("'"))
    return cut if len(cut) >= _SHORTEST_STEM else word


def _joined(words: str) -> str:
    return "_".join(stem(word) for word in words.split("_"))
