"""What was read out of a plan: its tree, what it states, who and when, what to ask, and where each came from.

Identities are stable: the same document read again gives the same ones, so that an answer to a question finds it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from goldenthread.domain import date_words, targets
from goldenthread.foundation.documents.document import Span

WHOLE_DOCUMENT = "document"


@dataclass(frozen=True)
class Element:
    """A part of the plan. `level` is the document's own name for it, `number` is as printed, `depth` counts from 1.

    `cells` hold the text under each heading as printed, one line a paragraph. `short_title` is the wording of a
    summary grid, where the detail words it otherwise. `marks` say in words what was found damaged in it.
    `span` is where it stands; `pieces` are all the stretches that it was read from, those of its cells too.
    `column` names the cell of the parent that it spells out: a “KPI 1.1” within a column is a part and a cell.
    """

    id: str
    parent: str | None
    level: str
    depth: int
    number: str
    title: str
    text: str
    span: Span
    cells: Mapping[str, str] = field(default_factory=dict)
    cell_spans: Mapping[str, Span] = field(default_factory=dict)
    short_title: str = ""
    marks: Sequence[str] = ()
    pieces: Sequence[Span] = ()
    column: str = ""


@dataclass(frozen=True)
class Statement:
    """A mission, vision, value, principle, entitlement or piece of context; `element` is the part it stands under.

    `source` is where it comes from, where the document says so.
    """

    id: str
    kind: str
    text: str
    span: Span
    heading: str = ""
    element: str | None = None
    source: str = ""


@dataclass(frozen=True)
class Table:
    """A table as printed. `role` says what it became: elements, a grid that sums them up, control, or reference."""

    id: str
    headings: Sequence[str]
    rows: Sequence[Sequence[str]]
    span: Span
    role: str = "reference"


@dataclass(frozen=True)
class Control:
    """A field that the document keeps about itself: title, period, adopted, review date, owner."""

    field: str
    text: str
    span: Span
    label: str = ""


@dataclass(frozen=True)
class Assignment:
    """Who has what to do with an element, in the document's words; `person` is the part that names a human being."""

    element: str
    raw: str
    capacity: str
    span: Span
    party: str = ""
    person: str = ""
    column: str = ""


@dataclass(frozen=True)
class ElementDate:
    """A date phrase within an element, and the column that it stands in."""

    element: str
    reading: date_words.DateReading
    span: Span
    column: str = ""


@dataclass(frozen=True)
class ElementTarget:
    """A line of an element that says what success is, read as a target."""

    element: str
    reading: targets.TargetReading
    span: Span
    column: str = ""


@dataclass(frozen=True)
class Question:
    """Something that only a person can settle. `about` is an element's id, or the whole document.

    `proposal` is the answer that stands until one is given, and is the first of `choices`; where there are no
    choices the answer is free text. `kind` groups questions of one sort; `weight` is higher for what matters more.
    """

    id: str
    kind: str
    about: str
    asks: str
    proposal: str
    span: Span
    choices: Sequence[str] = ()
    elements: Sequence[str] = ()
    weight: int = 1

    @property
    def is_of_whole_document(self) -> bool:
        """Say whether one answer settles it everywhere."""
        return self.about == WHOLE_DOCUMENT


@dataclass(frozen=True)
class Furniture:
    """A stretch that is no part of the plan's content: page number, contents, repeated heading, mark-up."""

    kind: str
    span: Span


@dataclass(frozen=True)
class Coverage:
    """How many characters that are no white space there are, and which stretches nothing accounts for."""

    total: int
    accounted: int
    missing: Sequence[Span] = ()

    @property
    def is_complete(self) -> bool:
        """Say whether every character is accounted for."""
        return not self.missing


@dataclass(frozen=True)
class PlanReading:
    """All that was read out of one document, each list in reading order.

    `is_laid_out` where the document says itself what each of its pieces is, and nothing was weighed up.
    """

    elements: Sequence[Element] = ()
    statements: Sequence[Statement] = ()
    tables: Sequence[Table] = ()
    control: Sequence[Control] = ()
    assignments: Sequence[Assignment] = ()
    dates: Sequence[ElementDate] = ()
    targets: Sequence[ElementTarget] = ()
    questions: Sequence[Question] = ()
    furniture: Sequence[Furniture] = ()
    coverage: Coverage = Coverage(0, 0)
    flaws: Sequence[str] = ()
    is_laid_out: bool = False

    @property
    def levels(self) -> list[str]:
        """List the names of levels, the top first, each once."""
        return list(dict.fromkeys(element.level for element in sorted(self.elements, key=lambda part: part.depth)))


def as_json(reading: PlanReading) -> dict[str, Any]:
    """Give a reading as plain JSON values; a span as its first character and the one behind its last."""
    return {
        "elements": [_element(element) for element in reading.elements],
        "statements": [_statement(statement) for statement in reading.statements],
        "tables": [_table(table) for table in reading.tables],
        "control": {control.field: control.text for control in reading.control},
        "assignments": [_assignment(assignment) for assignment in reading.assignments],
        "dates": [
            {**date_words.as_json(found.reading), "element": found.element, "column": found.column}
            | {"span": _span(found.span)}
            for found in reading.dates
        ],
        "targets": [
            {**targets.as_json(found.reading), "element": found.element, "column": found.column}
            | {"span": _span(found.span)}
            for found in reading.targets
        ],
        "questions": [_question(question) for question in reading.questions],
        "furniture": [{"kind": furniture.kind, "span": _span(furniture.span)} for furniture in reading.furniture],
        "coverage": {
            "total": reading.coverage.total,
            "accounted": reading.coverage.accounted,
            "missing": [_span(span) for span in reading.coverage.missing],
        },
        "control_spans": {control.field: _span(control.span) for control in reading.control},
        "levels": reading.levels,
        "flaws": list(reading.flaws),
        "laid_out": reading.is_laid_out,
    }


def _element(element: Element) -> dict[str, Any]:
    return {
        "id": element.id,
        "parent": element.parent,
        "level": element.level,
        "depth": element.depth,
        "number": element.number,
        "title": element.title,
        "text": element.text,
        "cells": dict(element.cells),
        "span": _span(element.span),
        "cell_spans": {heading: _span(span) for heading, span in element.cell_spans.items()},
        "short_title": element.short_title,
        "marks": list(element.marks),
        "column": element.column,
        "pieces": [_span(span) for span in element.pieces],
    }


def _statement(statement: Statement) -> dict[str, Any]:
    return {
        "id": statement.id,
        "kind": statement.kind,
        "text": statement.text,
        "span": _span(statement.span),
        "heading": statement.heading,
        "element": statement.element,
        "source": statement.source,
    }


def _table(table: Table) -> dict[str, Any]:
    return {
        "id": table.id,
        "headings": list(table.headings),
        "rows": [list(row) for row in table.rows],
        "span": _span(table.span),
        "role": table.role,
    }


def _assignment(assignment: Assignment) -> dict[str, Any]:
    return {
        "element": assignment.element,
        "raw": assignment.raw,
        "capacity": assignment.capacity,
        "span": _span(assignment.span),
        "party": assignment.party,
        "person": assignment.person,
        "column": assignment.column,
    }


def _question(question: Question) -> dict[str, Any]:
    return {
        "about": question.about,
        "asks": question.asks,
        "proposal": question.proposal,
        "span": _span(question.span),
        "id": question.id,
        "kind": question.kind,
        "choices": list(question.choices),
        "elements": list(question.elements),
        "whole_document": question.is_of_whole_document,
        "weight": question.weight,
    }


def _span(span: Span) -> list[int]:
    return [span.start, span.end]
