"""What changed between two drawings of one report: since it was last issued, or since it was last drawn up.

Things are told apart by what they are, not by where they stand: a measure that moved to another section has not
changed. A reader is told what got worse first, then what is new, what got better, what moved otherwise and what is
gone. A figure that moved while its status stayed is told too, after those. What one of the two says nothing of at
all, such as a plan that had not begun, is neither new nor gone; and that a figure has come where there was none is no
move: it has arrived.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

WORSE, NEW, BETTER, CHANGED, FIGURE, ARRIVED, GONE = (
    "worse", "new", "better", "changed", "figure", "arrived", "gone",
)  # fmt: skip
ORDER = (WORSE, NEW, BETTER, CHANGED, FIGURE, ARRIVED, GONE)
NOTHING = "no data"
# From bad to good. What stands in no such order has merely changed.
BETTER_UPWARDS = (("off track",), ("at risk",), ("not started",), ("on track",), ("met", "done"))


@dataclass(frozen=True)
class Item:
    """One thing that a report speaks of: its lasting key, what it is called, how it stands, and its figure."""

    key: str
    title: str
    status: str = ""
    shown: str = ""

    @property
    def sort(self) -> str:
        """What sort of thing it is: the part of its key before the dash."""
        return self.key.partition("-")[0]


@dataclass(frozen=True)
class Change:
    """One thing that changed: which way, from what, to what."""

    key: str
    title: str
    way: str
    was: str
    now: str

    @property
    def says(self) -> str:
        if self.way == NEW:
            return f"new, {self.now}" if self.now else "new"
        if self.way == GONE:
            return f"told no longer, was {self.was}" if self.was else "told no longer"
        return f"{self.was or 'nothing said'} → {self.now or 'nothing said'}"


def way(was: str, now: str) -> str:
    """Say which way a status moved; nothing where it did not."""
    if was == now:
        return ""
    before, after = _place(was), _place(now)
    if before is None or after is None or before == after:
        return CHANGED
    return BETTER if after > before else WORSE


def changes(before: Iterable[Item], now: Iterable[Item]) -> list[Change]:
    """Return what changed from one drawing to the next, what got worse first."""
    old, new = {one.key: one for one in before}, {one.key: one for one in now}
    told, tells = {one.sort for one in old.values()}, {one.sort for one in new.values()}
    found = [change for key, one in new.items() if one.sort in told and (change := _change(old.get(key), one))]
    found += [
        Change(key, one.title, GONE, one.status or one.shown, "")
        for key, one in old.items()
        if key not in new and one.sort in tells
    ]
    return sorted(found, key=lambda change: ORDER.index(change.way))


def _change(was: Item | None, now: Item) -> Change | None:
    if was is None:
        return Change(now.key, now.title, NEW, "", now.status or now.shown)
    if was.status == NOTHING and now.status != NOTHING:
        return Change(now.key, now.title, ARRIVED, "", _both(now))
    moved = way(was.status, now.status)
    if moved:
        return Change(now.key, now.title, moved, _both(was), _both(now))
    if was.shown != now.shown:
        return Change(now.key, now.title, FIGURE, was.shown, now.shown)
    return None


def _both(one: Item) -> str:
    return ", ".join(words for words in (one.shown, one.status) if words)


def _place(status: str) -> int | None:
    return next((place for place, words in enumerate(BETTER_UPWARDS) if status in words), None)


def items_of(content: Mapping[str, Any]) -> Iterator[Item]:
    """Yield what a report speaks of, each thing once, from the lines and tables of its sections."""
    seen: set[str] = set()
    for section in content.get("sections", ()):
        for block in section["blocks"]:
            for row in block.get("rows", ()):
                key = row.get("key", "")
                if key and key not in seen:
                    seen.add(key)
                    yield Item(key, row["called"], row.get("status", ""), row.get("shown", ""))
