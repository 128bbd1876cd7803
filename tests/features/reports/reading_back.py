"""A file of a plan, read back as a stranger's would be, and what the plan says in the same terms."""

import re
from dataclasses import dataclass, field

from goldenthread.domain.plans import plan_layout
from goldenthread.domain.reading.plan_reading import read_plan
from goldenthread.features.intake.plan_imports import vocabulary
from goldenthread.features.reports.papers import rows, tree, word
from goldenthread.features.reports.papers.blocks import control_of, under_headings
from goldenthread.features.reports.queries.plan_paper import sourced_of, words_of
from goldenthread.foundation.documents.reading import read as read_document

FORMS = {"docx": word.word_file, "xlsx": rows.excel_file, "csv": rows.csv_file, "json": tree.json_file}


@dataclass
class Said:
    """What a plan says: its parts with their cells, and its statements, each with the place of its part."""

    parts: list[tuple[int, str, str, str, list[str]]] = field(default_factory=list)
    cells: list[dict[str, list[str]]] = field(default_factory=list)
    statements: list[tuple[str, list[str], str, int | None]] = field(default_factory=list)
    control: list[tuple[str, list[str]]] = field(default_factory=list)


def lines(text):
    return [line.strip() for line in text.splitlines() if line.strip()]


def reading_of(content, form):
    return read_plan(read_document(FORMS[form](content), f"plan.{form}"), vocabulary())


def of_reading(reading):
    places = {part.id: place for place, part in enumerate(reading.elements)}
    return Said(
        [(part.depth, part.level, part.number, part.title, lines(part.text)) for part in reading.elements],
        [{head: lines(text) for head, text in part.cells.items()} for part in reading.elements],
        sorted(
            ((one.kind, lines(one.text), one.source, places.get(one.element)) for one in reading.statements), key=str
        ),
        [(one.label, lines(one.text)) for one in reading.control],
    )  # fmt: skip


def tells(said, meant, form):
    """Say whether cells that were read tell what was meant.

    A table leaves out what stands there already, and gives a heading of ours another name beside the trust's own;
    JSON does neither.
    """
    if form != "json":
        return said == meant
    every = [{plan_layout.unrepeated(head): text for head, text in cells.items()} for cells in said]
    return len(said) == len(meant) and all(
        told.get(plan_layout.unrepeated(head)) == text or given.get(head) == text
        for given, told, wanted in zip(said, every, meant, strict=True)
        for head, text in wanted.items()
    )


def labels(control):
    """Return what a plan says of itself by name; a name that stands twice in JSON is counted there."""
    return {re.sub(r" 2$", "", label) for label, _ in control}


def of_content(content):
    said = Said()
    flags = content["flags"]
    columns = [column for level in content["levels"] for column in level["columns"]]
    headings, filled = under_headings(content["parts"], columns, flags)
    for place, (part, cells) in enumerate(zip(content["parts"], filled, strict=True)):
        said.parts.append((part["depth"], part["level"], part["number"], part["title"], lines(part["text"])))
        held = {head: lines(text) for head, text in zip(headings, cells, strict=True)}
        theme = {plan_layout.THEME: lines(part["theme"])}
        said.cells.append({head: text for head, text in (theme | held).items() if text})
        said.statements += [(one["kind"], lines(words_of(one)), sourced_of(one), place) for one in part["statements"]]
    said.statements += [(one["kind"], lines(words_of(one)), sourced_of(one), None) for one in content["statements"]]
    said.statements.sort(key=str)
    said.control = [
        (label, lines(text))
        for label, text in ((plan_layout.TITLE, content["plan"]["title"]), *control_of(content))
        if label != plan_layout.STANDING
    ]
    return said
