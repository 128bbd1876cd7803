"""The register as a workbook."""

import io
import zipfile

from python_calamine import CalamineWorkbook


def test_the_workbook_holds_what_the_reader_sees_and_no_formula(as_, world, risk, of_the_trust):
    type(risk).objects.filter(pk=risk.pk).update(cause="=cmd|' /C calc'!A0")
    answer = as_("head").get("/harbour/risks/file/excel/")
    assert answer["Content-Disposition"].startswith("attachment")
    rows = CalamineWorkbook.from_filelike(io.BytesIO(answer.content)).get_sheet_by_index(0).to_python()
    assert [row[2] for row in rows[1:]] == ["The sports hall roof fails"]
    assert rows[1][4].startswith("=cmd")
    with zipfile.ZipFile(io.BytesIO(answer.content)) as book:
        assert b"<f>" not in book.read("xl/worksheets/sheet1.xml")


def test_another_form_is_not_there(as_):
    assert as_("head").get("/harbour/risks/file/pdf/").status_code == 404
