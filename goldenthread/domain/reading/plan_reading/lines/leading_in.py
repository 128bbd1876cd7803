"""Lines that lead in to parts and name their level: “The trust's priorities for this year are to:” over a list."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from goldenthread.domain.reading.plan_reading.taken_in.items import Item, Line
from goldenthread.domain.reading.plan_reading.taken_in.marks import figures
from goldenthread.domain.reading.plan_reading.vocabulary import Vocabulary, plain, singular
from goldenthread.foundation.documents.document import Span

_NUMBERS = ("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_COUNTED = re.compile(
    rf"\b(?P<count>{'|'.join(_NUMBERS)}|[2-9]|10)\s+(?!years|terms|months|weeks)(?:[\w‘’'-]+\s+){{0,3}}[\w‘'-]+s\b",
    re.IGNORECASE,
)
_LONGEST = 260
_LISTS = ("simple", "bullet", "letter")
# Words for a level that as often speak of something else: “in the areas”, “the next steps”.
_LITTLE = frozenset(
    ["area", "section", "part", "step", "task", "question", "issue", "response", "domain", "focus", "outcome", "kpi",
     "milestone", "strategy", "activity", "recommendation", "deliverable", "success measure"]
)  # fmt: skip
_MOST_WORDS = 3
# “Objectives may relate to any of the three aims of the duty:”, over aims of somebody else.
RELATES = re.compile(r"\b(?:relates?|refers?|links?|linked|contributes?|responds?|applies|apply) to\b")
_AIMS_TO = re.compile(r"(?<!our )(?<!the )\b(?:aims|targets) to (?=[a-z]+ )")
_LEADS_IN = re.compile(r"\b(?:are|is|have|has|include|includes|following|follows|below|to|set|identified|agreed)\b")


def level_led_in(line: Line, following: Item | None, words: Vocabulary) -> str:
    """Return the level that a line names for the list right below it; empty where it names none."""
    if line.mark.sort or line.heading or not isinstance(following, Line) or following.mark.sort not in _LISTS:
        return ""
    is_led = len(line.text) <= _LONGEST and line.text.rstrip("-–— ").endswith((":", ";"))
    sentence = plain(line.text.rsplit(". ", 1)[-1])
    is_phrase = len(sentence.split()) >= (_MOST_WORDS if words.level(sentence) else _MOST_WORDS - 1)
    ends_so = bool(level_headed(sentence.split(" ")[-1], words)) and is_phrase
    if not is_led or not (ends_so or _LEADS_IN.search(sentence)) or words.is_exact_column(line.text):
        return ""
    # “Our priorities support the following articles:” lists articles.
    said = sentence.rpartition("following ")[2]
    if RELATES.search(said):
        return ""
    if "following" in sentence.split() and not any(map(words.level, said.split()[:_MOST_WORDS])):
        return ""
    return level_named(said, words)


def lines_over_counts(items: Sequence[Item], words: Vocabulary) -> frozenset[Span]:
    """Return where lines lead in to parts that each list counts again from 1, and no level's name parts the lists.

    “The trust's priorities are to:” and “The school's priorities are to:” name two levels, which part them.
    """
    found = {
        above.span: level
        for above, below in pairwise(items)
        if isinstance(above, Line)
        and isinstance(below, Line)
        and below.mark.sort == "simple"
        and figures(below.mark.number) == [1]
        and (level := level_led_in(above, below, words))
    }
    levels = set(found.values())
    are_apart = len(levels) == len(found) and all(" " in level for level in levels)
    return frozenset() if are_apart else frozenset(found)


def level_named(heading: str, words: Vocabulary) -> str:
    """Return the last level that words name as several: “The trust's strategic priorities for this year”."""
    # “This plan aims to achieve the following” says what it does.
    said = _AIMS_TO.sub("", plain(heading)).split()
    several = [place for place, word in enumerate(said) if singular(word) != word]
    for place in reversed(several):
        for length in range(_MOST_WORDS, 0, -1):
            phrase = " ".join(map(singular, said[max(0, place + 1 - length) : place + 1]))
            if phrase in words.levels and phrase not in _LITTLE:
                return phrase
    return ""


def level_headed(heading: str, words: Vocabulary) -> str:
    """Return the level that a heading names for the parts below it: “Targets for the board” has targets."""
    said = plain(heading).split()
    for word in (*said[:1], *said[-1:]):
        if singular(word) != word and words.level(word) and singular(word) not in _LITTLE:
            return singular(word)
    return ""


def counted_by(words: str) -> int:
    """Return how many things a line says that it leads in to: “It has four priorities:”."""
    return next((count for count, _ in reversed(list(counted_things(words)))), 0)


def counted_things(words: str) -> Iterator[tuple[int, str]]:
    """Yield what a line counts, how many of it and its name: 4 and “key pillars”."""
    for said in _COUNTED.finditer(words):
        count = said["count"].lower()
        yield _NUMBERS.index(count) + 2 if count in _NUMBERS else int(count), said[0][len(count) :].strip()
