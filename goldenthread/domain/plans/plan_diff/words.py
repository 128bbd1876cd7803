"""Two texts word by word."""

import re
from difflib import SequenceMatcher
from typing import NamedTuple

SAME, GONE, NEW = "same", "gone", "new"
# Beyond this many words a text is shown as two: to compare it word by word would take longer than to read it.
MOST_WORDS = 4_000
_WORDS = re.compile(r"\w+(?:['’-]\w+)*|\s+|[^\w\s]")


class Run(NamedTuple):
    """Some words that stand in both texts, only in the first, or only in the second."""

    kind: str
    text: str


def runs(before: str, after: str) -> list[Run]:
    """Return both texts as one run of words after another. What is gone comes before what is new in its place."""
    if before == after:
        return [Run(SAME, before)] if before else []
    old, new = _WORDS.findall(before), _WORDS.findall(after)
    if len(old) + len(new) > MOST_WORDS:
        return _told([(GONE, before), (NEW, after)])
    found: list[tuple[str, str]] = []
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    for does, old_from, old_to, new_from, new_to in matcher.get_opcodes():
        if does == "equal":
            found.append((SAME, "".join(old[old_from:old_to])))
        else:
            found += [(GONE, "".join(old[old_from:old_to])), (NEW, "".join(new[new_from:new_to]))]
    return _told(_gathered(found))


def _gathered(found: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """Let a change run over a mere space, so that a phrase that was replaced reads as one."""
    told: list[tuple[str, str]] = []
    gone = new = ""
    for at, (kind, text) in enumerate(found):
        is_between = kind == SAME and not text.strip() and (gone or new) and at + 1 < len(found)
        if kind == GONE or is_between:
            gone += text
        if kind == NEW or is_between:
            new += text
        if kind == SAME and not is_between:
            told += [(GONE, gone), (NEW, new), (SAME, text)]
            gone = new = ""
    return [*told, (GONE, gone), (NEW, new)]


def _told(found: list[tuple[str, str]]) -> list[Run]:
    return [Run(kind, text) for kind, text in found if text]
