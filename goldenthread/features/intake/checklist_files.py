"""A file with a checklist in it, read into what a checklist keeps."""

from pathlib import Path
from typing import Any

from django.core.exceptions import ValidationError

from goldenthread.domain.checklist_reading import read_tables
from goldenthread.features.intake.scheme_tables import tables_of
from goldenthread.foundation.documents.safely import read_safely


def read_checklist(content: bytes | Path, name: str) -> tuple[dict[str, Any], list[str]]:
    """Return a file's checklist as a document, and what could not be understood of it.

    Raises UnreadableDocument with a sentence, and ValidationError where no question is found.
    """
    document = read_safely(content, name)
    tables, loose = tables_of(document)
    found = read_tables([(table.heading, table.rows) for table in tables])
    if not found.count and loose:
        found = read_tables([("", [[line] for line in loose])])
    if not found.count:
        raise ValidationError(
            "No question could be found in it: a table with a line for each question, or a list with one a line."
        )
    title = Path(name).stem.replace("_", " ").replace("-", " ").strip() or "Checklist"
    flaws = list(dict.fromkeys([*found.flaws, *document.flaws]))
    return {"name": title[:120].capitalize(), "areas": found.areas}, flaws
