"""Workbooks as tables: each sheet that can be seen, as the CSV that it would be saved as.

A published workbook is as large a machine that a file steers as any document, and is read where documents are: in a
process of its own, with a bound on its memory and its seconds.
"""

import csv
import datetime as dt
import io
import json
import sys
import zipfile
from pathlib import Path
from typing import Any

from goldenthread.foundation.delimited import BROKEN_ZIP, UnreadableFile
from goldenthread.foundation.documents import child
from goldenthread.foundation.documents.document import UnreadableDocument
from goldenthread.foundation.documents.safely import MOST_ANSWERED, run_bounded
from goldenthread.foundation.nameless import nameless_file

MOST_BYTES = 60 * 1024 * 1024
MOST_SHEETS = 40
OLD = b"\xd0\xcf\x11\xe0"
FAILED = "The workbook cannot be read: it is damaged, locked or too large. Save the sheet as CSV, and bring that in."


def is_workbook(source: bytes | Path) -> bool:
    """Say whether a file is a workbook, by its content."""
    try:
        head = source[:4] if isinstance(source, bytes) else _head(source)
        if head == OLD:
            return True
        if head != b"PK\x03\x04":
            return False
        with zipfile.ZipFile(io.BytesIO(source) if isinstance(source, bytes) else source) as packed:
            return "[Content_Types].xml" in packed.namelist() and any(
                name.startswith("xl/") for name in packed.namelist()
            )
    except BROKEN_ZIP:
        return False


def sheets_of(source: bytes | Path) -> list[tuple[str, bytes]]:
    """Return the sheets that can be seen, by name, each as CSV. Raises UnreadableFile, in bounded time."""
    content = source if isinstance(source, bytes) else source.read_bytes()
    if len(content) > MOST_BYTES:
        raise UnreadableFile(f"The workbook is larger than {MOST_BYTES // (1024 * 1024)} MB, and is not read.")
    with nameless_file() as given, nameless_file() as answered:
        given.write(content)
        given.seek(0)
        try:
            code = run_bounded([], given, answered, module=__name__)
        except UnreadableDocument as slow:
            raise UnreadableFile(FAILED) from slow
        answered.seek(0)
        answer = answered.read(MOST_ANSWERED + 1)
    try:
        found = json.loads(answer) if code == 0 and len(answer) <= MOST_ANSWERED else None
    except ValueError:
        found = None
    if not found:
        raise UnreadableFile(FAILED)
    return [(name, text.encode()) for name, text in found]


def _head(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(4)


# --- In the process of its own


def main() -> None:
    """Bound this process, read the workbook on standard input and print its sheets."""
    child.bound()
    json.dump(read_here(sys.stdin.buffer.read(MOST_BYTES + 1)), sys.stdout)


def read_here(content: bytes) -> list[tuple[str, str]]:
    """Return a workbook's sheets that can be seen, each as CSV; only for a process that is bounded already."""
    # The reader comes after the bounds, so that the bounds hold for it too.
    from python_calamine import CalamineWorkbook, SheetVisibleEnum  # noqa: PLC0415

    workbook = CalamineWorkbook.from_object(io.BytesIO(content))
    shown = [sheet.name for sheet in workbook.sheets_metadata if sheet.visible == SheetVisibleEnum.Visible]
    return [(name, _as_csv(workbook.get_sheet_by_name(name).to_python())) for name in shown[:MOST_SHEETS]]


def _as_csv(rows: list[list[Any]]) -> str:
    text = io.StringIO()
    writer = csv.writer(text)
    for row in rows:
        writer.writerow([_written(cell) for cell in row])
    return text.getvalue()


def _written(cell: Any) -> str:
    """Return a cell as text: a whole number without the point that a workbook gives it, a day as a day."""
    if isinstance(cell, bool):
        return "yes" if cell else "no"
    if isinstance(cell, float):
        return f"{int(cell)}" if cell.is_integer() and abs(cell) < 10**15 else repr(cell)
    if isinstance(cell, dt.datetime | dt.date):
        return cell.isoformat()[:10]
    return str(cell)


if __name__ == "__main__":
    main()
