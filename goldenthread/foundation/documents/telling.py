"""Tells what a file is by what is in it. What cannot be read is named, with what to do instead."""

import re
from collections import Counter

from goldenthread.foundation.documents.document import UnreadableDocument
from goldenthread.foundation.documents.packages import Package

EXPECTED = (
    "Bring in a Word document (.docx) or OpenDocument text (.odt), a PDF, an Excel file (.xlsx), CSV, "
    "Markdown or plain text"
)

_OTHER_KINDS = (
    (b"\x89PNG", "a picture"), (b"\xff\xd8\xff", "a picture"), (b"GIF8", "a picture"), (b"BM", "a picture"),
    (b"II*\0", "a picture"), (b"MM\0*", "a picture"), (b"RIFF", "a picture, a film or a sound"),
    (b"MZ", "a program"), (b"\x7fELF", "a program"), (b"\xcf\xfa\xed\xfe", "a program"),
    (b"\x1f\x8b", "a packed file"), (b"7z\xbc\xaf", "a packed file"), (b"Rar!", "a packed file"),
    (b"PAR1", "a Parquet file"), (b"SQLite format 3", "a database"), (b"ID3", "a sound"), (b"OggS", "a sound"),
)  # fmt: skip
_NAMED_CSV = re.compile(r"\.(?:csv|tsv|tab)$", re.IGNORECASE)
_NAMED_MARKDOWN = re.compile(r"\.(?:md|markdown|mdown)$", re.IGNORECASE)
_MARKDOWN_HEADING = re.compile(r"^#{1,6} +\S", re.MULTILINE)
_MARKDOWN_RULE = re.compile(r"^\|?\s*:?-{3,}:?\s*\|[\s|:-]*$", re.MULTILINE)
_JSON = re.compile(r"\{\s*\"[^\"\n]{1,80}\"\s*:")
_CONTROL = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f]")


def form_of(content: bytes, name: str) -> str:
    """Return docx, odt, pdf, workbook, csv, json, markdown or text. A name decides only between forms of text."""
    if not content.strip(b" \t\r\n\0\xef\xbb\xbf"):
        raise UnreadableDocument(f"The file is empty. {EXPECTED}.")
    if b"%PDF-" in content[:1024]:
        return "pdf"
    if content.startswith(b"\xd0\xcf\x11\xe0"):
        return _in_old_container(content)
    if content[:4] in {b"PK\x03\x04", b"PK\x05\x06"}:
        return _in_package(Package(content))
    for start, what in _OTHER_KINDS:
        if content.startswith(start) and not _is_text(content):
            raise UnreadableDocument(f"This is {what}, whatever it is called. {EXPECTED}.")
    return _in_text(content, name)


def _in_old_container(content: bytes) -> str:
    """Look into the container of Office before 2007, in which locked files of today travel too."""
    held = {name for name in _STREAMS if name.encode("utf-16-le") in content}
    if "EncryptedPackage" in held or "EncryptionInfo" in held:
        raise UnreadableDocument("The file is locked with a password. Save it without one, and bring that in.")
    if "WordDocument" in held:
        raise UnreadableDocument(
            "This is a document of an old Word (.doc). Open it, save it as .docx, and bring that in."
        )
    if "PowerPoint Document" in held:
        raise UnreadableDocument("This is a presentation of an old PowerPoint. Save it as a PDF, and bring that in.")
    if "Workbook" in held or "Book" in held:
        return "workbook"
    raise UnreadableDocument(f"This is a file of an old Office program or a message. {EXPECTED}.")


_STREAMS = ("EncryptedPackage", "EncryptionInfo", "WordDocument", "PowerPoint Document", "Workbook", "Book")


def _in_package(package: Package) -> str:
    names = package.names
    if "word/document.xml" in names:
        return "docx"
    if any(name.startswith("xl/") for name in names):
        return "workbook"
    if any(name.startswith("ppt/") for name in names):
        raise UnreadableDocument("This is a presentation (PowerPoint). Save it as a PDF, and bring that in.")
    kind = (package.bytes_of("mimetype", most=1024) or b"").decode("ascii", "replace")
    if "opendocument.spreadsheet" in kind or "opendocument.text" in kind:
        if b"encryption-data" in (package.bytes_of("META-INF/manifest.xml") or b""):
            raise UnreadableDocument("The file is locked with a password. Save it without one, and bring that in.")
        return "workbook" if "spreadsheet" in kind else "odt"
    if any(name.endswith(".iwa") for name in names):
        raise UnreadableDocument("This document was written with another word processor. Save it as .docx or PDF.")
    if any(name.startswith("word/") for name in names):
        raise UnreadableDocument("The Word document has lost its text. Open it, save it anew, and bring that in.")
    raise UnreadableDocument(f"This is a zip of other files. Unpack it. {EXPECTED}.")


def _in_text(content: bytes, name: str) -> str:
    if not _is_text(content):
        raise UnreadableDocument(f"This is no document that can be read. {EXPECTED}.")
    head = content[:2000].decode("utf-8", "ignore").lstrip("\ufeff \t\r\n").lower()
    if head.startswith("{\\rtf"):
        raise UnreadableDocument("This is rich text (.rtf). Open it, save it as .docx, and bring that in.")
    if head.startswith(("<!doctype html", "<html")):
        raise UnreadableDocument(f"This is a web page. Print it to a PDF or copy its text. {EXPECTED}.")
    if head.startswith("<?xml"):
        raise UnreadableDocument(f"This is XML, a file for programs. {EXPECTED}.")
    if head.startswith("{") and _JSON.match(head):
        return "json"
    text = _sample(content)
    if _NAMED_CSV.search(name) or _is_grid(text):
        return "csv"
    is_marked = len(_MARKDOWN_HEADING.findall(text)) > 1
    return "markdown" if _NAMED_MARKDOWN.search(name) or is_marked else "text"


def _is_text(content: bytes) -> bool:
    """Say whether the bytes are letters in some usual encoding, going by their beginning."""
    sample = _sample(content)
    odd = len(_CONTROL.findall(sample)) + sample.count("\ufffd")
    return odd * 50 <= len(sample)


def _sample(content: bytes) -> str:
    if content[:2] in {b"\xff\xfe", b"\xfe\xff"}:
        return content[:200_000].decode("utf-16", "replace")
    try:
        return content[:400_000].decode("utf-8-sig", "strict")
    except UnicodeDecodeError as broken:
        if len(content) > 400_000 and broken.start > 399_990:
            return content[:400_000].decode("utf-8-sig", "ignore")
        return content[:400_000].decode("cp1252", "replace")


def _is_grid(text: str) -> bool:
    """Say whether nearly all lines have the same number of fields, more than two or quoted: a table as CSV."""
    lines = [line for line in text.splitlines()[:200] if line.strip()]
    if len(lines) < 3:
        return False
    for delimiter in (",", ";"):
        counts = Counter(_outside_quotes(line, delimiter) for line in lines)
        often, times = counts.most_common(1)[0]
        if often > 1 and times >= 0.9 * len(lines):
            return True
        if often == 1 and times >= 0.9 * len(lines) and not any(f"{delimiter} " in line for line in lines):
            return True
    return False


def _outside_quotes(line: str, delimiter: str) -> int:
    return sum(part.count(delimiter) for part in line.split('"')[::2])
