"""Two whole plans, part by part, in the order of reading of the later one."""

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from goldenthread.domain.calendar import USUAL, TermCalendar
from goldenthread.domain.date_words import Context
from goldenthread.domain.plans.frozen_plan import FrozenPart, FrozenPlan, FrozenStatement
from goldenthread.domain.plans.plan_diff import changes, on_paper, pairing
from goldenthread.domain.plans.plan_diff.changes import (
    ADDED,
    DROPPED,
    ORDER,
    REWORDED,
    FieldChange,
    PartChange,
    StatementChange,
)
from goldenthread.domain.plans.plan_diff.likeness import Proposal, likeness, proposals

Pairs = Mapping[str, str]
# A statement of another plan with this share of its words is the same, reworded.
LIKE_STATEMENTS = 0.5


@dataclass(frozen=True)
class Comparison:
    """Everything that differs between two plans. `proposals` are parts that may be the same, to be confirmed.

    `is_by_paper` where the plans have no part in common by reference: their parts are then paired by number, place
    and words, and only what a paper of a plan says is compared.
    """

    before: FrozenPlan
    after: FrozenPlan
    about: tuple[FieldChange, ...]
    statements: tuple[StatementChange, ...]
    parts: tuple[PartChange, ...]
    proposals: tuple[Proposal, ...]
    is_by_paper: bool = False

    @cached_property
    def counts(self) -> dict[str, int]:
        """How many parts and statements each kind of change touches, the kind that most needs a look first.

        What the plan says of itself, as its title and its years, counts as reworded.
        """
        count = Counter(kind for part in self.parts for kind in part.kinds)
        count.update(one.kind for one in self.statements)
        count[REWORDED] += len(self.about)
        return {kind: count[kind] for kind in ORDER if count[kind]}

    @property
    def is_same(self) -> bool:
        return not (self.about or self.statements) and all(part.is_kept for part in self.parts)

    def of(self, kind: str) -> list[PartChange]:
        return [part for part in self.parts if kind in part.kinds]


def compare(
    before: FrozenPlan, after: FrozenPlan, *, calendar: TermCalendar = USUAL, same: Pairs | None = None
) -> Comparison:
    """Compare two plans. `same` are pairs of references that a person has said are one part."""
    pairs = _matched(before, after, same or {})
    is_by_paper = False
    if not _matched(before, after, {}) and (found := pairing.paired(before, after)):
        is_by_paper, pairs = True, _said_over(pairs, found)
        before, after = on_paper.brought_down(before, after)
    old = {part.ref: part for part in before.parts}
    moved = _moved(before, after, pairs)
    contexts = _context(before, calendar), _context(after, calendar)
    levels = ({level.depth: level for level in before.levels}, {level.depth: level for level in after.levels})
    told = []
    for part in after.parts:
        was = old.get(pairs.get(part.ref, ""))
        if was is None:
            told.append(PartChange(None, part, (ADDED,)))
            continue
        of_levels = (
            levels[0].get(was.depth) or before.level(was.depth), levels[1].get(part.depth) or after.level(part.depth)
        )  # fmt: skip
        now = replace(on_paper.of_one_day(was, part), under=was.under) if is_by_paper else part
        change = changes.changed(was, now, of_levels, contexts, moved.get(part.ref, ""))
        told.append(replace(change, after=part) if is_by_paper else change)
    kept = set(pairs.values())
    gone = [part for part in before.parts if part.ref not in kept]
    added = [change.part for change in told if change.before is None]
    return Comparison(
        before, after, tuple(_about(before, after)), tuple(_statements(before, after, pairs)),
        tuple(_with_dropped(told, gone, before, pairs)), tuple(proposals(gone, added)), is_by_paper,
    )  # fmt: skip


def _context(plan: FrozenPlan, calendar: TermCalendar) -> Context:
    return Context(
        start_on=plan.starts_on, end_on=plan.ends_on, year_kind=calendar.plan_year, calendar=calendar
    )  # fmt: skip


def _matched(before: FrozenPlan, after: FrozenPlan, same: Pairs) -> dict[str, str]:
    """Match the later plan's references to the earlier one's, each at most once."""
    old = {part.ref for part in before.parts}
    taken: set[str] = set()
    pairs: dict[str, str] = {}
    said = {later: earlier for earlier, later in same.items()}
    for part in after.parts:
        found = next(
            (ref for ref in (part.ref, part.came_from, said.get(part.ref, "")) if ref in old and ref not in taken), ""
        )
        if found:
            taken.add(found)
            pairs[part.ref] = found
    return pairs


def _said_over(said: Pairs, found: Pairs) -> dict[str, str]:
    """Let pairs that a person has said come before those that were found."""
    taken = set(said.values())
    return {later: earlier for later, earlier in found.items() if later not in said and earlier not in taken} | dict(
        said
    )


def _moved(before: FrozenPlan, after: FrozenPlan, pairs: Pairs) -> dict[str, str]:
    """Say of each part that stands elsewhere where it stood, in as few parts as explain the new order."""
    old = {part.ref: part for part in before.parts}
    place = {part.ref: at for at, part in enumerate(before.parts)}
    titles = {part.ref: part.called for part in after.parts}
    beside: dict[str, list[str]] = defaultdict(list)
    said = {}
    for part in after.parts:
        was = old.get(pairs.get(part.ref, ""))
        if was is None:
            continue
        under = pairs.get(part.under, "") if part.under else ""
        if was.under != under and (was.under in old or part.under):
            stood = old[was.under].called if was.under in old else "the top"
            said[part.ref] = f"from {stood} to {titles.get(part.under, 'the top')}"
        else:
            beside[part.under].append(part.ref)
    for refs in beside.values():
        places = [place[pairs[ref]] for ref in refs]
        for at in _out_of_order(places):
            said[refs[at]] = "among its neighbours"
    return said


def _out_of_order(places: Sequence[int]) -> list[int]:
    """Return the fewest positions without which the places rise."""
    ends: list[int] = []
    ends_at: list[int] = []
    before: list[int] = []
    for at, one in enumerate(places):
        length = bisect_left(ends, one)
        before.append(ends_at[length - 1] if length else -1)
        ends[length : length + 1], ends_at[length : length + 1] = [one], [at]
    kept: set[int] = set()
    at = ends_at[-1] if ends_at else -1
    while at >= 0:
        kept.add(at)
        at = before[at]
    return [at for at in range(len(places)) if at not in kept]


def _with_dropped(
    found: Sequence[PartChange], gone: Iterable[FrozenPart], before: FrozenPlan, pairs: Pairs
) -> list[PartChange]:
    """Put each part that was dropped after the one that it followed."""
    now = {earlier: later for later, earlier in pairs.items()}
    missing = {part.ref for part in gone}
    after: dict[str, list[FrozenPart]] = defaultdict(list)
    last = ""
    for part in before.parts:
        if part.ref in missing:
            after[last].append(part)
        else:
            last = now[part.ref]
    told = [PartChange(part, None, (DROPPED,)) for part in after[""]]
    for change in found:
        told.append(change)
        told += [PartChange(part, None, (DROPPED,)) for part in after.get(change.part.ref, ())]
    return told


def _about(before: FrozenPlan, after: FrozenPlan) -> list[FieldChange]:
    pairs = [
        ("Title", before.title, after.title), ("Years", before.period_words, after.period_words),
        ("How it was agreed", _lines(before.control), _lines(after.control)),
        ("Marks", _lines(before.flags), _lines(after.flags)), ("Columns", _columns(before), _columns(after)),
        ("What lives by what", _lived_by(before), _lived_by(after)),
    ]  # fmt: skip
    return [FieldChange(*pair) for pair in pairs if pair[1] != pair[2]]


def _columns(plan: FrozenPlan) -> str:
    """Say which columns each level prints, and which beneath a top part that has its own."""
    called = {part.ref: part.called for part in plan.parts}
    lines = []
    for level in plan.levels:
        own = [(f"{level.many} of {called[top]}", columns) for top, columns in level.own if top in called]
        every = [(level.many, level.columns), *own]
        lines += [(name, ", ".join(column.name for column in columns)) for name, columns in every if columns]
    return _lines(lines)


def _lived_by(plan: FrozenPlan) -> str:
    """Say of each value and principle which parts live by it."""
    parts: dict[str, list[str]] = defaultdict(list)
    for part in plan.parts:
        for ref in part.lives_by:
            parts[ref].append(part.called)
    said = ((one.title or one.text, parts[one.ref]) for one in plan.statements if one.ref in parts)
    return _lines((name, ", ".join(called)) for name, called in said)


def _lines(pairs: Iterable[tuple[str, str]]) -> str:
    return "\n".join(f"{heading}: {text}" if text else heading for heading, text in pairs)


def _statements(before: FrozenPlan, after: FrozenPlan, pairs: Pairs) -> list[StatementChange]:
    """Match statements by reference, and those of another plan by their words, the same before the like."""
    left = {one.ref: one for one in before.statements}
    matched = {one.ref: one.ref for one in after.statements if one.ref in left}
    for is_same in (_says_the_same_here, _says_the_same, _says_alike):
        taken = set(matched.values())
        for one in after.statements:
            if one.ref in matched:
                continue
            place = pairs.get(one.part, "")
            was = next((old for ref, old in left.items() if ref not in taken and is_same(old, one, place)), None)
            if was is not None:
                matched[one.ref] = was.ref
                taken.add(was.ref)
    found = []
    for one in after.statements:
        was = left.pop(matched.get(one.ref, ""), None)
        if was is None or (was.kind, was.words, was.beside) != (one.kind, one.words, one.beside):
            found.append(StatementChange(was, one))
    return [*found, *(StatementChange(one, None) for one in left.values())]


def _says_the_same_here(was: FrozenStatement, now: FrozenStatement, place: str) -> bool:
    return _says_the_same(was, now, place) and was.part == place


def _says_the_same(was: FrozenStatement, now: FrozenStatement, _: str) -> bool:
    return (was.kind, was.text) == (now.kind, now.text)


def _says_alike(was: FrozenStatement, now: FrozenStatement, place: str) -> bool:
    return was.kind == now.kind and was.part == place and likeness(was.text, now.text) >= LIKE_STATEMENTS
