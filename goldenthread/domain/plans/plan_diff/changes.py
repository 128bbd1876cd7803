"""What became of one part, one statement, one target."""

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from goldenthread.domain.date_words import Context
from goldenthread.domain.plans.frozen_plan import FrozenColumn, FrozenLevel, FrozenPart, FrozenStatement, FrozenTarget
from goldenthread.domain.plans.plan_diff.likeness import likeness
from goldenthread.domain.plans.plan_diff.softening import NEITHER, Verdict, judge
from goldenthread.domain.plans.plan_diff.words import Run, runs

DROPPED, SOFTENED, RE_DATED, TARGET, REWORDED = "dropped", "softened", "re-dated", "target changed", "reworded"
PEOPLE, MOVED, RENUMBERED, ADDED, KEPT = "people changed", "moved", "renumbered", "added", "kept"
# What most needs a second look comes first.
ORDER = (DROPPED, SOFTENED, RE_DATED, TARGET, REWORDED, PEOPLE, MOVED, RENUMBERED, ADDED, KEPT)

# What a title must hold to be worth reading as a target; to read every title would take longer than the rest.
_SETS = re.compile(
    r"%|£|\bper ?cent|\bby \w+ ?\d{4}|\b(?:at least|at most|above|below|under|no more|no fewer|top) ", re.IGNORECASE
)
# Two targets of one part with this share of their words are one, reworded.
SAME_TARGET = 0.4


@dataclass(frozen=True)
class FieldChange:
    """One text of a part, before and after."""

    heading: str
    before: str
    after: str

    @cached_property
    def runs(self) -> list[Run]:
        return runs(self.before, self.after)


@dataclass(frozen=True)
class TargetChange:
    """One target before and after; one that came or went has the other side empty."""

    before: str
    after: str
    verdict: Verdict = NEITHER

    @property
    def is_softer(self) -> bool:
        return bool(self.verdict.softer) or not self.after

    @cached_property
    def runs(self) -> list[Run]:
        return runs(self.before, self.after)


@dataclass(frozen=True)
class StatementChange:
    """A statement before and after."""

    before: FrozenStatement | None
    after: FrozenStatement | None

    @property
    def kind(self) -> str:
        if self.before is None:
            return ADDED
        return DROPPED if self.after is None else REWORDED

    @cached_property
    def runs(self) -> list[Run]:
        return runs(_whole(self.before), _whole(self.after))


@dataclass(frozen=True)
class PartChange:
    """What became of one part. `kinds` are all that apply, the one that most needs a look first."""

    before: FrozenPart | None
    after: FrozenPart | None
    kinds: tuple[str, ...]
    words: tuple[FieldChange, ...] = ()
    targets: tuple[TargetChange, ...] = ()
    moved: str = ""
    is_later: bool = False
    gained: tuple[tuple[str, str], ...] = ()
    lost: tuple[tuple[str, str], ...] = ()

    @property
    def part(self) -> FrozenPart:
        part = self.after or self.before
        assert part is not None
        return part

    @property
    def worst(self) -> str:
        return self.kinds[0]

    @property
    def is_kept(self) -> bool:
        return self.kinds == (KEPT,)


def _whole(one: FrozenStatement | None) -> str:
    return "\n".join(text for text in (one.words, one.beside) if text) if one else ""


def changed(
    before: FrozenPart, after: FrozenPart, levels: tuple[FrozenLevel, FrozenLevel], contexts: tuple[Context, Context],
    moved: str = "",
) -> PartChange:  # fmt: skip
    """Say what became of a part that stands in both plans."""
    if before == after and not moved and levels[0] == levels[1]:
        return PartChange(before, after, (KEPT,))
    words = tuple(_words(before, after, levels))
    was, now = _targets(before, levels[0].columns), _targets(after, levels[1].columns)
    aims = tuple(_target_changes(was, now, contexts)) if was != now else ()
    aims += tuple(_title_softened(before, after, contexts))
    gained = tuple(one for one in after.people if one not in before.people)
    lost = tuple(one for one in before.people if one not in after.people)
    is_re_dated = (before.due_words, before.due_from, before.due_until) != (
        after.due_words, after.due_from, after.due_until,
    )  # fmt: skip
    applies = {
        SOFTENED: any(aim.is_softer for aim in aims), TARGET: bool(aims), REWORDED: bool(words),
        RE_DATED: is_re_dated, PEOPLE: bool(gained or lost), MOVED: bool(moved),
        RENUMBERED: before.number != after.number,
    }  # fmt: skip
    kinds = tuple(kind for kind in ORDER if applies.get(kind)) or (KEPT,)
    return PartChange(
        before, after, kinds, words, aims, moved, _is_later(before.due_until, after.due_until), gained, lost
    )


def _words(before: FrozenPart, after: FrozenPart, levels: tuple[FrozenLevel, FrozenLevel]) -> Iterator[FieldChange]:
    """Yield the texts that differ; columns that hold targets are compared as targets."""
    for heading, name in (("Title", "title"), ("Text", "text"), ("Theme", "theme"), ("Short wording", "grid")):
        if getattr(before, name) != getattr(after, name):
            yield FieldChange(heading, getattr(before, name), getattr(after, name))
    for name, heading in (("tags", "Tags"), ("flags", "Marks"), ("measures", "Measured by")):
        if sorted(getattr(before, name)) != sorted(getattr(after, name)):
            yield FieldChange(heading, ", ".join(getattr(before, name)), ", ".join(getattr(after, name)))
    yield from _pairs_changed(before.milestones, after.milestones, {})
    if before.cells != after.cells:
        headings = {column.key: column.name for level in levels for column in level.columns}
        held = {column.key for level in levels for column in level.columns if column.meaning == "targets"}
        yield from _pairs_changed(
            [pair for pair in before.cells if pair[0] not in held],
            [pair for pair in after.cells if pair[0] not in held],
            headings,
        )


def _pairs_changed(
    before: Sequence[tuple[str, str]], after: Sequence[tuple[str, str]], headings: dict[str, str]
) -> Iterator[FieldChange]:
    if before == after:
        return
    old, new = dict(before), dict(after)
    for key in dict.fromkeys([*old, *new]):
        if old.get(key, "") != new.get(key, ""):
            yield FieldChange(headings.get(key, key), old.get(key, ""), new.get(key, ""))


def _targets(part: FrozenPart, columns: Sequence[FrozenColumn]) -> list[FrozenTarget]:
    """Return what a part aims at: its targets, and the lines of its columns of targets that are none yet."""
    if not part.targets and not part.cells:
        return []
    known = {_bare(target.text) for target in part.targets}
    cells = dict(part.cells)
    lines = [
        FrozenTarget(line.strip(), column=column.key)
        for column in columns
        if column.meaning == "targets"
        for line in cells.get(column.key, "").splitlines()
        if line.strip() and _bare(line) not in known
    ]
    return [*part.targets, *lines]


def _target_changes(
    before: Sequence[FrozenTarget], after: Sequence[FrozenTarget], contexts: tuple[Context, Context]
) -> Iterator[TargetChange]:
    old = [target for target in before if target not in after]
    new = [target for target in after if target not in before]
    for one, other in _paired(old, new):
        if one is None or other is None:
            yield TargetChange(one.text if one else "", other.text if other else "")
        elif _asks(one) != _asks(other):
            verdict = judge(one, other, *contexts)
            if verdict.softer or verdict.tighter or not _is_settled(one, other):
                yield TargetChange(one.text, other.text, verdict)


def _asks(target: FrozenTarget) -> tuple[object, ...]:
    """What a target says, whichever row keeps it."""
    return (
        target.text, target.op, target.value, target.value_to, target.reference, target.tolerance, target.due_until,
    )  # fmt: skip


def _is_settled(before: FrozenTarget, after: FrozenTarget) -> bool:
    """Say whether the same words were settled since, or were settled before."""
    return before.text == after.text and not (before.op and after.op)


def _paired(
    old: Sequence[FrozenTarget], new: Sequence[FrozenTarget]
) -> Iterator[tuple[FrozenTarget | None, FrozenTarget | None]]:
    """Yield each target beside what it became: by its own reference, by its words, or else by their likeness."""
    left = list(new)
    for one in old:
        other = next((target for target in left if one.ref and target.ref == one.ref), None)
        other = other or next((target for target in left if _bare(target.text) == _bare(one.text)), None)
        other = other or max(left, key=lambda target: likeness(one.text, target.text), default=None)
        if other is not None and other.ref != one.ref and likeness(one.text, other.text) < SAME_TARGET:
            other = None
        if other is not None:
            left.remove(other)
        yield one, other
    for target in left:
        yield None, target


def _title_softened(
    before: FrozenPart, after: FrozenPart, contexts: tuple[Context, Context]
) -> Iterator[TargetChange]:
    """Where the title itself is a target, it is held against what it was."""
    if before.title == after.title or not _SETS.search(before.title):
        return
    verdict = judge(FrozenTarget(before.title), FrozenTarget(after.title), *contexts)
    if verdict.softer or verdict.tighter:
        yield TargetChange(before.title, after.title, verdict)


def _is_later(before: dt.date | None, after: dt.date | None) -> bool:
    return before is not None and (after is None or after > before)


def _bare(text: str) -> str:
    return " ".join(text.split()).rstrip(".").lower()
