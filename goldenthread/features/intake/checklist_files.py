"""A file with a checklist in it, read into what a checklist keeps."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from django.core.exceptions import ValidationError

from goldenthread.domain.reading.checklist_reading.answers import answer_behind
from goldenthread.domain.reading.checklist_reading.areas import NUMBERED
from goldenthread.domain.reading.checklist_reading.lines import put_together
from goldenthread.domain.reading.checklist_reading.reading import ReadChecklist, filled_tables, read_tables
from goldenthread.domain.reading.columns import Told
from goldenthread.domain.reading.paper import Bit, bits_of
from goldenthread.features.intake.scheme_tables import tables_of
from goldenthread.foundation.documents.document import Document
from goldenthread.foundation.documents.safely import MOST_OF_A_PAPER, read_safely

# A line of so many words at most, which asks nothing, heads the questions beneath it.
_HEADING = 9
# And a field that is filled in over the questions.
_FEW = 5
_TITLE_PAGE = ("", "title page")
_HEADINGS = ("Question", "Answer")
MOST_SAID = 4_000
# What a paper of this kind is called; a question may begin with such a word.
_A_CHECKLIST = re.compile(
    r"(?<=\S )(?:check(?:list)?|audit|review|inspection|walk|return|survey|self[- ]\w+|tool|questionnaire)\b"
    r"|^(?:checklist|audit|survey)\b",
    re.IGNORECASE,
)
Tables = list[tuple[str, list[list[str]]]]


@dataclass(frozen=True)
class ChecklistPaper:
    """What a checklist is read from: its tables with what stands over each, and what is said beside them."""

    name: str
    tables: Tables
    says: str = ""
    flaws: list[str] = field(default_factory=list)

    def read(self, told: Mapping[int, Told | None] | None = None) -> "ReadPaper":
        """Return its checklist. Raises ValidationError where no question is found."""
        found = read_tables(self.tables, self.says, told)
        if not found.count:
            raise ValidationError(
                "No question could be found in it: a table with a line for each question, or a list with one a line."
            )
        name = self.name or found.title or "Checklist"
        flaws = list(dict.fromkeys([*found.flaws, *self.flaws]))
        document = {"name": f"{name[:1].upper()}{name[1:120]}", "areas": found.areas}
        return ReadPaper(document, flaws, found.columns, self._kept(found.columns))

    def _kept(self, columns: Mapping[int, Told]) -> dict[str, Any]:
        told = {str(place): [said.row, list(said.means)] for place, said in columns.items()}
        return {"name": self.name, "tables": self.tables, "says": self.says[:MOST_SAID], "columns": told}


@dataclass(frozen=True)
class ReadPaper:
    """A checklist as a document, what could not be understood, what each column was taken for, and all of it kept."""

    document: dict[str, Any]
    flaws: list[str]
    columns: Mapping[int, Told]
    source: dict[str, Any]


def paper_kept(source: Mapping[str, Any]) -> tuple[ChecklistPaper, dict[int, Told]]:
    """Return what a checklist was read from, as it was kept, and what each column was taken for."""
    tables = [(str(title), rows) for title, rows in source.get("tables", ())]
    columns = {int(place): Told(row, tuple(means)) for place, (row, means) in source.get("columns", {}).items()}
    return ChecklistPaper(source.get("name", ""), tables, source.get("says", "")), columns


def checklist_paper(content: bytes | Path, name: str) -> ChecklistPaper:
    """Return what a file's checklist is read from. Raises UnreadableDocument with a sentence."""
    document = read_safely(content, name, most_pieces=MOST_OF_A_PAPER)
    tables, loose = tables_of(document)
    says = "\n".join(loose)
    plain = filled_tables((table.heading, table.rows) for table in tables)
    found: ReadChecklist = read_tables(plain, says)
    flaws = list(document.flaws)
    if not found.count and loose:
        plain = filled_tables(_lists(bits_of(document)))
        flaws += _left_out(loose, plain)
    stem = Path(name).stem.replace("_", " ").replace("-", " ").strip()
    return ChecklistPaper(_title(document) or found.title or stem, plain, says, flaws)


def _left_out(lines: list[str], taken: Tables) -> list[str]:
    """Say which lines below the first question were taken neither for one nor for a heading."""
    told = " ".join(words for title, rows in taken for words in (title, *(cell for row in rows for cell in row)))
    below = [" ".join(line.split()) for line in lines]
    is_taken = [NUMBERED.sub("", line).partition("?")[0].strip() in told for line in below]
    first = is_taken.index(True) if any(is_taken) else len(below)
    left = [line for line, found in zip(below[first:], is_taken[first:], strict=True) if not found]
    more = f" and {len(left) - 1} more" if len(left) > 1 else ""
    return [f"“{left[0][:120]}”{more}: taken for no question, and left out."] if left else []


def _title(document: Document) -> str:
    """Return what the paper calls itself, where it says so by its looks, or by what such papers are called."""
    first = next((block for block in document.blocks if block.cell is None and block.text.strip()), None)
    is_title = first is not None and (
        first.style.lower() == "title" or first.heading == 1
        or (len(first.text.split()) <= _HEADING and not first.text.endswith((".", "?"))
            and not NUMBERED.match(first.text) and bool(_A_CHECKLIST.search(first.text)))
    )  # fmt: skip
    return " ".join(first.text.split()) if first is not None and is_title and first.style != "sheet name" else ""


def _lists(bits: list[Bit]) -> Tables:
    """Return lists as tables of one column, under their headings; beside lines that are marked or ask, no prose."""
    lines = list(put_together(bit for bit in bits if bit.cell is None and bit.text.strip()))
    answers, loose = [answer for _, answer in lines], [bit for bit, _ in lines]
    told = any(_is_line(bit) for bit in loose)
    asking = any(bit.text.endswith("?") for bit in loose)
    found: Tables = [("", [])]
    for bit, then, answer in zip(loose, [*loose[1:], Bit("")], answers, strict=True):
        leads = bit.text.endswith(":") and _is_line(then)
        is_short = len(bit.text.split()) <= _HEADING and not bit.text.endswith((".", "?"))
        heads = is_short and (asking or (_is_line(then) and not bit.text.endswith(":")))
        if not told or _is_line(bit) or leads:
            found[-1][1].append([bit.text, answer] if any(answers) else [bit.text])
        elif bit.heading or heads:
            found.append((bit.text, []))
    head = [list(_HEADINGS)] if any(answers) else []
    return [
        (name, [*head, *rows] if rows else rows) for name, rows in found if not (asking and _is_filled_in(name, rows))
    ]


def _is_filled_in(name: str, rows: list[list[str]]) -> bool:
    """Tell “Report reference”, “School”, “Date of review” over the questions: a form's own fields, no questions."""
    words = [NUMBERED.sub("", row[0]) for row in rows]
    return name.casefold() in _TITLE_PAGE and all(
        len(each.split()) <= _FEW and not each.endswith("?") for each in words
    )


def _is_line(bit: Bit) -> bool:
    """Say whether a line is a question or of a list: by its mark, drawn or typed, or because it asks."""
    return not bit.heading and (
        bit.is_item or bool(NUMBERED.match(bit.text)) or answer_behind(bit.text)[0].endswith("?")
    )
