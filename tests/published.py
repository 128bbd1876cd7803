"""Published files for tests: small twins of our own in the same layouts, and whole files where they are to hand."""

import gzip
import zipfile
from io import BytesIO
from pathlib import Path

TWINS = Path(__file__).parent / "data"
SHARED = Path(__file__).resolve().parents[2] / "shared" / "data"


def twin(name: str) -> Path:
    return TWINS / name


def whole_or_twin(whole: str, name: str) -> tuple[str, Path]:
    """Return the whole published file where it is to hand, else its twin; and the word for the test's id."""
    path = SHARED / whole
    return ("whole", path) if path.exists() else ("twin", TWINS / name)


def zipped(members: dict[str, bytes]) -> bytes:
    held = BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, content in members.items():
            packed.writestr(name, content)
    return held.getvalue()


BOMB = gzip.compress(b"URN,LA\n" + b"0" * (130 * 1024 * 1024), compresslevel=1)
WORKBOOK = zipped({"[Content_Types].xml": b"<Types/>", "xl/workbook.xml": b"<workbook/>"})

# What should never be read as a table, by what it is.
HOSTILE = {
    "nothing": b"",
    "white space": b" \r\n \n",
    "a mark and nothing": b"\xef\xbb\xbf",
    "a picture": b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 8,
    "a photograph": b"\xff\xd8\xff\xe0" + b"\x01\x02" * 900,
    "a PDF": b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n",
    "a workbook": WORKBOOK,
    "an old workbook": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600,
    "a web page": b"<!DOCTYPE html><html><body>Sign in</body></html>",
    "a gzip bomb": BOMB,
    "a zip bomb": zipped({"a.csv": b"URN,LA\n" + b"0" * (130 * 1024 * 1024)}),
    "a broken gzip": gzip.compress(b"URN,LA\n1,2\n" * 90)[:-9],
    "a damaged gzip": b"\x1f\x8b\x08\0" + b"\xff" * 90,
    "a broken zip": zipped({"a.csv": b"URN,LA\n" * 90})[:-30],
    "a zip of two tables": zipped({"a.csv": b"URN,LA\n1,2\n", "b.csv": b"URN,LA\n1,2\n"}),
    "a zip of a picture": zipped({"a.png": b"\x89PNG"}),
    "an endless line": b"a" * (50 * 1024 * 1024),
    "an endless field": b'URN,LA\n"' + b"a" * (5 * 1024 * 1024),
    "nulls": b"\0" * 4096,
    "noise": bytes(range(256)) * 64,
    "one column": b"URN\n1\n2\n",
    "JSON": b'{"URN": 990001}',
    "ten thousand columns": b",".join(b"c%d" % n for n in range(10_000)) + b"\n" + b"1," * 9_999 + b"1\n",
    "formulas": b"=1+1,=cmd|' /C calc'!A0\n=2,@SUM(A1)\n",
    "a table of something else": b"Product,Price\nTea,2.10\n",
    "half of UTF-16": "URN,LA".encode("utf-16")[:-1],
}  # fmt: skip
