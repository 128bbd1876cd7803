"""Reads a document of any form, told by its content. For a file from outside, `safely.read_safely` is the door."""

from pathlib import Path

from goldenthread.foundation.documents import (
    json_text,
    markdown,
    open_text,
    pdf,
    plain_text,
    table_text,
    telling,
    word,
    workbook,
)
from goldenthread.foundation.documents.document import Document, UnreadableDocument

MOST_BYTES = 40 * 1024 * 1024

_READERS = {
    "docx": word.read,
    "odt": open_text.read,
    "pdf": pdf.read,
    "workbook": workbook.read,
    "csv": table_text.read,
    "json": json_text.read,
    "markdown": markdown.read,
    "text": plain_text.read,
}


def read(content: bytes | Path, name: str, *, aligned: bool = False) -> Document:
    """Read a document, or say why it cannot be read; with `aligned` a PDF as one table without ruled lines."""
    kept = content if isinstance(content, bytes) else _bytes_at(content)
    require_size(len(kept))
    if aligned and telling.form_of(kept, name) == "pdf":
        return pdf.read_aligned(name, kept)
    return _READERS[telling.form_of(kept, name)](name, kept)


def require_size(size: int) -> None:
    """Refuse what is larger than any plan, before it is read."""
    if size > MOST_BYTES:
        raise UnreadableDocument(
            f"The file is larger than {MOST_BYTES // (1024 * 1024)} MB, and is not read. "
            "Save it without its pictures, or bring in the part that is the plan."
        )


def _bytes_at(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(MOST_BYTES + 1)
    except OSError as error:
        raise UnreadableDocument(f"{path.name} cannot be opened: {error.strerror}.") from error
