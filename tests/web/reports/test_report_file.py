"""A draft as a file."""

import io

from docx import Document

from tests.features.reports.drawing import figures
from tests.features.reports.writing import SECRET, drafted
from tests.paper import words_of


def test_pdf_word_and_excel_say_that_it_is_a_draft(world, as_):
    figures(world)
    report = drafted(world, said={"section:exceptions": "We ring home.", "section:people": SECRET})
    at, client = f"/harbour/reports/drafts/{report.ref}/file", as_("head")
    said = words_of(client.get(f"{at}/pdf/").content)
    assert "not issued" in said
    assert "We ring home." in said
    document = Document(io.BytesIO(client.get(f"{at}/word/").content))
    assert "We ring home." in [paragraph.text for paragraph in document.paragraphs]
    assert client.get(f"{at}/excel/").content.startswith(b"PK")
    assert client.get(f"{at}/csv/").status_code == 404
    assert SECRET not in words_of(as_("data").get(f"{at}/pdf/").content)
