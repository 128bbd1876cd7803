"""Levels by a word of the document's own: “Promise 1: …”, “Promise 2: …”, which no list of words has foreseen."""

import re

from goldenthread.domain.reading.plan_reading.vocabulary import Vocabulary
from goldenthread.foundation.documents.document import Document

_NUMBERED = re.compile(
    r"(?P<word>[A-Z][\w’'-]*(?:\s[A-Za-z][\w’'-]*){0,2})\s(?P<number>\d{1,2})\s?(?:[:.–—]|\s-)\s+\S"
)
_FEWEST = 2
# What is counted in a plan and is no part of it.
_OTHERS = frozenset(
    ["year", "years", "term", "half term", "week", "day", "month", "quarter", "page", "table", "figure", "appendix",
     "annex", "key stage", "ks", "stage", "class", "group", "grade", "band", "step", "chapter", "slide", "note",
     "article", "paragraph", "version", "draft", "column", "row", "tier", "wave", "autumn", "spring", "summer"]
)  # fmt: skip


def with_own_levels(document: Document, vocabulary: Vocabulary) -> Vocabulary:
    """Return the words with those by which the document itself counts parts from one on."""
    counted: dict[str, list[int]] = {}
    for block in document.blocks:
        if match := _NUMBERED.match(block.text.strip()):
            counted.setdefault(match["word"].lower(), []).append(int(match["number"]))
    own = {
        word: 1
        for word, numbers in counted.items()
        if _counts_on(list(dict.fromkeys(numbers)))
        and len(set(numbers)) >= _FEWEST
        and not (word in _OTHERS or word.split()[-1] in _OTHERS or vocabulary.level(word))
    }
    return vocabulary.with_levels(own) if own else vocabulary


def _counts_on(numbers: list[int]) -> bool:
    """Say whether numbers count from one on; of several, one may have been left out."""
    missed = max(numbers) - len(numbers)
    return numbers == sorted(numbers) and numbers[0] == 1 and missed <= (len(numbers) > _FEWEST + 1)
