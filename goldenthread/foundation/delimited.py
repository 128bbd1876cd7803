"""One door to tables that come as text: what encoding, which delimiter, where the headings are, row by row.

Real files carry a byte-order mark or none, are UTF-8, UTF-16 or cp1252, plain, gzipped or alone in a zip, have
title rows above their headings, rows with too many fields and rows with too few. Each is read right, and what
was odd is counted. Whatever else a file may be, the answer is `UnreadableFile` with a sentence.
"""

import csv
import io
import zipfile
import zlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path

MOST_BYTES = 120 * 1024 * 1024
MOST_ROWS = 1_000_000
TITLE_ROWS = 30
DELIMITERS = (",", ";", "\t", "|")
EXPECTED = "Expected a table as text (CSV), plain, gzipped or alone in a zip"

IsHeading = Callable[[Sequence[str]], bool]

# What a file begins with, by what it is called to the person who chose it.
_OTHER_KINDS = (
    (b"\xd0\xcf\x11\xe0", "an old Excel workbook", "Save the sheet as CSV, and bring that in"),
    (b"%PDF", "a PDF", "Look for the same table as CSV"),
    (b"\x89PNG", "a picture", ""),
    (b"\xff\xd8\xff", "a picture", ""),
    (b"GIF8", "a picture", ""),
    (b"PAR1", "a Parquet file", "Save it as CSV, and bring that in"),
    (b"7z\xbc\xaf", "a 7z archive", "Unpack it, and bring in the CSV"),
    (b"Rar!", "a RAR archive", "Unpack it, and bring in the CSV"),
)


class UnreadableFile(Exception):
    """The file is no table that can be read; the message says what it is and what was expected."""


class UnknownTable(UnreadableFile):
    """The file is a table, but none that is known."""


@dataclass
class Notes:
    """What was odd about a table, counted as its rows are read."""

    rows: int = 0
    padded: int = 0
    overlong: int = 0
    nulls: int = 0


@dataclass(frozen=True)
class Table:
    """Headings as they are written, and rows of as many fields as there are headings, read as they are asked for."""

    headings: tuple[str, ...]
    rows: Iterator[list[str]]
    encoding: str
    delimiter: str
    inner_name: str = ""
    notes: Notes = field(default_factory=Notes)


def read(
    source: bytes | Path,
    *,
    is_heading: IsHeading | None = None,
    most_bytes: int = MOST_BYTES,
    most_rows: int = 0,
) -> Table:
    """Open a table. Its headings are the first row that `is_heading` accepts, else the first row.

    `rows` may raise UnreadableFile too. At most `most_bytes` are unpacked; `most_rows` are read, or else MOST_ROWS.
    """
    content, inner_name = _unpacked(_bytes_of(source, most_bytes), most_bytes)
    _require_text(content)
    text, encoding = _decoded(content)
    notes = Notes(nulls=text.count("\0"))
    if notes.nulls:
        text = text.replace("\0", "")
    headings, delimiter, above = _headings(text, is_heading)
    rows = _rows(text, delimiter, above + 1, notes, width=len(headings), most=most_rows or MOST_ROWS)
    return Table(headings, rows, encoding, delimiter, inner_name, notes)


def every_row(source: bytes | Path, *, most_bytes: int = MOST_BYTES) -> Iterator[list[str]]:
    """Yield every row as it stands, headings and titles among them, each with as many fields as it has."""
    content, _ = _unpacked(_bytes_of(source, most_bytes), most_bytes)
    _require_text(content)
    text = _decoded(content)[0].replace("\0", "")
    widths = {delimiter: max(map(len, _top_rows(text, delimiter)), default=0) for delimiter in DELIMITERS}
    try:
        for number, row in enumerate(_split(text, max(DELIMITERS, key=lambda each: widths[each])), start=1):
            if number > MOST_ROWS:
                raise UnreadableFile(f"The table has more than {MOST_ROWS:,} rows, and is not read.")
            yield row
    except csv.Error as error:
        raise UnreadableFile(f"A field does not end: there may be a quotation mark too many. {EXPECTED}.") from error


# --- From what was sent to plain bytes


def _bytes_of(source: bytes | Path, most_bytes: int) -> bytes:
    if isinstance(source, bytes):
        content = source
    else:
        try:
            with source.open("rb") as file:
                content = file.read(most_bytes + 1)
        except OSError as error:
            raise UnreadableFile(f"{source.name} cannot be opened: {error.strerror}.") from error
    if len(content) > most_bytes:
        raise _too_large(most_bytes)
    return content


def _unpacked(content: bytes, most_bytes: int) -> tuple[bytes, str]:
    """Return the bytes inside a gzip or a zip of one table, and the name they have there."""
    if content[:2] == b"\x1f\x8b":
        return _gunzipped(content, most_bytes), ""
    if content[:4] in {b"PK\x03\x04", b"PK\x05\x06"}:
        return _unzipped(content, most_bytes)
    return content, ""


def _gunzipped(content: bytes, most_bytes: int) -> bytes:
    parts, size = [], 0
    try:
        while content:
            packed = zlib.decompressobj(wbits=31)
            part = packed.decompress(content, most_bytes + 1 - size)
            parts.append(part)
            size += len(part)
            if size > most_bytes:
                raise _too_large(most_bytes)
            if not packed.eof:
                raise UnreadableFile("The gzip file breaks off before its end. Fetch it once more.")
            content = packed.unused_data.lstrip(b"\0")
    except zlib.error as error:
        raise UnreadableFile("The gzip file is damaged. Fetch it once more.") from error
    return b"".join(parts)


def _unzipped(content: bytes, most_bytes: int) -> tuple[bytes, str]:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            member = _one_table(packed)
            with packed.open(member) as file:
                found = file.read(most_bytes + 1)
    except UnreadableFile:
        raise
    # A damaged zip fails in many ways, and each means the same to the person who sent it.
    except BROKEN_ZIP as error:
        raise UnreadableFile("The zip is damaged or locked. Unpack it, and bring in the CSV.") from error
    if len(found) > most_bytes:
        raise _too_large(most_bytes)
    return found, member.filename


# What reading a zip raises that is broken, locked or packed in a way that nobody reads.
BROKEN_ZIP = (
    zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, EOFError, OSError, ValueError, KeyError
)  # fmt: skip


def _one_table(packed: zipfile.ZipFile) -> zipfile.ZipInfo:
    members = [member for member in packed.infolist() if not member.is_dir()]
    names = [member.filename for member in members]
    if "[Content_Types].xml" in names:
        is_workbook = any(name.startswith("xl/") for name in names)
        what = "an Excel workbook" if is_workbook else "an Office document"
        raise UnreadableFile(f"This is {what}. {EXPECTED}. Save the sheet as CSV, and bring that in.")
    tables = [
        member for member in members
        if member.filename.lower().endswith((".csv", ".txt", ".tsv")) and not _only_explains(member.filename)
    ]  # fmt: skip
    if not tables:
        raise UnreadableFile(f"There is no CSV in this zip. {EXPECTED}.")
    if len(tables) > 1:
        shown = ", ".join(Path(member.filename).name for member in tables[:5])
        raise UnreadableFile(f"This zip holds {len(tables)} tables ({shown}). Unpack it, and take them one by one.")
    return tables[0]


def _only_explains(name: str) -> bool:
    """Say whether a member is a description that travels beside a table."""
    last = name.rsplit("/", 1)[-1].lower()
    return "meta" in last or "guidance" in last or last.startswith((".", "readme")) or name.startswith("__MACOSX/")


def _too_large(most_bytes: int) -> UnreadableFile:
    return UnreadableFile(f"The file is larger than {most_bytes // (1024 * 1024)} MB once unpacked, and is not read.")


# --- From bytes to text


def _require_text(content: bytes) -> None:
    """Refuse what is empty, and what is of another kind, by its content and not by its name."""
    if not content.strip(b" \t\r\n\0\xef\xbb\xbf"):
        raise UnreadableFile(f"The file is empty. {EXPECTED}.")
    for start, what, advice in _OTHER_KINDS:
        if content.startswith(start):
            raise UnreadableFile(" ".join(filter(None, [f"This is {what}. {EXPECTED}.", advice and f"{advice}."])))
    head = content[:400].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if head.startswith((b"<!doctype html", b"<html")):
        raise UnreadableFile(f"This is a web page, perhaps one that asks to sign in. {EXPECTED}.")
    if head.startswith((b"<?xml", b"{", b"[{")):
        raise UnreadableFile(f"This is no table but a document of another kind. {EXPECTED}.")


def _decoded(content: bytes) -> tuple[str, str]:
    """Return the text and its encoding: by its byte-order mark, else UTF-8, else cp1252."""
    if content[:3] == b"\xef\xbb\xbf":
        return _strictly(content, "utf-8-sig"), "UTF-8 with a byte-order mark"
    if content[:2] in {b"\xff\xfe", b"\xfe\xff"}:
        return _strictly(content, "utf-16"), "UTF-16"
    sample = content[:65_536]
    if sample.count(0) * 20 > len(sample):
        raise UnreadableFile(f"This is not text. {EXPECTED}.")
    try:
        return content.decode("utf-8"), "UTF-8"
    except UnicodeDecodeError:
        pass
    # Five places of cp1252 are empty; a stray byte there is not worth the file.
    text = content.decode("cp1252", errors="replace")
    if text[:65_536].count("\ufffd") + sum(_is_control(sign) for sign in text[:65_536]) > len(text[:65_536]) // 50:
        raise UnreadableFile(f"This is not text. {EXPECTED}.")
    return text, "cp1252"


def _strictly(content: bytes, encoding: str) -> str:
    try:
        return content.decode(encoding)
    except UnicodeDecodeError:
        # The mark promises one thing and a few bytes are another: keep the rest.
        text = content.decode(encoding, errors="replace")
        if text.count("\ufffd") > len(text) // 50 + 1:
            raise UnreadableFile(f"This is not text. {EXPECTED}.") from None
        return text


def _is_control(sign: str) -> bool:
    return sign < " " and sign not in "\t\r\n\f"


# --- From text to rows


def _headings(text: str, is_heading: IsHeading | None) -> tuple[tuple[str, ...], str, int]:
    """Return the headings, the delimiter, and how many rows stand above them.

    Each delimiter is tried, the one of the widest first row first; a delimiter that no row is split by is none.
    """
    tops = {delimiter: _top_rows(text, delimiter) for delimiter in DELIMITERS}
    by_width = sorted(DELIMITERS, key=lambda each: -max((len(row) for row in tops[each]), default=0))
    if is_heading is not None:
        for delimiter in by_width:
            for above, row in enumerate(tops[delimiter]):
                if is_heading(row):
                    return _tidy(row), delimiter, above
    best = by_width[0]
    if max((len(row) for row in tops[best]), default=0) < 2:
        raise UnreadableFile(f"There are no columns in this file. {EXPECTED}.")
    above, row = next((above, row) for above, row in enumerate(tops[best]) if len(row) > 1)
    return _tidy(row), best, above


def _tidy(row: Sequence[str]) -> tuple[str, ...]:
    """Return headings as written, without the empty ones that a trailing delimiter makes."""
    headings = [heading.strip() for heading in row]
    while len(headings) > 1 and not headings[-1]:
        headings.pop()
    return tuple(headings)


def _top_rows(text: str, delimiter: str) -> list[list[str]]:
    try:
        return list(islice(_split(text[:2_000_000], delimiter), TITLE_ROWS))
    except csv.Error:
        return []


def _split(text: str, delimiter: str) -> Iterator[list[str]]:
    # A backslash is an ordinary character: it is the mark of a pupil who was present in the afternoon.
    return csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, escapechar=None)


def _rows(text: str, delimiter: str, skip: int, notes: Notes, *, width: int, most: int) -> Iterator[list[str]]:
    """Yield rows of exactly the headings' width: what is missing is empty, what is too much ends the last field."""
    lines = islice(_split(text, delimiter), skip, None)
    short = 0
    try:
        for row in lines:
            if len(row) != width:
                short = notes.rows + 1 if row and len(row) < width else short
                if not row:
                    continue
                _fit(row, width, delimiter, notes)
            notes.rows += 1
            if notes.rows > most:
                raise UnreadableFile(f"The table has more than {most:,} rows, and is not read.")
            yield row
    except csv.Error as error:
        raise UnreadableFile(
            f"After row {notes.rows:,} a field does not end: there may be a quotation mark too many. {EXPECTED}."
        ) from error
    # Where every other row is whole, the last one is short and no line ends after it, the rest did not come.
    if notes.padded == 1 and short == notes.rows > 1 and text[-1] not in "\r\n":
        raise UnreadableFile(f"The table breaks off in row {notes.rows:,}. Export or fetch it once more.")


def _fit(row: list[str], width: int, delimiter: str, notes: Notes) -> None:
    if len(row) < width:
        row.extend([""] * (width - len(row)))
        notes.padded += 1
        return
    surplus = row[width:]
    if any(surplus):
        row[width - 1] = delimiter.join(row[width - 1 :])
        notes.overlong += 1
    del row[width:]
