"""Whatever a file does, it ends in a sentence that helps, soon and in little memory."""

import io
import zipfile
from pathlib import Path

import pytest

from goldenthread.foundation.documents import safely
from goldenthread.foundation.documents.document import UnreadableDocument
from goldenthread.foundation.documents.reading import read
from goldenthread.foundation.documents.safely import read_safely
from tests.foundation.documents.making import CONTENT_TYPES, excel, packed, pdf, picture, word, word_of

OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)
ENTITY = (
    '<!DOCTYPE x [<!ENTITY own SYSTEM "file:///etc/hostname">]><w:document xmlns:w="http://schemas.openxmlformats.org'
    '/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>&own;</w:t></w:r></w:p></w:body></w:document>'
)
GROWING = ENTITY.replace('SYSTEM "file:///etc/hostname"', '"lol"')
DEEP = "<w:sdt>" * 200 + "<w:p/>" + "</w:sdt>" * 200
PDF_LIKE = b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\n"

ODT = {"mimetype": "application/vnd.oasis.opendocument.text"}
LOCKED = {"META-INF/manifest.xml": "<manifest:encryption-data/>"}
OPEN = (
    '<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" '
    'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0">'
    "<office:body><office:text>{}</office:text></office:body></office:document-content>"
)

HOSTILE = {
    "an OpenDocument that reaches out": (packed({**ODT, "content.xml": ENTITY}), "reaches for other files"),
    "an OpenDocument of deep lists": (
        packed(
            {
                **ODT,
                "content.xml": OPEN.format("<text:list><text:list-item>" * 90 + "</text:list-item></text:list>" * 90),
            }
        ),
        "nested more deeply",
    ),
    "an OpenDocument of deep words": (
        packed(
            {**ODT, "content.xml": OPEN.format("<text:p>" + "<text:span>" * 90 + "</text:span>" * 90 + "</text:p>")}
        ),
        "nested more deeply",
    ),
    "an OpenDocument without text": (packed({**ODT, "content.xml": OPEN.format("<text:p/>")}), "no text"),
    "an OpenDocument that lost its content": (packed(ODT), "damaged"),
    "a locked OpenDocument": (packed({**ODT, **LOCKED, "content.xml": OPEN}), "password"),
    "nothing": (b"", "empty"),
    "a picture called .docx": (picture(), "a picture"),
    "a program": (b"MZ\x90\0\3\0\0\0" + bytes(500), "a program"),
    "an old Word document": (OLD + "WordDocument".encode("utf-16-le"), "save it as .docx"),
    "a locked Word document": (OLD + "EncryptedPackage".encode("utf-16-le"), "password"),
    "an old container of nothing": (OLD, "old Office program"),
    "a presentation": (packed({CONTENT_TYPES: "<x/>", "ppt/presentation.xml": "<x/>"}), "presentation"),
    "a zip of files": (packed({"one.txt": "a"}), "Unpack it"),
    "a zip bomb": (packed({"word/document.xml": b" " * 20_000_000}), "hundreds of times"),
    "a zip of too many": (packed({f"word/{each}": "" for each in range(5_001)}), "more than 5,000 parts"),
    "an outside entity": (packed({CONTENT_TYPES: "<x/>", "word/document.xml": ENTITY}), "reaches for other files"),
    "a growing entity": (packed({CONTENT_TYPES: "<x/>", "word/document.xml": GROWING}), "reaches for other files"),
    "XML that breaks off": (packed({"word/document.xml": "<w:document"}), "damaged"),
    "a zip that breaks off": (word_of("<w:p/>")[:-30], "damaged"),
    "deep nesting": (word_of(DEEP), "nested more deeply"),
    "no text": (word_of("<w:p/>"), "no text"),
    "a PDF that breaks off": (PDF_LIKE, "damaged"),
    "rich text": (b"{\\rtf1\\ansi hello}", "save it as .docx"),
    "a web page": (b"<!DOCTYPE html><p>Sign in", "web page"),
    "noise": (bytes(range(1, 32)) * 40, "no document"),
}


@pytest.mark.parametrize("what", HOSTILE)
def test_a_hostile_file_is_answered_with_a_sentence_that_helps(what):
    content, sentence = HOSTILE[what]
    with pytest.raises(UnreadableDocument, match=sentence) as told:
        read(content, "plan.docx")
    assert len(str(told.value)) < 260


def test_a_locked_pdf_or_workbook_is_named_as_such(tmp_path):
    package = io.BytesIO(excel(lambda book: book.add_worksheet().write("A1", "x")))
    with zipfile.ZipFile(package) as kept:
        locked = bytearray(package.getvalue())
        at = locked.find(b"PK\x01\x02")
        assert kept.namelist()
    locked[at + 8] |= 1
    with pytest.raises(UnreadableDocument, match="password"):
        read(bytes(locked), "plan.xlsx")


def test_a_pdf_of_five_hundred_pages_is_not_read(tmp_path):
    content = pdf("#for page in range(500) [#page #pagebreak()]", tmp_path)
    with pytest.raises(UnreadableDocument, match="at most 250"):
        read(content, "plan.pdf")


def test_two_hundred_megabytes_are_refused_unread(tmp_path: Path):
    path = tmp_path / "plan.docx"
    with path.open("wb") as file:
        file.truncate(200 * 1024 * 1024)
    with pytest.raises(UnreadableDocument, match="larger than 40 MB"):
        read_safely(path, "plan.docx")


def test_half_of_any_file_is_read_or_refused(tmp_path):
    wholes = [
        word(lambda plan: plan.add_paragraph("words " * 200)),
        excel(lambda book: book.add_worksheet().write("A1", "words")),
        pdf("= Plan\nWords", tmp_path),
    ]
    for whole in wholes:
        for share in (0.1, 0.5, 0.9, 0.99):
            assert _answer(whole[: int(len(whole) * share)]).strip()


def _answer(content):
    """Return the text of a document, or the sentence that says why there is none; nothing else may come of it."""
    try:
        return read(content, "plan").text
    except UnreadableDocument as why:
        return str(why)


def test_a_child_reads_the_same_as_its_parent():
    def fill(plan):
        plan.add_table(1, 2).cell(0, 1).add_table(1, 1).cell(0, 0).add_paragraph("kept within a table of a cell")

    content = word(fill)
    assert read_safely(content, "plan.docx") == read(content, "plan.docx")


def test_a_child_hands_on_the_sentence():
    with pytest.raises(UnreadableDocument, match="a picture"):
        read_safely(picture(), "plan.pdf")


def test_a_child_that_takes_too_long_is_ended(monkeypatch):
    monkeypatch.setattr(safely, "MOST_SECONDS", 0.01)
    with pytest.raises(UnreadableDocument, match="took longer"):
        read_safely(b"words", "plan.txt")


def test_a_child_knows_no_secret_of_its_parent(monkeypatch):
    monkeypatch.setenv("SECRET_OF_PARENT", "known")
    given = {}

    class Ended:
        def __init__(self, words, **more):
            given.update(more)
            self.returncode = 1

        def wait(self, timeout=None):
            return 1

        def poll(self):
            return 1

    monkeypatch.setattr(safely.subprocess, "Popen", Ended)
    with pytest.raises(UnreadableDocument):
        read_safely(b"words", "plan.txt")
    assert set(given["env"]) == {"PYTHONPATH"}
