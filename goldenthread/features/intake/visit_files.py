"""A file on which somebody told of a visit, as the form that it is read from."""

import datetime as dt
from pathlib import Path

from goldenthread.domain.reading.forms import Form
from goldenthread.domain.reading.paper import Grid, bits_in, bits_of, parts_of
from goldenthread.domain.reading.visit_reading.reading import answers_in, visits_in
from goldenthread.foundation.documents.document import UnreadableDocument
from goldenthread.foundation.documents.safely import read_safely

# No form of a visit, and no list of a year's visits, has more lines and cells.
MOST_LINES = 3_000


def visit_form_in(content: bytes | Path, name: str, today: dt.date) -> tuple[Form, list[Form]]:
    """Return a form as its answers, and of a list with a visit a row each as a form.

    Raises UnreadableDocument with a sentence.
    """
    document = read_safely(content, name, most_pieces=MOST_LINES)
    bits = bits_of(document)
    if bits and document.blocks[0].style.casefold() == "title":
        bits = [bits[0]._replace(heading=1), *bits[1:]]
    tables = (part.rows for part in parts_of(bits) if isinstance(part, Grid))
    listed = [one for rows in tables for one in visits_in(rows, today)]
    return answers_in(bits), listed if len(listed) > 1 else []


def visit_form_pasted(text: str) -> Form:
    """Return what was pasted as a form. Raises UnreadableDocument with a sentence where it is longer than any."""
    bits = bits_in(text)
    if len(bits) > MOST_LINES:
        raise UnreadableDocument(f"It has more than {MOST_LINES:,} lines. Paste the part that tells of the visit.")
    return answers_in(bits)
