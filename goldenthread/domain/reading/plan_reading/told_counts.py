"""How many parts a plan says that it has, beside how many were read: “four key pillars”, and five stand there."""

from collections import defaultdict

from goldenthread.domain.reading.plan_reading.drafts import Draft
from goldenthread.domain.reading.plan_reading.lines.leading_in import counted_things
from goldenthread.domain.reading.plan_reading.notes import Notes
from goldenthread.domain.reading.plan_reading.taken_in.items import Line
from goldenthread.domain.reading.plan_reading.vocabulary import plural, singular

AS_READ, OTHERWISE = "Those that were read are right", "Some are missing, or are none"
_LONGEST, _FEWEST = 300, 2


def ask_of_counts(notes: Notes) -> None:
    """Ask once of each level of which the document says another number than was read, under any part."""
    levels: dict[str, list[Draft]] = defaultdict(list)
    for root in notes.stack.roots:
        for draft in root.walk():
            levels[_last(draft.level)].append(draft)
    sizes = {level: _sizes(parts) for level, parts in levels.items()}
    asked: set[str] = set()
    for item in notes.source.items:
        if not isinstance(item, Line) or len(item.text) > _LONGEST:
            continue
        for count, words in counted_things(item.text):
            level = _last(singular(words))
            parts = levels.get(level, [])
            if level in asked or len(parts) < _FEWEST or count in sizes[level]:
                continue
            asked.add(level)
            notes.ask(
                "count",
                f"The document speaks of {words.lower()} and says that there are {count}; {len(parts)} "
                f"{plural(parts[0].level).lower()} were read. Are they right?",
                AS_READ,
                item.span,
                choices=(AS_READ, OTHERWISE),
                drafts=parts,
                weight=2,
            )


def _last(level: str) -> str:
    return level.lower().rpartition(" ")[2]


def _sizes(parts: list[Draft]) -> set[int]:
    """Return how many parts there are in all, and how many under each part above."""
    beside: dict[int, int] = defaultdict(int)
    for part in parts:
        beside[id(part.parent)] += 1
    return {len(parts), *beside.values()}
