"""One door to files that people hand in to be kept: what each really is, told by its content, and a safe name.

What a file calls itself, and what a browser says of it, is believed by nobody. Only kinds that carry words, tables
and pictures are kept; nothing that runs, and nothing in which other files hide.
"""

import re
import unicodedata
import zipfile
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import IO

from goldenthread.foundation.delimited import BROKEN_ZIP

LONGEST_NAME = 120
# Enough to tell a text from anything else, and where a picture says what it is.
FIRST_BYTES = 4096


class NotKept(Exception):
    """A file that is not kept; the message says what it is, and what to do instead."""


@dataclass(frozen=True)
class Kind:
    """What a file is: the ending and the media type that are right for it, and what it is called."""

    ending: str
    media_type: str
    says: str


PDF = Kind("pdf", "application/pdf", "PDF")
TEXT = Kind("txt", "text/plain; charset=utf-8", "Text")
CSV = Kind("csv", "text/csv; charset=utf-8", "Table as text")
_OFFICE = "application/vnd.openxmlformats-officedocument"
WORD = Kind("docx", f"{_OFFICE}.wordprocessingml.document", "Word")
EXCEL = Kind("xlsx", f"{_OFFICE}.spreadsheetml.sheet", "Excel")
SLIDES = Kind("pptx", f"{_OFFICE}.presentationml.presentation", "PowerPoint")
# What a member of the zip that every office file is tells of the whole.
_OFFICE_PARTS = {"word/document.xml": WORD, "xl/workbook.xml": EXCEL, "ppt/presentation.xml": SLIDES}
_OPEN = "application/vnd.oasis.opendocument"
_OPEN_DOCUMENTS = {
    f"{_OPEN}.text": Kind("odt", f"{_OPEN}.text", "OpenDocument text"),
    f"{_OPEN}.spreadsheet": Kind("ods", f"{_OPEN}.spreadsheet", "OpenDocument table"),
    f"{_OPEN}.presentation": Kind("odp", f"{_OPEN}.presentation", "OpenDocument slides"),
}
_PICTURES = (
    (0, b"\xff\xd8\xff", Kind("jpg", "image/jpeg", "Picture")),
    (0, b"\x89PNG\r\n\x1a\n", Kind("png", "image/png", "Picture")),
    (8, b"WEBP", Kind("webp", "image/webp", "Picture")),
    (4, b"ftypheic", Kind("heic", "image/heic", "Picture")),
)
EXPECTED = "Attach a PDF, a Word, Excel, PowerPoint or OpenDocument file, a picture, or plain text"
_OLD_OFFICE = b"\xd0\xcf\x11\xe0"
_MARKUP = re.compile(rb"^\s*<(?:!doctype|html|svg|\?xml|script|head|body)", re.IGNORECASE)
# What would turn a name round, break a line, or climb out of a folder.
_NOT_IN_A_NAME = re.compile(r'[\x00-\x1f\x7f/\\:*?"<>|]')


def kind_of(file: IO[bytes], name: str = "") -> Kind:
    """Return what a file is by its content, or raise NotKept. `name` only tells a table as text from other text."""
    file.seek(0)
    first = file.read(FIRST_BYTES)
    file.seek(0)
    if not first:
        raise NotKept("The file is empty.")
    if first.startswith(b"%PDF-"):
        return PDF
    for start, mark, kind in _PICTURES:
        if first[start : start + len(mark)] == mark:
            return kind
    if first.startswith(b"PK\x03\x04"):
        return _in_zip(file)
    if first.startswith(_OLD_OFFICE):
        raise NotKept("This is an old kind of Office file. Save it as .docx, .xlsx or .pptx, or as a PDF.")
    return _text(first, name)


def safe_name(name: str, kind: Kind) -> str:
    """Return the name under which a file is given back: no folder, no sign that misleads, and its true ending."""
    last = PurePosixPath(name.replace("\\", "/")).name
    plain = unicodedata.normalize("NFC", last)
    shown = "".join(sign for sign in plain if unicodedata.category(sign)[0] != "C")
    stem = _NOT_IN_A_NAME.sub(" ", shown)
    stem = re.sub(rf"\.(?:{kind.ending}|jpeg)$", "", stem, flags=re.IGNORECASE).strip(" .") or "file"
    return f"{stem[:LONGEST_NAME].rstrip(' .')}.{kind.ending}"


def _in_zip(file: IO[bytes]) -> Kind:
    try:
        with zipfile.ZipFile(file) as held:
            names = set(held.namelist())
            if any(name.lower().endswith("vbaproject.bin") for name in names):
                raise NotKept("This file holds macros. Save it without them, or as a PDF.")
            kind = next((kind for part, kind in _OFFICE_PARTS.items() if part in names), None)
            kind = kind or _open_document(held, names)
    except BROKEN_ZIP as error:
        raise NotKept(f"The file is damaged, or is none that can be kept. {EXPECTED}.") from error
    finally:
        file.seek(0)
    if kind is None:
        raise NotKept("This is an archive with other files in it. Attach what is in it one by one.")
    return kind


def _open_document(held: zipfile.ZipFile, names: set[str]) -> Kind | None:
    if "mimetype" not in names:
        return None
    with held.open("mimetype") as member:
        return _OPEN_DOCUMENTS.get(member.read(100).decode("ascii", "replace").strip())


def _text(first: bytes, name: str) -> Kind:
    if _MARKUP.match(first.removeprefix(b"\xef\xbb\xbf")):
        raise NotKept(f"This is a web page or a drawing that may run something. {EXPECTED}.")
    text = _read(first)
    is_odd = any((sign < " " and sign not in "\t\r\n\f") or sign == "\ufffd" for sign in text)
    if is_odd or first.startswith((b"MZ", b"\x7fELF", b"#!")):
        raise NotKept(f"This is no kind of file that is kept. {EXPECTED}.")
    return CSV if name.lower().endswith(".csv") else TEXT


def _read(first: bytes) -> str:
    try:
        return first.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        # The last few bytes of what was read may be half a letter.
        is_cut = len(first) == FIRST_BYTES and error.start >= FIRST_BYTES - 3
        return first[: error.start].decode("utf-8-sig") if is_cut else first.decode("cp1252", "replace")
