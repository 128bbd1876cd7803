"""A file with a checklist in it, read into what a checklist keeps."""

from pathlib import Path
from typing import Any

from django.core.exceptions import ValidationError

from goldenthread.domain.reading.checklist_reading import NUMBERED, read_tables
from goldenthread.features.intake.scheme_tables import LONG_FOR_A_HEADING, tables_of
from goldenthread.foundation.documents.document import Block, Document
from goldenthread.foundation.documents.safely import read_safely


def read_checklist(content: bytes | Path, name: str) -> tuple[dict[str, Any], list[str]]:
    """Return a file's checklist as a document, and what could not be understood of it.

    Raises UnreadableDocument with a sentence, and ValidationError where no question is found.
    """
    document = read_safely(content, name)
    tables, loose = tables_of(document)
    says = "\n".join(loose)
    found = read_tables([(table.heading, table.rows) for table in tables], says)
    if not found.count and loose:
        found = read_tables(_lists(document), says)
    if not found.count:
        raise ValidationError(
            "No question could be found in it: a table with a line for each question, or a list with one a line."
        )
    title = (
        _title(document) or found.title or Path(name).stem.replace("_", " ").replace("-", " ").strip() or "Checklist"
    )
    flaws = list(dict.fromkeys([*found.flaws, *document.flaws]))
    return {"name": f"{title[:1].upper()}{title[1:120]}", "areas": found.areas}, flaws


def _title(document: Document) -> str:
    """Return what the paper calls itself, where it says so by its looks."""
    first = next((block for block in document.blocks if block.cell is None and block.text.strip()), None)
    is_title = first is not None and (first.style.lower() == "title" or first.heading == 1)
    return " ".join(first.text.split()) if first is not None and is_title and first.style != "sheet name" else ""


def _lists(document: Document) -> list[tuple[str, list[list[str]]]]:
    """Return lists as tables of one column, under their headings; beside marked lines, prose is no question."""
    loose = [block for block in document.blocks if block.cell is None]
    marked = any(_is_marked(block) for block in loose)
    found: list[tuple[str, list[list[str]]]] = [("", [])]
    for block in loose:
        if not marked or _is_marked(block):
            found[-1][1].append([block.text])
        elif block.heading or (block.is_bold and len(block.text) < LONG_FOR_A_HEADING):
            found.append((block.text, []))
    return found


def _is_marked(block: Block) -> bool:
    """Say whether a line is one of a list: by a mark that is drawn, or a number, a bullet or a box that is typed."""
    return not block.heading and (bool(block.marker) or bool(NUMBERED.match(block.text)))
