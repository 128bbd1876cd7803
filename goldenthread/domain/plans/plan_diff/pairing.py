"""Which parts of two plans without a reference in common are the same: by number, by place and by words.

Only what is sure is paired: the same words in the same place; the same number in the same place with most of the
words, or with what stands in the columns; the same words elsewhere, where no other part says them. All else is
dropped and added, and proposed.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from goldenthread.domain.plans.frozen_plan import FrozenPart, FrozenPlan
from goldenthread.domain.plans.plan_diff.likeness import likeness

# With this share of its words, a part of the same number in the same place is the same, reworded.
SAME_WORDS = 0.4
# Without a number it must be liker.
LIKE_WORDS = 0.6
SAME_CELLS = 0.5
# So many parts on either side are still held against each other, one by one.
MOST_COMPARED = 120


def paired(before: FrozenPlan, after: FrozenPlan) -> dict[str, str]:
    """Return the later plan's references with the earlier one's, each at most once.

    Plans of which not even half say the same words are two plans, and nothing of them is paired.
    """
    found = _Pairing(before, after).found
    old = {part.ref: _words(part) for part in before.parts}
    same = sum(old[found[part.ref]] == _words(part) for part in after.parts if part.ref in found)
    return found if same * 2 >= min(len(before.parts), len(after.parts)) else {}


class _Pairing:
    def __init__(self, before: FrozenPlan, after: FrozenPlan) -> None:
        self.found: dict[str, str] = {}
        self.old, self.new = _by_parent(before), _by_parent(after)
        self._walk("", "")
        self._elsewhere(before, after)

    def _walk(self, was: str, now: str) -> None:
        """Pair what stands beneath a pair, and then what stands beneath that."""
        for old, new in _beside(self.old[was], self.new[now]):
            self.found[new.ref] = old.ref
            self._walk(old.ref, new.ref)

    def _elsewhere(self, before: FrozenPlan, after: FrozenPlan) -> None:
        """Pair what moved: the same words, said by one part alone on either side; and what stands beneath it."""
        taken = set(self.found.values())
        old = _once([part for part in before.parts if part.ref not in taken])
        new = _once([part for part in after.parts if part.ref not in self.found])
        for words, part in new.items():
            was = old.get(words)
            if was is not None and part.ref not in self.found and was.ref not in taken:
                self.found[part.ref] = was.ref
                taken.add(was.ref)
                self._beneath(was.ref, part.ref, taken)

    def _beneath(self, was: str, now: str, taken: set[str]) -> None:
        old = [part for part in self.old[was] if part.ref not in taken]
        new = [part for part in self.new[now] if part.ref not in self.found]
        for one, other in _beside(old, new):
            self.found[other.ref] = one.ref
            taken.add(one.ref)
            self._beneath(one.ref, other.ref, taken)


def _by_parent(plan: FrozenPlan) -> defaultdict[str, list[FrozenPart]]:
    found: defaultdict[str, list[FrozenPart]] = defaultdict(list)
    for part in plan.parts:
        found[part.under].append(part)
    return found


def _beside(old: Sequence[FrozenPart], new: Sequence[FrozenPart]) -> Iterator[tuple[FrozenPart, FrozenPart]]:
    """Yield the pairs among the parts beneath one: the same words in order, and between them those that are alike."""
    matcher = SequenceMatcher(None, [_words(part) for part in old], [_words(part) for part in new], autojunk=False)
    at_old = at_new = 0
    left_old: list[FrozenPart] = []
    left_new: list[FrozenPart] = []
    for match in matcher.get_matching_blocks():
        gap = _alike(old[at_old : match.a], new[at_new : match.b])
        yield from gap
        mine, theirs = {id(one) for one, _ in gap}, {id(other) for _, other in gap}
        left_old += [part for part in old[at_old : match.a] if id(part) not in mine]
        left_new += [part for part in new[at_new : match.b] if id(part) not in theirs]
        yield from zip(
            old[match.a : match.a + match.size], new[match.b : match.b + match.size], strict=True
        )  # fmt: skip
        at_old, at_new = match.a + match.size, match.b + match.size
    # What changed its place among its neighbours.
    yield from _alike(left_old, left_new)


def _alike(old: Sequence[FrozenPart], new: Sequence[FrozenPart]) -> list[tuple[FrozenPart, FrozenPart]]:
    """Pair what is the same under other words, the surest first."""
    if not old or not new or len(old) * len(new) > MOST_COMPARED**2:
        return []
    sure = [
        (share, at, place)
        for at, one in enumerate(old)
        for place, other in enumerate(new)
        if (share := _sureness(one, other))
    ]
    pairs, mine, theirs = [], set(), set()
    for _, at, place in sorted(sure, key=lambda each: (-each[0], abs(each[1] - each[2]), each[1])):
        if at not in mine and place not in theirs:
            mine.add(at)
            theirs.add(place)
            pairs.append((old[at], new[place]))
    return pairs


def _sureness(one: FrozenPart, other: FrozenPart) -> float:
    """Say how sure it is that two parts of one place are the same; 0 where it is not."""
    if _words(one) == _words(other):
        return 3
    words = likeness(one.title, other.title)
    is_numbered = bool(one.number) and one.number == other.number
    if is_numbered and words >= SAME_WORDS:
        return 2 + words
    if words >= LIKE_WORDS:
        return 1 + words
    cells = _cells_alike(one, other)
    return cells if cells > SAME_CELLS and (is_numbered or cells == 1) else 0


def _cells_alike(one: FrozenPart, other: FrozenPart) -> float:
    """Say which share of what stands in either part's columns, and beneath its title, stands in both."""
    old, new = set(one.cells), set(other.cells)
    if one.text and other.text:
        old, new = old | {("", one.text)}, new | {("", other.text)}
    return len(old & new) / len(old | new) if len(old | new) > 1 else 0


def _words(part: FrozenPart) -> str:
    return " ".join(part.title.split()).rstrip(".:").lower()


def _once(parts: Sequence[FrozenPart]) -> dict[str, FrozenPart]:
    """Return the parts whose words no other says, by these words."""
    counts = Counter(map(_words, parts))
    return {words: part for part in parts if counts[words := _words(part)] == 1 and words}
