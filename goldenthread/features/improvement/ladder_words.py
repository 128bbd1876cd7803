"""A ladder in words: how long a phase lasts, what a criterion tests, and the whole of it piece by piece."""

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from goldenthread.features.improvement.ladder_shapes import CriterionShape, LadderShape, PhaseShape
from goldenthread.foundation.subjects import Passage

KIND = "ladder part"


def lasts_in_words(phase: PhaseShape) -> str:
    """Say how long a phase lasts, as people say it; nothing where it is not said."""
    lasts = phase.lasts
    if lasts.least and lasts.most and lasts.least != lasts.most:
        return f"{lasts.least} to {lasts.most} {lasts.unit}"
    if lasts.most:
        return f"up to {lasts.most} {lasts.unit if lasts.most > 1 else lasts.unit.removesuffix('s')}"
    return f"looked at afresh every {lasts.recheck} {lasts.unit}" if lasts.recheck else ""


def test_in_words(one: CriterionShape) -> str:
    """Say what a criterion tests, so that its bound can be checked against its words."""
    if one.words:
        return f"is {listed(one.words, 'or')}"
    said = [
        _bound(op, bound, one.against)
        for op, bound in ((one.op, one.bound), (one.and_op, one.and_bound))
        if op and bound is not None
    ]
    return listed(said) if said else "not tested"


def passages(shape: LadderShape) -> list[Passage]:
    """Return a ladder as what can be spoken of one by one: each phase, and of each phase what it asks."""
    whole = [("", "The ladder as a whole", [shape.says, shape.vision, *_limits(shape)])]
    pieces = [*whole, *(piece for phase in shape.phases for piece in _of_phase(shape, phase))]
    return [
        Passage.named(KIND, key or title, title, said)
        for key, title, lines in pieces
        if (said := "\n".join(filter(None, lines)))
    ]


def _limits(shape: LadderShape) -> Iterator[str]:
    for limit in shape.limits:
        yield f"{limit.says}: {limit.value if limit.value is not None else 'not set'}"


def _of_phase(shape: LadderShape, phase: PhaseShape) -> Iterator[tuple[str, str, Sequence[str]]]:
    name, lasts = phase.name, lasts_in_words(phase)
    yield phase.key, name, [phase.says, lasts.capitalize(), phase.central_team]
    yield (
        f"{phase.key}:tests",
        f"{name}: what indicates it",
        [f"{one.says} (tested: {test_in_words(one)})" for one in phase.criteria],
    )
    looks = [f"{one.name}: {says}" for one in shape.judged if (says := one.says.get(phase.key))]
    yield f"{phase.key}:looks", f"{name}: what it looks like", [*looks, *(line.says for line in phase.descriptors)]
    yield f"{phase.key}:leads", f"{name}: qualities of leadership", [line.says for line in phase.qualities]
    yield f"{phase.key}:decides", f"{name}: who decides", [f"{held.what}: {held.held}" for held in phase.autonomy]
    for area in shape.areas:
        yield (
            f"{phase.key}:{area.key}",
            f"{name}: {shape.area_name(area.key, phase.key)}",
            [item.says for item in phase.items if item.area == area.key],
        )


def _bound(op: str, bound: Decimal, against: str) -> str:
    word = {"<=": "at or below", "<": "below", ">=": "at or above", ">": "above"}[op]
    said = f"{bound.normalize():f}".replace("-", "−")
    return f"{word} {against} {'+' if bound >= 0 else ''}{said}" if against else f"{word} {said}"


def listed(words: Iterable[str], last: str = "and") -> str:
    """Return “A, B and C”; nothing of no words."""
    *head, tail = [*words] or [""]
    return f"{', '.join(head)} {last} {tail}" if head else tail
