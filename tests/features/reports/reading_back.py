"""A Word or Excel file of a plan, read back by nothing but what stands in it."""

import io
import re
from dataclasses import dataclass, field

from docx import Document
from docx.table import Table
from python_calamine import CalamineWorkbook

from goldenthread.features.reports.queries.plan_paper import HEADINGS

CALLED = re.compile(r"(?P<level>.+?)(?: (?P<number>\S*\d\S*))?: (?P<title>.*)", re.DOTALL)


@dataclass
class Read:
    """One part as it was read back."""

    depth: int
    level: str
    number: str
    title: str
    words: list[str] = field(default_factory=list)
    cells: dict[str, list[str]] = field(default_factory=dict)


class FromWord:
    """The parts and statements of a Word file, in their order."""

    def __init__(self, made: bytes) -> None:
        self.parts: list[Read] = []
        self.statements: list[tuple[str, str]] = []
        self.control: dict[str, str] = {}
        self._depths: dict[str, int] = {}
        self._said = ""
        self._label = ""
        for block in Document(io.BytesIO(made)).iter_inner_content():
            if isinstance(block, Table):
                self._table(block)
            elif block.text.strip():
                self._paragraph(block)

    def _paragraph(self, line) -> None:
        style = line.style.name
        if style.startswith("Heading"):
            self._heading(line.text, int(style.split()[-1]))
        elif self._said and line.text.startswith("Source: "):
            return
        elif self._said:
            self.statements.append((self._said, line.text))
        elif self.parts and style.startswith("toc") is False:
            self._under(line)

    def _heading(self, text: str, depth: int) -> None:
        self._label = ""
        self._said = text if text in [*HEADINGS.values(), "Marks"] else ""
        if not self._said:
            facts = CALLED.fullmatch(text).groupdict()
            self._depths[facts["level"]] = depth
            self.parts.append(Read(depth, facts["level"], facts["number"] or "", facts["title"]))

    def _under(self, line) -> None:
        first = line.runs[0]
        part = self.parts[-1]
        if first.bold and first.text.endswith(":"):
            self._label = first.text[:-1]
            rest = line.text[len(first.text) :].strip()
            part.cells[self._label] = [rest] if rest else []
        elif line.style.name == "List Bullet":
            part.cells[self._label].append(line.text)
        else:
            part.words.append(line.text)

    def _table(self, table: Table) -> None:
        rows = [[[each.text for each in cell.paragraphs if each.text] for cell in row.cells] for row in table.rows]
        if not self.parts and not self._depths and len(rows[0]) == 2 and "Status" in rows[0][0]:
            self.control = {head[0]: "\n".join(text) for head, text in rows}
            return
        head = ["\n".join(cell) for cell in rows[0]]
        at = 1 if head[0] == "No." else 0
        level = head[at]
        depth = self._depths.get(level) or (self.parts[-1].depth + 1 if self.parts else 1)
        self._depths[level] = depth
        for row in rows[1:]:
            number = "".join(row[0]) if at else ""
            cells = dict(zip(head[at + 1 :], row[at + 1 :], strict=True))
            self.parts.append(Read(depth, level, number, row[at][0], row[at][1:], cells))


def from_excel(made: bytes, levels: int) -> list[Read]:
    lines = CalamineWorkbook.from_filelike(io.BytesIO(made)).get_sheet_by_name("Plan").to_python()
    head = lines[0]
    parts = []
    for row in lines[1:]:
        depth = next(at for at in range(1, levels + 1) if row[at])
        cells = {name: text.splitlines() for name, text in zip(head[levels + 1 :], row[levels + 1 :], strict=True)}
        parts.append(Read(depth, head[depth], row[0], row[depth], cells.pop("In its own words", []), cells))
    return parts
