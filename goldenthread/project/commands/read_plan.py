"""Read a plan out of a document: its tree, what is unclear, what is accounted for.

Word, PDF with text, Excel, CSV, Markdown and plain text; `-` reads text from standard input. Nothing is kept: this
shows what bringing the plan in would give. --json prints all of it, with the place of each part in the text.
"""

import argparse
import json
import os
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from goldenthread.domain.reading import plan_reading
from goldenthread.foundation import library
from goldenthread.foundation.documents import plain_text, reading, telling
from goldenthread.foundation.documents.document import Document, UnreadableDocument
from goldenthread.foundation.documents.safely import read_safely
from goldenthread.project.command import Refused

VOCABULARY = "plan_reading.yaml"


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", metavar="FILE", help="the document, or - for text from standard input")
    parser.add_argument("--json", action="store_true", help="print JSON (else a readable outline)")
    parser.add_argument(
        "--level-names", default="", metavar="NAMES", help="names for the levels, the top first: Strand,Aim,Action"
    )


def run(chosen: argparse.Namespace) -> None:
    document = _document(chosen.file)
    names = [name.strip() for name in chosen.level_names.split(",") if name.strip()]
    plan = plan_reading.read_plan(document, vocabulary(), level_names=names)
    if chosen.json:
        print(json.dumps(plan_reading.as_json(plan), ensure_ascii=False))
        return
    print("\n".join(in_words(document, plan)))


def vocabulary() -> plan_reading.Vocabulary:
    """Return the words by which plans are understood, without starting the framework."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "goldenthread.project.settings")
    return plan_reading.from_held(library.read(VOCABULARY))


def in_words(document: Document, plan: plan_reading.PlanReading) -> Iterator[str]:
    """Yield the lines of a readable account: the tree, what to settle, what is accounted for."""
    for control in plan.control:
        yield f"{control.field.replace('_', ' ')}: {_line(control.text)}"
    kinds = Counter(statement.kind for statement in plan.statements)
    if kinds:
        yield "states: " + ", ".join(f"{kind} {count}" for kind, count in kinds.items())
    yield ""
    for element in plan.elements:
        number = f" {element.number}" if element.number else ""
        yield f"{'  ' * (element.depth - 1)}{element.level}{number}: {_line(element.title) or '(no words)'}"
    yield ""
    counts = Counter(element.level for element in plan.elements)
    yield f"{len(plan.elements)} parts: " + ", ".join(f"{level} {count}" for level, count in counts.items())
    yield f"{len(plan.dates)} dates, {len(plan.targets)} targets, {len(plan.assignments)} assignments"
    if plan.questions:
        yield f"\n{len(plan.questions)} questions, the weightiest first:"
    for question in plan.questions:
        proposal = f" [{_line(question.proposal)}]" if question.proposal else ""
        yield f"- {_line(question.asks, 240)}{proposal}"
    coverage = plan.coverage
    yield ""
    if coverage.is_complete:
        yield f"All {coverage.total:,} characters are accounted for."
    else:
        yield f"{coverage.total - coverage.accounted:,} of {coverage.total:,} characters are not accounted for:"
        for span in coverage.missing[:20]:
            yield f"- “{_line(document.text[span.start : span.end])}”"
    yield from plan.flaws


def _line(words: str, longest: int = 110) -> str:
    line = " ".join(words.split())
    return line if len(line) <= longest else f"{line[: longest - 1]}…"


def _document(name: str) -> Document:
    """Read a file: text at once, any other form in a process of its own, for a file may be made to do harm."""
    if name == "-":
        return plain_text.read("standard input", sys.stdin.buffer.read(reading.MOST_BYTES))
    path = Path(name)
    try:
        with path.open("rb") as file:
            content = file.read(reading.MOST_BYTES + 1)
    except OSError as error:
        raise Refused(f"{name} cannot be read: {error.strerror}.") from error
    try:
        reading.require_size(len(content))
        if telling.form_of(content, path.name) == "text":
            return plain_text.read(path.name, content)
        return read_safely(content, path.name)
    except UnreadableDocument as error:
        raise Refused(f"{name} is not read. {error}") from error
