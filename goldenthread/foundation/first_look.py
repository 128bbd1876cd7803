"""The top of a file, whatever it is, so that it can be told by its content before anything else touches it."""

import csv
import io
import re
import zipfile
import zlib
from collections.abc import Sequence
from pathlib import Path

from goldenthread.foundation.delimited import BROKEN_ZIP, DELIMITERS, TITLE_ROWS

LOOKED_AT = 256 * 1024
_ELEMENT = re.compile(r"<([A-Za-z][\w.-]*)")
_KEY = re.compile(r'"([A-Za-z_]\w*)"\s*:')


def tops(source: bytes | Path) -> list[Sequence[str]]:
    """Return what may be headings: the first rows by each delimiter, XML's elements, JSON's keys, a zip's members.

    Never raises: what cannot be told apart has no headings.
    """
    try:
        head = _head(source)
    except OSError:
        return []
    if head[:4] == b"PK\x03\x04":
        return _of_zip(source)
    return _of_text(head)


def _of_text(head: bytes) -> list[Sequence[str]]:
    text = _text(head)
    start = text[:200].lstrip()
    if start.startswith(("<?xml", "<CT")):
        return [_once(_ELEMENT.findall(text))]
    if start.startswith(("{", "[{")):
        return [_once(_KEY.findall(text))]
    found: list[Sequence[str]] = []
    for delimiter in DELIMITERS:
        try:
            found += [
                row
                for row, _ in zip(csv.reader(io.StringIO(text), delimiter=delimiter), range(TITLE_ROWS), strict=False)
            ]
        except csv.Error:
            continue
    return [row for row in found if len(row) > 1]


def _of_zip(source: bytes | Path) -> list[Sequence[str]]:
    """Return the names of a zip's members, and of a table alone in it the rows."""
    try:
        with zipfile.ZipFile(io.BytesIO(source) if isinstance(source, bytes) else source) as packed:
            members = [member for member in packed.infolist() if not member.is_dir()]
            names = [member.filename.rsplit("/", 1)[-1] for member in members]
            if len(members) != 1:
                return [names]
            with packed.open(members[0]) as file:
                return [names, *_of_text(file.read(LOOKED_AT))]
    except BROKEN_ZIP:
        return []


def _head(source: bytes | Path) -> bytes:
    if isinstance(source, bytes):
        head = source[:LOOKED_AT]
    else:
        with source.open("rb") as file:
            head = file.read(LOOKED_AT)
    if head[:2] == b"\x1f\x8b":
        try:
            return zlib.decompressobj(wbits=31).decompress(head, LOOKED_AT)
        except zlib.error:
            return b""
    return head


def _text(head: bytes) -> str:
    for start, encoding in ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16")):
        if head.startswith(start):
            return head.decode(encoding, errors="replace").replace("\0", "")
    return head.decode("utf-8", errors="replace").replace("\0", "")


def _once(words: Sequence[str]) -> list[str]:
    return list(dict.fromkeys(words))
