"""Small numbers are hidden, so that no child can be known from a figure.

A cell that counts between one and five people is hidden, and so is as much else as keeps it hidden: whoever puts
together all that is shown (schools, groups, totals, terms and their year) must be left with at least six numbers
that the count could be. Nought may be shown: it says nothing of any one child.
"""

from collections.abc import Collection, Hashable, Iterable, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import TypeVar

from goldenthread.domain.groups.subtraction import MET, NOT_MET, Line, Shown

FEWEST = 6
"""The smallest number of people that is shown."""

HIDDEN = "Hidden: fewer than six pupils, or needed to keep such a figure hidden."

_PUPILS = (
    "pupil", "student", "child", "leaver", "learner", "girl", "boy", "suspension", "exclusion", "placement", "cohort",
    "boarder", "ehc plan", "neet", "referral", "restraint", "managed move",
)  # fmt: skip
_PEOPLE = (
    "staff", "teacher", "answer", "people", "governor", "colleague", "parent", "famil", "respon", "trustee", "carer",
    "employee", "adult", "volunteer", "apprentice",
)  # fmt: skip


@dataclass(frozen=True)
class Count:
    """What a cell counts.

    `is_total` marks one that a reader can least do without, hidden last. `per` is how many of what the denominator
    counts one person can have. One that `is_left_over` stands on no page: it is had by taking others away. One
    `of_group` counts people by what they are, so that a few of them can be known whether they are pupils or not. What
    `tells_of_few` would give away another measure's figure.
    """

    numerator: Decimal | None = None
    denominator: Decimal | None = None
    is_total: bool = False
    per: int = 1
    is_left_over: bool = False
    of_group: bool = False
    tells_of_few: bool = False

    @property
    def size(self) -> Decimal:
        return min((each for each in (self.numerator, self.denominator) if each), default=Decimal(0))

    @property
    def people(self) -> Decimal | None:
        """Return the fewest people whom the denominator can be of."""
        return None if self.denominator is None else self.denominator / self.per


def counts_pupils(base: str) -> bool:
    """Say whether what a measure counts are pupils, by the word that its definition gives for it."""
    return any(word in base.lower() for word in _PUPILS)


def counts_people(base: str) -> bool:
    return counts_pupils(base) or any(word in base.lower() for word in _PEOPLE)


# No pupil has more sessions than this in a period of its kind.
_MOST_SESSIONS = {"month": 46, "half term": 90, "term": 160, "year": 390}


def of_sessions(count: Count, period_kind: str) -> Count:
    """Return a count of sessions that knows how many of them one pupil can have.

    Sessions count nobody, but those of two pupils in a term tell of the two.
    """
    return replace(count, per=_MOST_SESSIONS.get(period_kind, _MOST_SESSIONS["year"]))


def is_small(count: Count, base: str) -> bool:
    """Say whether a cell may not be shown for what it counts itself.

    Of grown-ups taken together only the base matters: two of a hundred teachers who left are nobody's secret.
    """
    if count.tells_of_few:
        return True
    if not counts_people(base):
        return False
    if count.people is not None and count.people < FEWEST:
        return True
    return _tells(count, base) and count.numerator is not None and 0 < count.numerator < FEWEST


def _tells(count: Count, base: str) -> bool:
    return counts_pupils(base) or (count.of_group and counts_people(base))


Cell = TypeVar("Cell", bound=Hashable)


def hidden(
    cells: Mapping[Cell, Count],
    lines: Iterable[Line[Cell]],
    *,
    base: str,
    already: Iterable[Cell] = (),
    told: Collection[Cell] = (),
    keep: Collection[Cell] = (),
) -> frozenset[Cell]:
    """Return the cells to hide, so that none that is small can be had, or had nearly, from those shown.

    Those `already` hidden stay so. What was `told` before is known, whether it is hidden now or not. Those to `keep`
    are shown, so their lines need other cells that can be hidden; only beside what was told may there be none.
    """
    # What was told before is known, and nothing can keep it; what it counts itself is kept from being known better.
    small = [
        cell for cell, count in cells.items()
        if is_small(replace(count, tells_of_few=False) if cell in told else count, base)
    ]  # fmt: skip
    hide = {*small, *(cell for cell in already if cell in cells)}
    if not hide:
        return frozenset()
    left_over = {cell for cell, count in cells.items() if count.is_left_over}
    shown = Shown(
        [line for line in lines if line.is_within(cells)],
        {cell: _met_and_not(count) for cell, count in cells.items()},
        (hide | left_over) - set(told),
    )
    spare = {cell for cell, count in cells.items() if not count.is_left_over} - hide - set(told) - set(keep)
    held = set(keep) - hide - set(told) if told else set()
    missed = _how_missed(cells)
    for cell in sorted(small, key=lambda each: (cells[each].size, str(each))):
        while not (shown.is_past_telling or _is_safe(shown, cell, cells[cell], base)):
            extra = _next(shown, cell, missed, spare)
            if extra is None:
                extra = _next(shown, cell, missed, held)
            if extra is None:
                break
            hide.add(extra)
            spare.discard(extra)
            held.discard(extra)
            shown.hide(extra)
    if shown.is_past_telling:  # beside what is kept nothing is shown, which is safe without looking
        hide |= held | {cell for cell in spare if keep or told or not cells[cell].is_total}
    return frozenset(hide)


def _met_and_not(count: Count) -> tuple[int, int]:
    """Return how many a cell counts, and how many of its base it does not: neither can be fewer than none."""
    met = int(count.numerator or 0)
    return met, max(0, int(count.denominator - met)) if count.denominator is not None else 0


def _is_safe(shown: Shown[Cell], cell: Cell, count: Count, base: str) -> bool:
    """Say whether a count could be at least six numbers by all that is shown, and a small base of as many people."""
    few = count.tells_of_few or (count.people is not None and count.people < FEWEST)
    open_to = FEWEST - 1
    if count.numerator and (few or _tells(count, base)) and not shown.leaves(cell, open_to, of=(MET,)):
        return False
    return not (few and count.denominator) or shown.leaves(cell, open_to * count.per, of=(MET, NOT_MET))


Missed = tuple[bool, int]
"""Whether a cell is a total, and its place among all, from the one least missed."""


def _how_missed(cells: Mapping[Cell, Count]) -> dict[Cell, Missed]:
    least_first = sorted(cells, key=lambda each: (cells[each].size, str(each)))
    return {each: (cells[each].is_total, place) for place, each in enumerate(least_first)}


def _next(shown: Shown[Cell], cell: Cell, missed: Mapping[Cell, Missed], spare: Collection[Cell]) -> Cell | None:
    """Return one more cell to hide, of the nearest line that gives its own away.

    The best is one that exposes no other line, and of these the one least missed; a total comes last.
    """
    in_need: Cell | None = None
    other: Cell | None = None
    bare = shown.bare_lines()
    for at, line in shown.lines_around(cell):
        if other is not None and at not in bare:
            continue
        best = _best(shown, (each for each in line.cells if each in spare), missed)
        if best is not None and at not in bare:
            other = best
        elif best is not None and not missed[best][0]:
            return best
        elif best is not None:
            in_need = in_need or best
        bare.discard(at)
        if other is not None and not bare:
            break
    return in_need or other


def _best(shown: Shown[Cell], found: Iterable[Cell], missed: Mapping[Cell, Missed]) -> Cell | None:
    """Return the cell that exposes fewest lines, of these the one least missed; none of none."""

    def worth(each: Cell) -> tuple[bool, int, int]:
        is_total, place = missed[each]
        return is_total, shown.exposes(each), place

    return min(found, key=worth, default=None)
