"""A file is what its content says, whatever it calls itself, and is given back under a safe name."""

import io
import zipfile

import pytest

from goldenthread.foundation.handed_in import PDF, TEXT, WORD, NotKept, kind_of, safe_name


def zipped(*names, **contents):
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as held:
        for name in names:
            held.writestr(name, "")
        for name, content in contents.items():
            held.writestr(name, content)
    return file


def locked():
    """Return a zip whose first member asks for a password."""
    held = bytearray(zipped(mimetype="application/vnd.oasis.opendocument.text").getvalue())
    for at in (6, held.find(b"PK\x01\x02") + 8):
        held[at] |= 1
    return bytes(held)


@pytest.mark.parametrize(
    ("content", "name", "ending"),
    [
        (b"%PDF-1.7 ...", "minutes.exe", "pdf"), (b"\xff\xd8\xff\xe0", "photo.pdf", "jpg"),
        (b"\x89PNG\r\n\x1a\n", "x", "png"), (b"RIFF\0\0\0\0WEBPVP8 ", "x", "webp"), (b"Well said.", "note", "txt"),
        (b"school,figure\nA,1", "figures.csv", "csv"), ("Café".encode("cp1252"), "old.txt", "txt"),
        (zipped("[Content_Types].xml", "word/document.xml").getvalue(), "x.zip", "docx"),
        (zipped("xl/workbook.xml").getvalue(), "x", "xlsx"), (zipped("ppt/presentation.xml").getvalue(), "x", "pptx"),
        (zipped(mimetype="application/vnd.oasis.opendocument.text").getvalue(), "x", "odt"),
        ("é".encode() * 4_000, "long.txt", "txt"),
    ],
)  # fmt: skip
def test_a_file_is_what_its_content_says(content, name, ending):
    assert kind_of(io.BytesIO(content), name).ending == ending


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "empty"), (b"<html><script>", "web page"), (b"\xef\xbb\xbf  <!DOCTYPE html>", "web page"),
        (b"<svg onload=x>", "web page"), (b"MZ\x90\x00\x03", "no kind"), (b"\x7fELF\x02\x01", "no kind"),
        (b"#!/bin/sh\nrm", "no kind"), (b"\xd0\xcf\x11\xe0\xa1\xb1", "old kind of Office"),
        (b"PK\x03\x04 and then nothing", "damaged"), (locked(), "damaged"), (zipped("a.txt").getvalue(), "archive"),
        (zipped("word/document.xml", "word/vbaProject.bin").getvalue(), "macros"), (b"\0\1\2\3", "no kind"),
    ],
)  # fmt: skip
def test_what_runs_or_hides_other_files_is_not_kept_and_says_why(content, says):
    with pytest.raises(NotKept, match=says):
        kind_of(io.BytesIO(content))


@pytest.mark.parametrize(
    ("name", "kind", "shown"),
    [
        ("Minutes.PDF", PDF, "Minutes.pdf"), ("../../etc/passwd", TEXT, "passwd.txt"),
        ("a\\b\\c.docx", WORD, "c.docx"),
        ("invoice\u202efdp.exe", PDF, "invoicefdp.exe.pdf"), ("x\r\nSet-Cookie: a=b", PDF, "xSet-Cookie  a=b.pdf"),
        ("", PDF, "file.pdf"), ("...", TEXT, "file.txt"), ("y" * 900, TEXT, "y" * 120 + ".txt"),
    ],
)  # fmt: skip
def test_a_name_leads_nowhere_and_misleads_nobody(name, kind, shown):
    assert safe_name(name, kind) == shown
