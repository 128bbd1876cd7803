"""A table kept as text (CSV), its cells as they were written: one that begins with “=” is text like any other."""

from goldenthread.foundation import delimited
from goldenthread.foundation.documents.document import Document, Place, UnreadableDocument
from goldenthread.foundation.documents.laying import Laying

MOST_COLUMNS = 500


def read(name: str, content: bytes) -> Document:
    """Read every row as a row of one table, those above the headings too."""
    laying = Laying(name, "csv")
    try:
        for number, row in enumerate(delimited.every_row(content)):
            _lay_row(laying, number, row)
    except delimited.UnreadableFile as error:
        raise UnreadableDocument(str(error)) from error
    if any("\ufffd" in block.text for block in laying.blocks):
        laying.flaw("Some letters could not be read; they stand as “\ufffd”.")
    return laying.document()


def _lay_row(laying: Laying, number: int, row: list[str]) -> None:
    if len(row) > MOST_COLUMNS:
        raise UnreadableDocument(f"The table has more than {MOST_COLUMNS} columns, and is not read.")
    gap = "\n"
    for column, cell in enumerate(row):
        for line in cell.splitlines():
            laying.lay(line, gap, cell=Place(1, number, column))
            gap = "\n"
        gap = "\t" if cell.strip() else gap
