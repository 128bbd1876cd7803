"""The one door to the typesetter: accessible, in our own type, and never silent about what is wrong."""

import pytest

from goldenthread.foundation import library
from goldenthread.foundation.typst import TypesettingFailed, TypesettingWarned, page_count, typeset
from tests.paper import words_of

HEAD = '#set document(title: "A sheet")\n#set text(font: "Source Sans Pro", lang: "en")\n'
TAIL = "\n#context [#metadata(counter(page).final().first()) <pages>]"


@pytest.fixture
def layout(tmp_path, monkeypatch):
    """Write a layout into a library of its own; return its name."""
    monkeypatch.setattr(library, "folder", lambda: tmp_path)
    (tmp_path / "reports").mkdir()

    def write(body, head=HEAD):
        (tmp_path / "reports" / "sheet.typ").write_text(head + body + TAIL)
        return "sheet"

    return write


def test_what_a_person_typed_is_never_a_line_of_the_layout(layout):
    typed = '#panic(1) $x$ @you \\ *bold* `code` // no #include "house.typ"'
    pdf = typeset(layout("#json(bytes(sys.inputs.values)).said"), {"said": typed})
    assert words_of(pdf) == typed


def test_it_counts_its_pages(layout):
    assert page_count(layout("One #pagebreak() two"), {}) == 2


def test_every_pdf_says_that_it_is_made_for_screen_readers(layout):
    pdf = typeset(layout("= A heading\nWords."), {})
    assert b"pdfuaid" in pdf
    assert b"/StructTreeRoot" in pdf


def test_a_picture_without_words_for_it_is_refused(layout):
    body = "#image(bytes(\"<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 1 1'/>\"), format: \"svg\")"
    with pytest.raises(TypesettingFailed, match="alt"):
        typeset(layout(body), {})


def test_a_type_that_is_not_ours_is_an_error(layout):
    with pytest.raises(TypesettingWarned, match="unknown font family"):
        typeset(layout("Words.", head=HEAD + '#set text(font: ("No Such Face", "Source Sans Pro"))\n'), {})


def test_a_sign_that_our_type_lacks_fails_rather_than_vanishes(layout):
    with pytest.raises(TypesettingFailed, match="could not be displayed"):
        typeset(layout("#json(bytes(sys.inputs.values)).said"), {"said": "中"})
