"""Who governs, as a file."""

import io

import docx

from goldenthread.features.members.operations import declare_interest


def test_a_table_for_a_spreadsheet_and_a_document(as_, world, seat):
    declare_interest(trust=world.trust, by=None, name="Ada Quill", kind="business", what="=Quill")
    table = as_("governor").get("/harbour/governance/published/csv/").content.decode("utf-8-sig")
    assert "Haven High committee,Ada Quill,,Parent,,2023-03-01,2027-02-28" in table
    assert "'=Quill" in table
    made = as_("governor").get("/harbour/governance/published/word/").content
    words = [cell.text for row in docx.Document(io.BytesIO(made)).tables[0].rows for cell in row.cells]
    assert "Ada Quill" in words
    assert as_("governor").get("/harbour/governance/published/pdf/").status_code == 404
