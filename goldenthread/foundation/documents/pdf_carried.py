"""What a PDF carries beside its pages: what it says of itself, its bookmarks, and a copy of its plan for programs."""

import re

import pypdfium2

from goldenthread.foundation.documents import json_text
from goldenthread.foundation.documents.document import Document, UnreadableDocument
from goldenthread.foundation.documents.laying import Laying

MOST_ATTACHED = 20
# A plan's own PDF carries its plan under this name, as JSON.
COPY_WITHIN = "golden-thread-plan.json"
READ_FROM_COPY = (
    "This PDF carries a copy of its plan for programs, and was read from that, not from its pages. Somebody who "
    "changed the pages did not change the copy."
)
MOST_BOOKMARKS = 2_000
_TOLD = (("title", "Title"), ("origin", "Keywords"), ("created", "CreationDate"), ("modified", "ModDate"))


def tell_facts(pdf: pypdfium2.PdfDocument, laying: Laying) -> None:
    """Lay down what the PDF says of itself, and how many pages it has."""
    told = pdf.get_metadata_dict()
    for key, named in _TOLD:
        laying.fact(key, told.get(named, ""))
    laying.fact("pages", str(len(pdf)))


def bookmarks(pdf: pypdfium2.PdfDocument) -> dict[str, int]:
    """Return the headings that the PDF lists, with their levels."""
    found: dict[str, int] = {}
    for mark in pdf.get_toc(max_depth=6):
        found.setdefault(plain(mark.get_title()), mark.level + 1)
        if len(found) > MOST_BOOKMARKS:
            break
    return found


def plain(text: str) -> str:
    """Return words as bookmarks and headings are held against each other."""
    return re.sub(r"\W+", " ", text).strip().lower()


def copy_within(pdf: pypdfium2.PdfDocument, name: str) -> Document | None:
    """Return the copy for programs that a plan's own PDF carries, where it has one that can be read."""
    for place in range(min(pdf.count_attachments(), MOST_ATTACHED)):
        attached = pdf.get_attachment(place)
        if attached.get_name() == COPY_WITHIN:
            try:
                return json_text.read(name, bytes(attached.get_data()))
            except (UnreadableDocument, pypdfium2.PdfiumError):
                return None
    return None
