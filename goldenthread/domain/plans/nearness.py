"""Which of a plan's parts speak of the same thing as some words: by the rarer words that both have in common."""

import re
from collections import Counter
from collections.abc import Sequence

# So many letters of a word are its stem: attend, attendance and attending are one.
_STEM = 5
_SHORT = 4
_MOST = 4


def nearest(said: str, texts: Sequence[str]) -> list[int]:
    """Return the places of the few texts that share most with what is said, the nearest first; none that share none.

    A word that many of the texts have counts for little.
    """
    stems = [_stems(text) for text in texts]
    common = Counter(stem for each in stems for stem in each)
    wanted = _stems(said)
    scores = {at: sum(1 / common[stem] for stem in wanted & each) for at, each in enumerate(stems)}
    return sorted((at for at, score in scores.items() if score), key=lambda at: (-scores[at], at))[:_MOST]


def _stems(text: str) -> set[str]:
    return {word[:_STEM] for word in re.findall(r"[a-z]+", text.lower()) if len(word) >= _SHORT}
