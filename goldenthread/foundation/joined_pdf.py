"""Several PDFs as one. People may have brought some of them, so all are opened in a process of their own.

A PDF steers its reader: here it runs with a bound on its memory and its seconds, and without this process's secrets.
"""

import io
import json
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from goldenthread.foundation.documents import child
from goldenthread.foundation.documents.document import UnreadableDocument
from goldenthread.foundation.documents.safely import MOST_ANSWERED, run_bounded

MOST_PAGES = 1_000
COUNT, JOIN = "count", "join"


class NotJoined(Exception):
    """The parts could not be put together."""


@dataclass(frozen=True)
class Part:
    """A PDF, or one page of it where `page` names one, the first being 0."""

    content: bytes
    page: int | None = None


def page_counts(contents: Sequence[bytes]) -> list[int]:
    """Return how many pages each has; 0 of one that cannot be read, and of more than are ever joined."""
    if not contents:
        return []
    try:
        found = json.loads(_run(COUNT, [Part(one) for one in contents]))
    except (NotJoined, ValueError):
        return [0] * len(contents)
    return [number if number <= MOST_PAGES else 0 for number in found]


def joined(parts: Sequence[Part]) -> bytes:
    """Return the pages of every part in their order, as one file. Raises NotJoined, in bounded time."""
    if len(parts) == 1 and parts[0].page is None:
        return parts[0].content
    return _run(JOIN, parts)


def _run(deed: str, parts: Sequence[Part]) -> bytes:
    with tempfile.TemporaryFile() as given, tempfile.TemporaryFile() as answered:
        given.write(json.dumps([[len(part.content), part.page] for part in parts]).encode() + b"\n")
        for part in parts:
            given.write(part.content)
        given.seek(0)
        try:
            code = run_bounded([deed], given, answered, module=__name__)
        except UnreadableDocument as slow:
            raise NotJoined from slow
        answered.seek(0)
        answer = answered.read(MOST_ANSWERED + 1)
    if code != 0 or not answer or len(answer) > MOST_ANSWERED:
        raise NotJoined
    return answer


# --- In the process of its own


def main() -> None:
    """Bound this process, read the parts on standard input and print their pages, or how many there are."""
    child.bound()
    # The reader comes after the bounds, so that the bounds hold for it too.
    import pypdfium2  # noqa: PLC0415

    parts = [(sys.stdin.buffer.read(size), page) for size, page in json.loads(sys.stdin.buffer.readline())]
    if sys.argv[1] == COUNT:
        json.dump([_count(pypdfium2, content) for content, _ in parts], sys.stdout)
        return
    whole = pypdfium2.PdfDocument.new()
    for content, page in parts:
        whole.import_pages(pypdfium2.PdfDocument(content), None if page is None else [page])
    held = io.BytesIO()
    whole.save(held)
    sys.stdout.buffer.write(held.getvalue())


def _count(pypdfium2: Any, content: bytes) -> int:
    """Return how many pages can be taken out of a PDF: none where it is locked, damaged or made to deceive."""
    try:
        source, whole = pypdfium2.PdfDocument(content), pypdfium2.PdfDocument.new()
        if len(source) > MOST_PAGES:
            return 0
        whole.import_pages(source)
        return len(whole)
    except pypdfium2.PdfiumError:
        return 0


if __name__ == "__main__":
    main()
