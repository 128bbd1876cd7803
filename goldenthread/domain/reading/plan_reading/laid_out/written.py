"""Plans as JSON: as the paper of a plan is written, as `read-plan --json` prints one, and as a version is kept."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from typing import Any

from goldenthread.domain.plans import plan_layout as layout
from goldenthread.domain.reading.plan_reading.laid_out.gathering import Gathering
from goldenthread.domain.reading.plan_reading.notes import Notes
from goldenthread.foundation.documents.document import Block, Document, Span
from goldenthread.foundation.documents.json_text import parts_of

# A value is a line of the document, or a record of values by name; a list is a record by place.
Record = dict[str, Any]


def is_laid_out(document: Document) -> bool:
    """Say whether JSON lists the parts of a plan."""
    if document.form != "json":
        return False
    return any(_is_title(parts_of(block.style)) for block in document.blocks)


def _is_title(steps: Sequence[str]) -> bool:
    """Tell the title of a listed part: /elements/0/title, and /plan/parts/0/title in a version."""
    return steps[-1:] == ["title"] and [*steps[:-2]] in (["elements"], ["plan", "parts"])


def read(notes: Notes) -> None:
    """Read the parts, each with what hangs from it, and what the plan says of itself."""
    gathering = Gathering(notes)
    whole = _records(notes.source.document.blocks)
    reader: _Version | _Paper = _Version(gathering, whole) if "elements" not in whole else _Paper(gathering, whole)
    reader.read()
    kept = set(notes.kept())
    gathering.set_aside("bookkeeping of the file", (
        block for block in notes.source.document.blocks
        if block.span not in kept and not any(_within(block, control.span) for control in notes.control)
    ))  # fmt: skip


def _records(blocks: Sequence[Block]) -> Record:
    """Put the lines back into the records that they came from; one text of several lines is one value."""
    whole: Record = {}
    for style, held in groupby(blocks, key=lambda block: block.style):
        *steps, last = parts_of(style) or [""]
        record = whole
        for step in steps:
            below = record.setdefault(step, {})
            record = below if isinstance(below, dict) else {}
        record[last] = list(held)
    return whole


class _Reader:
    """Hands the records of a plan to the gathering."""

    def __init__(self, gathering: Gathering, whole: Record) -> None:
        self.gathering, self.whole = gathering, whole

    def blocks(self, record: Record, name: str) -> list[Block]:
        """Return the lines under a name."""
        found = record.get(name)
        return found if isinstance(found, list) else []

    def said(self, record: Record, name: str) -> str:
        """Return the text under a name."""
        return "\n".join(block.text for block in self.blocks(record, name))

    def cell(self, heading: str, blocks: Sequence[Block]) -> None:
        """Put lines under a heading of the part that is open."""
        if blocks:
            self.gathering.add_cell(heading, blocks)

    def listed(self, record: Record, name: str) -> list[Block]:
        """Return the lines of a list of texts."""
        return [block for at in _in(record, name) for block in self.blocks(_of(record, name), at)]

    def control(self, label: str, blocks: list[Block]) -> None:
        """Keep what the plan says of itself under a label."""
        if blocks:
            self.gathering.keep_control(label, [], blocks)

    def statement(self, record: Record) -> None:
        """Add a statement; its kind is said by its heading."""
        kind = self.said(record, "kind")
        words = [*self.blocks(record, "text"), *self.blocks(record, "quotation")]
        source = [block for name in ("source", "year", "base") for block in self.blocks(record, name)]
        if words:
            heading = layout.STATEMENTS.get(kind, kind)
            self.gathering.add_statement(heading, words, source, name=self.blocks(record, "title"))


class _Paper(_Reader):
    def read(self) -> None:
        plan = _of(self.whole, "plan")
        self.control(layout.TITLE, self.blocks(plan, "title"))
        self.control("Organisation", self.blocks(plan, "of"))
        self.control("Period", self.blocks(plan, "period"))
        control = _of(self.whole, "control")
        for label in control:
            self.control(label, self.blocks(control, label))
        marks = {self.said(each, "key"): self.blocks(each, "name") for each in _each(self.whole, "flags")}
        for each in _each(self.whole, "flags"):
            self._mark(each)
        people = self._by_part("assignments")
        statements = self._by_part("statements")
        for said in statements.pop("", []):
            self.statement(said)
        depths: dict[str, int] = {}
        for part in _each(self.whole, "elements"):
            name = self.said(part, "id")
            depths[name] = _depth(self.said(part, "depth"), depths.get(self.said(part, "parent"), 0))
            self._part(part, depths[name], people.get(name, []), marks)
            for said in statements.get(name, []):
                self.statement(said)

    def _mark(self, each: Record) -> None:
        name = self.said(each, "name")
        self.control(f"Mark {name}", self.blocks(each, "meaning") or self.blocks(each, "name"))

    def _by_part(self, name: str) -> dict[str, list[Record]]:
        found: dict[str, list[Record]] = {}
        for each in _each(self.whole, name):
            found.setdefault(self.said(each, "element"), []).append(each)
        return found

    def _part(
        self, part: Record, depth: int, people: Sequence[Record], marks: Mapping[str, list[Block]]
    ) -> None:  # fmt: skip
        head = [*self.blocks(part, "level"), *self.blocks(part, "number"), *self.blocks(part, "title")]
        if not (head := head or self.blocks(part, "text")):
            return
        self.gathering.open_part(
            depth, self.said(part, "level"), self.said(part, "number"), self.said(part, "title"), head
        )
        self.gathering.add_text(self.blocks(part, "text"))
        cells = _of(part, "cells")
        self.cell(layout.THEME, self.blocks(part, "theme"))
        for heading in cells:
            self.cell(heading, self.blocks(cells, heading))
        names = {layout.unrepeated(heading) for heading in cells}
        for capacity, heading in layout.PEOPLE.items():
            called = layout.repeated(heading) if heading in names else heading
            held = [each for each in people if self.said(each, "capacity") in (capacity, heading.lower())]
            # Where a cell names them already, as in what was read, they are told there.
            if not any("party" in each or "column" in each for each in held):
                self.cell(called, [block for each in held for block in self.blocks(each, "raw")])
        ours = ((layout.DUE, self.blocks(part, "due")), (layout.TARGETS, self.listed(part, "targets")))
        for heading, blocks in ours:
            self.cell(layout.repeated(heading) if heading in cells else heading, blocks)
        flags = self.listed(part, "flags")
        self.cell(layout.MARKS, [block for flag in flags for block in marks.get(flag.text, [flag])])
        years = _of(part, "milestones")
        for year in years:
            self.cell(year, self.blocks(years, year))


class _Version(_Reader):
    """A version as it is kept: its columns by their keys, its people and its marks in pairs."""

    def read(self) -> None:
        plan = _of(self.whole, "plan")
        self.control(layout.TITLE, self.blocks(plan, "title"))
        self.control("Period", self.blocks(plan, "period_words"))
        for pair in _each(plan, "control"):
            self.control(self.said(pair, "0"), self.blocks(pair, "1"))
        levels = {self.said(level, "depth"): level for level in _each(plan, "levels")}
        names = {
            depth: {self.said(column, "key"): self.said(column, "name") for column in _each(level, "columns")}
            for depth, level in levels.items()
        }
        statements: dict[str, list[Record]] = {}
        for said in _each(plan, "statements"):
            statements.setdefault(self.said(said, "part"), []).append(said)
        for said in statements.pop("", []):
            self.statement(said)
        for part in _each(plan, "parts"):
            depth = self.said(part, "depth")
            self._part(part, levels.get(depth, {}), names.get(depth, {}))
            for said in statements.get(self.said(part, "ref"), []):
                self.statement(said)

    def _part(self, part: Record, level: Record, names: Mapping[str, str]) -> None:
        number = "printed" if "printed" in part else "counted"
        head = [*self.blocks(part, number), *self.blocks(part, "title")]
        if not (head := head or self.blocks(part, "text")):
            return
        self.gathering.open_part(
            _depth(self.said(part, "depth"), 0), self.said(level, "one"), self.said(part, number),
            self.said(part, "title"), head,
        )  # fmt: skip
        self.gathering.add_text(self.blocks(part, "text"))
        self.cell(layout.THEME, self.blocks(part, "theme"))
        texts = []
        for pair in _each(part, "cells"):
            key = self.said(pair, "0")
            self.cell(names.get(key, key), self.blocks(pair, "1"))
            texts.append(self.said(pair, "1"))
        for capacity, heading in layout.PEOPLE.items():
            held = [pair for pair in _each(part, "people") if self.said(pair, "0") == capacity]
            self.cell(heading, [block for pair in held for block in self.blocks(pair, "1")])
        self.cell(layout.DUE, self.blocks(part, "due_words"))
        targets = [self.blocks(each, "text") for each in _each(part, "targets")]
        printed = "\n".join(texts)
        self.cell(layout.TARGETS, [
            block for held in targets for block in held if block.text not in printed
        ])  # fmt: skip
        self.cell(layout.MARKS, self.listed(part, "flags"))
        for pair in _each(part, "milestones"):
            self.cell(self.said(pair, "0"), self.blocks(pair, "1"))


def _within(block: Block, span: Span) -> bool:
    return span.start <= block.span.start and block.span.end <= span.end


def _in(record: Record, name: str) -> list[str]:
    return list(_of(record, name))


def _of(record: Record, name: str) -> Record:
    found = record.get(name)
    return found if isinstance(found, dict) else {}


def _each(record: Record, name: str) -> Iterator[Record]:
    for each in _of(record, name).values():
        if isinstance(each, dict):
            yield each


def _depth(said: str, above: int) -> int:
    return int(said) if said.isdecimal() and 0 < int(said) < 20 else above + 1
