"""Ladders shaped for a page: in full, beside what the library offers, and one version beside another."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from goldenthread.features.improvement.ladder_shapes import (
    CriterionShape,
    ItemShape,
    LadderShape,
    LineShape,
    PhaseShape,
    ShownByShape,
)
from goldenthread.features.improvement.ladder_words import lasts_in_words, listed, test_in_words
from goldenthread.features.improvement.models import WorkRecord
from goldenthread.features.improvement.queries.newer import Offered
from goldenthread.features.improvement.queries.records import CALLED


@dataclass(frozen=True)
class PhaseOfLadder:
    """One phase of a ladder in full."""

    shape: LadderShape
    phase: PhaseShape

    @property
    def lasts(self) -> str:
        return lasts_in_words(self.phase)

    @property
    def areas(self) -> list[tuple[str, list[ItemShape]]]:
        return [
            (self.shape.area_name(area.key, self.phase.key), items)
            for area in self.shape.areas
            if (items := [item for item in self.phase.items if item.area == area.key])
        ]

    @property
    def judged(self) -> list[tuple[str, str]]:
        return [(one.name, one.says.get(self.phase.key, "")) for one in self.shape.judged]

    @property
    def tests(self) -> list[tuple[CriterionShape, str]]:
        return [(one, test_in_words(one)) for one in self.phase.criteria]


class LadderPage:
    """A whole ladder, and what in it is still open."""

    def __init__(self, shape: LadderShape) -> None:
        self.shape = shape

    @property
    def phases(self) -> list[PhaseOfLadder]:
        return [PhaseOfLadder(self.shape, phase) for phase in self.shape.phases]

    @property
    def unset(self) -> list[str]:
        return [limit.says for limit in self.shape.limits if limit.value is None]

    @property
    def unsaid(self) -> list[ItemShape]:
        return [item for item in self.shape.items if item.unset]


class Line(NamedTuple):
    """One line as it stands on two sides: what it is about, and its words there; empty where it does not stand."""

    about: str
    was: str
    now: str


class Chosen(NamedTuple):
    """What the library offers of one phase, as lines of the trust's own beside the library's."""

    key: str
    phase: str
    title: str
    lines: list[Line]


PARTS = {"criteria": "What indicates it", "lasts": "How long it lasts"}


def choices(offered: Iterable[Offered]) -> list[Chosen]:
    """Return what is to be chosen, part by part."""
    return [
        Chosen(one.key, one.mine.name, PARTS[one.part], _beside(_of(one.mine, one.part), _of(one.theirs, one.part)))
        for one in offered
    ]


def _of(phase: PhaseShape, part: str) -> dict[str, tuple[str, str]]:
    return _criteria(phase) if part == "criteria" else {"lasts": ("", lasts_in_words(phase) or "no time is given")}


def changes(was: LadderShape, now: LadderShape) -> list[tuple[str, list[Line]]]:
    """Return where two versions of a ladder differ, phase by phase, each line beside what became of it."""
    both = {phase.key: phase.name for phase in (*was.phases, *now.phases)}
    whole = _beside(_whole(was), _whole(now), only_other=True)
    found = [("The ladder itself", whole)]
    for key, name in both.items():
        sides = [_phase(shape, phase) if (phase := shape.phase(key)) else {} for shape in (was, now)]
        found.append((name, _beside(*sides, only_other=True)))
    return [(name, lines) for name, lines in found if lines]


def _beside(
    was: Mapping[str, tuple[str, str]], now: Mapping[str, tuple[str, str]], *, only_other: bool = False
) -> list[Line]:  # fmt: skip
    """Pair lines by what they are about; each side gives the heading and the words of a line by its key."""
    keys: Sequence[str] = [*was, *(key for key in now if key not in was)]
    nothing = ("", "")
    lines = [Line((now.get(key) or was[key])[0], was.get(key, nothing)[1], now.get(key, nothing)[1]) for key in keys]
    return [line for line in lines if line.was != line.now] if only_other else lines


def _whole(shape: LadderShape) -> dict[str, tuple[str, str]]:
    limits = {
        f"limit {one.key}": ("What is meant", f"{one.says}: {'not set' if one.value is None else one.value}")
        for one in shape.limits
    }
    return {
        "name": ("Name", shape.name), "ages": ("Ages", f"{shape.ages[0]} to {shape.ages[1]}"),
        "vision": ("Vision", shape.vision), **limits,
    }  # fmt: skip


def _phase(shape: LadderShape, phase: PhaseShape) -> dict[str, tuple[str, str]]:
    lines = {
        "name": ("Name", phase.name), "says": ("What it is", phase.says), "lasts": ("Lasts", lasts_in_words(phase)),
        "central": ("The central team", phase.central_team), **_criteria(phase),
    }  # fmt: skip
    lines |= {f"judged {one.key}": (one.name, one.says.get(phase.key, "")) for one in shape.judged}
    lines |= {f"line {one.key}": ("What is so there", _shown(one.says, one)) for one in phase.descriptors}
    lines |= {f"line {one.key}": ("Quality of leadership", _shown(one.says, one)) for one in phase.qualities}
    lines |= {f"held {one.what}": ("Who decides", f"{one.what}: {one.held}") for one in phase.autonomy}
    return lines | {
        f"item {one.key}": (shape.area_name(one.area, phase.key), _item(one)) for one in phase.items
    }  # fmt: skip


def _criteria(phase: PhaseShape) -> dict[str, tuple[str, str]]:
    """Return each test by its measure; a second one of the same measure stands apart."""
    found: dict[str, tuple[str, str]] = {}
    for one in phase.criteria:
        key = next(key for n in range(1, 100) if (key := f"test {one.about} {n}") not in found)
        found[key] = ("What indicates it", f"{one.says} (tested: {test_in_words(one)})")
    return found


def _item(item: ItemShape) -> str:
    often = item.kind + (f", every {item.every}" if item.every else "")
    said = [item.says, often if item.kind != "one-off" else "", item.due]
    return _shown(" · ".join(filter(None, said)), item)


def _shown(says: str, one: ItemShape | LineShape) -> str:
    """Return words with the records that show what they say."""
    wanted = wanted_in_words(one)
    return f"{says} · shown by {listed(wanted)}" if wanted else says


def counted_because(shape: ItemShape, record: WorkRecord) -> str:
    """Say why a record of another part was taken for an item; nothing of one that a person wrote."""
    if not record.subject_kind:
        return ""
    said = record.said.casefold()
    words = [f"“{word}”" for one in shape.shown_by for word in one.about if word.casefold() in said]
    if words:
        return f"Counted because its words speak of {listed(dict.fromkeys(words), 'and')}."
    kinds = dict.fromkeys(CALLED[each] for one in shape.shown_by for each in one.as_rule().records)
    return f"Counted because it is {listed(kinds, 'or')}." if kinds else ""


def wanted_in_words(shape: ItemShape | LineShape) -> list[str]:
    """Say which records of other parts would show an item, or stand beside a line."""
    return [shown_in_words(one) for one in shape.shown_by]


def shown_in_words(one: ShownByShape) -> str:
    """Say of which kind, sort and words a record is that shows something."""
    kinds = listed((CALLED[each] for each in one.as_rule().records), "or")
    about = f", about {listed(one.about, 'or')}" if one.about else ""
    sorts = f": {listed((each.replace('-', ' ').replace('_', ' ') for each in one.of), 'or')}" if one.of else ""
    return f"{kinds}{sorts}{about}"
