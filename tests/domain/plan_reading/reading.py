"""Reading a plan in a test: text in, what was read out."""

from functools import cache
from pathlib import Path

import yaml

from goldenthread.domain.reading import plan_reading
from goldenthread.foundation.documents import plain_text

REPOSITORY = Path(__file__).parents[3]
TWINS = REPOSITORY / "tests" / "data" / "plans"
GIVEN = REPOSITORY.parent / "shared" / "source-plans"


@cache
def vocabulary():
    held = yaml.safe_load((REPOSITORY / "library" / "plan_reading.yaml").read_text(encoding="utf-8"))
    return plan_reading.from_held(held)


def read(text, **chosen):
    return plan_reading.read_plan(plain_text.read_text("a plan", text.replace("→", "\t")), vocabulary(), **chosen)


def read_file(path):
    return plan_reading.read_plan(plain_text.read(path.name, path.read_bytes()), vocabulary())


def tree(reading):
    """Return the tree as lines: how deep, level, number, title."""
    return [
        f"{'  ' * (part.depth - 1)}{part.level}{f' {part.number}' if part.number else ''}: {part.title}"
        for part in reading.elements
    ]


def children(reading, parent):
    return [part for part in reading.elements if part.parent == (parent and parent.id)]


def counts(reading, level):
    """Return how many parts of one level hang below each of the top."""
    tops = children(reading, None)
    return [sum(part.level == level for part in _below(reading, top)) for top in tops]


def _below(reading, top):
    found, waiting = [], [top]
    while waiting:
        part = waiting.pop()
        held = children(reading, part)
        found.extend(held)
        waiting.extend(held)
    return found


def asked(reading, kind):
    return [question for question in reading.questions if question.kind == kind]
