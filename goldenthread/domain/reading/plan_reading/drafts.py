"""Parts of a plan while they are being read: what is open, and where the next line belongs."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from goldenthread.domain.reading.plan_reading.taken_in.items import Line
from goldenthread.domain.reading.plan_reading.taken_in.marks import figures
from goldenthread.domain.reading.plan_reading.vocabulary import plain
from goldenthread.foundation.documents.document import Span

Sort = tuple[str, int]

# What can only stand below headings, so that any heading closes it.
LISTED = {"decimal", "simple", "letter", "bullet", "row", "response", "kpi"}


# “level”, a word that qualifies, and the level's own word.
_QUALIFIED = 3


@dataclass(eq=False)
class Draft:
    """An element being read. `sort` is what it looks like on the page, by which its like are known."""

    sort: Sort
    level: str = ""
    number: str = ""
    head: list[Line] = field(default_factory=list)
    title: str = ""
    text: list[Line] = field(default_factory=list)
    cells: dict[str, list[Line]] = field(default_factory=dict)
    parent: "Draft | None" = None
    children: "list[Draft]" = field(default_factory=list)
    marks: list[str] = field(default_factory=list)
    more: list[Span] = field(default_factory=list)
    short_title: str = ""
    is_level_said: bool = False
    headings: dict[str, str] = field(default_factory=dict)
    column: str = ""

    @property
    def words(self) -> str:
        """Return its heading's words."""
        return self.title or " ".join(line.body or line.text for line in self.head)

    @property
    def has_content(self) -> bool:
        """Say whether anything hangs from it yet."""
        return bool(self.text or self.cells or self.children)

    def walk(self) -> "Iterator[Draft]":
        """Yield it and all below it, in reading order, without calling itself: a plan may be deep."""
        waiting = [self]
        while waiting:
            draft = waiting.pop()
            yield draft
            waiting.extend(reversed(draft.children))

    def spans(self) -> Iterator[Span]:
        """Yield every stretch of the document that it holds."""
        for line in (*self.head, *self.text, *(line for lines in self.cells.values() for line in lines)):
            yield from line.spans
        yield from self.more


class Stack:
    """The open parts, the top of the plan first. It learns from a document which look stands under which."""

    def __init__(self) -> None:
        self.roots: list[Draft] = []
        self.open: list[Draft] = []
        self.above: dict[Sort, Sort | None] = {}
        self.by_number: dict[tuple[int, ...], Draft] = {}
        self._levels: dict[tuple[str, str, tuple[int, ...]], Draft] = {}
        self._named: dict[tuple[int, str, tuple[int, ...]], Draft] = {}

    @property
    def top(self) -> Draft | None:
        """Return the part that is open innermost."""
        return self.open[-1] if self.open else None

    @property
    def holder(self) -> Draft | None:
        """Return the innermost open part that is no mere point of a list."""
        return next((draft for draft in reversed(self.open) if draft.sort[0] != "bullet"), None)

    def add(self, draft: Draft) -> Draft:
        """Put a part where its look says it belongs, or open again the like-named one that stands there already."""
        if again := self._opened_before(draft):
            return again
        if self._counts_on_above(draft):
            self.open.clear()
        self._close_for(draft.sort)
        if above := self._counted_above(draft):
            self.open[:] = [above]
        if draft.sort not in self.above:
            self.above[draft.sort] = self.top.sort if self.top else None
        siblings = self.top.children if self.top else self.roots
        name = (id(self.top), plain(draft.words), tuple(figures(draft.number)))
        held = self._named.get(name) if draft.sort[0] not in LISTED and name[1] else None
        if held:
            held.more.extend(span for line in draft.head for span in line.spans)
            if self._levels.get(_key(draft)) is draft:
                # What is opened again later is the part in the tree.
                self._levels[_key(draft)] = held
            draft = held
        else:
            draft.parent = self.top
            siblings.append(draft)
        if draft.sort[0] in LISTED:
            self.by_number[name[2]] = draft
        else:
            self._named[name] = draft
        self.open.append(draft)
        return draft

    def _counts_on_above(self, draft: Draft) -> bool:
        """Tell “2. Who does what”, that goes on with the count of “1. Purpose”, from a list below “Scope” between."""
        counted = [root for root in self.roots if root.sort == draft.sort]
        if draft.sort != ("decimal", 1) or not (draft.head and self.open and counted):
            return False
        between = self.roots[self.roots.index(counted[-1]) + 1 :]
        are_titles = all(part.head[0].is_short for part in (counted[0], draft)) or bool(counted[-1].text)
        is_next = figures(counted[0].number) == [1] and figures(draft.number) == [len(counted) + 1]
        # “How can you help?” asks it of the part above, whatever it lists.
        is_told = all(not root.children or root.words.endswith("?") for root in between)
        return are_titles and is_next and bool(between) and is_told

    def _counted_above(self, draft: Draft) -> Draft | None:
        """Find “1. Charity” for “Objective 1.1”, the first part below it whatever is told between."""
        number = figures(draft.number)
        if not draft.is_level_said or number[1:] != [1]:
            return None
        counted = next((root for root in reversed(self.roots) if root.sort == ("decimal", 1)), None)
        is_above = counted is not None and figures(counted.number) == number[:1]
        later = self.roots[self.roots.index(counted) :] if counted and is_above else []
        return counted if later and not any(root.children for root in later) else None

    def take_out(self, draft: Draft) -> None:
        """Take a part out of the tree again: what is named like it later is a part of its own."""
        (draft.parent.children if draft.parent else self.roots).remove(draft)
        if draft in self.open:
            self.open.remove(draft)
        known: tuple[dict[Any, Draft], ...] = (self._named, self._levels, self.by_number)
        for held in known:
            for name in [name for name, other in held.items() if other is draft]:
                del held[name]

    def _opened_before(self, draft: Draft) -> Draft | None:
        """Open again the part of the same level, number and name, wherever it stands: a page that goes on with it."""
        key = _key(draft)
        if draft.sort[0] in LISTED - {"row"} or not (key[0] and key[1] and key[2]):
            return None
        held = self._levels.setdefault(key, draft)
        if held is draft or draft.sort[0] == "row":
            return None
        held.more.extend(span for line in draft.head for span in line.spans)
        if held.sort[0] == "row":
            # A table named it in short: what stands below its heading hangs from it as from any heading.
            held.sort = draft.sort
        self.open_again(held)
        return held

    def open_again(self, draft: Draft) -> None:
        """Open a part that was read before, and those above it."""
        self.open.clear()
        part: Draft | None = draft
        while part is not None:
            self.open.insert(0, part)
            part = part.parent

    def is_at_counted_title(self) -> bool:
        """Tell “4. Targets”, over what leads in to them, from the last line of a list."""
        top = self.top
        is_bare = top is not None and top.sort == ("decimal", 1) and top.head[0].is_short and not top.has_content
        return is_bare and any(part.sort == ("decimal", 1) and part.has_content for part in self.beside(top))

    def beside(self, draft: Draft | None) -> list[Draft]:
        """Return the parts among which one stands, itself with them."""
        return draft.parent.children if draft is not None and draft.parent else self.roots

    def close_lists(self) -> None:
        """Close numbered lines, points and rows."""
        while self.open and self.open[-1].sort[0] in LISTED:
            self.open.pop()

    def close_for_list(self, *, is_of_all: bool) -> None:
        """Close the lists above one that has a name, but for the numbered line that it is of."""
        self.close_points()
        if is_of_all or self.top is None or self.top.sort[0] != "decimal":
            self.close_lists()

    def close_headings(self, size: int) -> None:
        """Close headings as small as a counted one of this size: “2. Priorities” ends “1. Purpose”, part or not."""
        while size and self.open and self.open[-1].sort[0] == "heading" and self.open[-1].sort[1] >= size * 2:
            self.open.pop()

    def close_points(self) -> None:
        """Close points of lists only."""
        while self.open and self.open[-1].sort[0] == "bullet":
            self.open.pop()

    def _close_for(self, sort: Sort) -> None:
        sorts = [draft.sort for draft in self.open]
        if sort in sorts:
            del self.open[sorts.index(sort) :]
            return
        kind, depth = sort
        if kind not in LISTED:
            self._close_above_lists(kind)
        if self._close_for_fellow(kind):
            return
        if kind == "heading" and depth % 2 and self.above.get(sort, sort) is None:
            self.open.clear()
        while self.open and self._closes(self.open[-1].sort, kind, depth):
            self.open.pop()
        if kind == "row" and self.top is not None and self._heads_tables(self.top, sort):
            # A table right under a heading is its own, whatever headings tables stood under before.
            return
        if sort in self.above and kind not in ("heading", "bullet", "decimal"):
            self._close_to(self.above[sort], kind)

    def _close_for_fellow(self, kind: str) -> bool:
        """Close down to a level that differs in its first words alone: “Trust priority”, “School priority”."""
        words = kind.split()
        if len(words) < _QUALIFIED or words[0] != "level":
            return False
        for place, part in enumerate(self.open):
            held = part.sort[0].split()
            if len(held) >= _QUALIFIED and held[0] == "level" and held[-1] == words[-1] and held[1:-1] != words[1:-1]:
                if {"sub", "strategic"} & {held[1], words[1]}:
                    continue
                del self.open[place:]
                return True
        return False

    def _heads_tables(self, top: Draft, sort: Sort) -> bool:
        """Say whether a table below a part is the part's own, though tables of its sort stood elsewhere before."""
        is_level = top.sort[0].startswith("level ") and self.above.get(sort, sort) is None
        return top.sort[0] in ("heading", "bold") or is_level

    def _close_above_lists(self, kind: str) -> None:
        self.close_lists()
        while kind not in ("band", "grid") and self.open and self.open[-1].sort[0] in ("band", "grid"):
            self.open.pop()

    def _closes(self, held: Sort, kind: str, depth: int) -> bool:
        """Say whether a part of one look ends where another of this kind begins."""
        if kind == "heading":
            return not (held[0] == "heading" and held[1] < depth)
        if kind == held[0] == "short":
            # What is set less far in stands under nothing that is set further in.
            return held[1] > depth
        return kind in ("decimal", "row", "bullet") and self._is_deeper(held, kind, depth)

    def _is_deeper(self, held: Sort, kind: str, depth: int) -> bool:
        if held[0] == "bullet":
            return kind != "bullet" or held[1] >= depth
        return (held[0] == kind and held[1] >= depth) or (kind == "row" and held[0] in LISTED and held[0] != "row")

    def _close_to(self, above: Sort | None, kind: str) -> None:
        sorts = [draft.sort for draft in self.open]
        if above is None:
            self.open.clear()
        elif above in sorts:
            del self.open[sorts.index(above) + 1 :]
        elif kind not in LISTED and above[0] not in LISTED:
            # What it used to stand under is not open: another look took that place.
            self.open = self.open[:1] if len(self.open) > 1 else self.open


def _key(draft: Draft) -> tuple[str, str, tuple[int, ...]]:
    return plain(draft.level), plain(draft.words), tuple(figures(draft.number))
