"""Small files of every form, made where they are needed."""

import io
import struct
import zipfile
import zlib
from pathlib import Path

import docx
import typst
import xlsxwriter

CONTENT_TYPES = "[Content_Types].xml"


def word(fill):
    """Return a Word document that `fill` writes in."""
    document, file = docx.Document(), io.BytesIO()
    fill(document)
    document.save(file)
    return file.getvalue()


def word_of(body, **parts):
    """Return a Word document with this XML for its body, and further parts by name."""
    namespace = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    main = f'<w:document xmlns:w="{namespace}"><w:body>{body}</w:body></w:document>'
    return packed({CONTENT_TYPES: "<Types/>", "word/document.xml": main, **parts})


def packed(members):
    """Return a zip of these members."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in members.items():
            package.writestr(name, content)
    return file.getvalue()


def excel(fill):
    """Return a workbook that `fill` writes in."""
    file = io.BytesIO()
    with xlsxwriter.Workbook(file) as workbook:
        fill(workbook)
    return file.getvalue()


def pdf(source, tmp_path: Path, **files):
    """Return what Typst makes of a source."""
    for name, content in files.items():
        (tmp_path / name.replace("_", ".")).write_bytes(content)
    (tmp_path / "page.typ").write_text(source)
    return typst.compile(str(tmp_path / "page.typ"))


def picture(wide=8, high=8):
    """Return a grey PNG."""

    def chunk(kind, content):
        return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))

    rows = b"".join(b"\0" + b"\x80" * wide for _ in range(high))
    head = struct.pack(">IIBBBBB", wide, high, 8, 0, 0, 0, 0)
    body = chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + body


def said(document):
    """Return the words of the blocks, one after another."""
    return [block.text for block in document.blocks]


def holds_together(document):
    """Say whether each block is its stretch of the text, and white space alone stands between them."""
    end = 0
    for block in document.blocks:
        if (
            document.text[end : block.span.start].strip()
            or document.text[block.span.start : block.span.end] != block.text
        ):
            return False
        end = block.span.end
    return not document.text[end:].strip()
