"""A block or a file of figures, shown in the grid before anything is kept."""

import io

import pytest
import xlsxwriter
from django.core.files.uploadedfile import SimpleUploadedFile

from goldenthread.features.measures.models import Reading
from tests.web.measures.rounds_of import opened

BLOCK = "School\tAttendance: how many\tAttendance: out of\nHaven High\t930\t1,000\nLow Street\t9\t10"


def page(found) -> str:
    return f"/harbour/measures/rounds/{found.ref}/paste/"


def test_a_pasted_block_fills_the_grid_and_keeps_nothing(world, as_):
    found = opened(world)
    shown = as_("data").post(page(found), {"text": BLOCK}).content.decode()
    assert 'value="930"' in shown
    assert "the row “Low Street”" in shown
    assert not Reading.objects.exists()


def test_a_share_that_came_as_a_figure_alone_is_not_dropped_in_silence(world, as_):
    shown = as_("data").post(page(opened(world)), {"text": "School\tAttendance\nHaven High\t93.1"}).content.decode()
    assert "without how many of how many: “Attendance”" in shown


def test_a_workbook_is_read_like_a_paste(world, as_):
    file = io.BytesIO()
    with xlsxwriter.Workbook(file) as book:
        sheet = book.add_worksheet()
        for at, row in enumerate([["School", "Attendance"], ["Marsh Lane", "950 of 1000"]]):
            sheet.write_row(at, 0, row)
    sent = SimpleUploadedFile("figures.xlsx", file.getvalue())
    shown = as_("data").post(page(opened(world)), {"file": sent}).content.decode()
    assert 'value="950"' in shown


@pytest.mark.parametrize(
    ("sent", "says"),
    [
        ({"text": ""}, "Paste a block, or choose a file"),
        ({"text": "Lateness\t4"}, "names no place"),
        ({"text": "School\tAttendance\nLow Street\t93"}, "None of it is asked for"),
        ({"file": SimpleUploadedFile("figures.xlsx", b"PK\x03\x04 broken")}, "The file is damaged"),
        ({"file": SimpleUploadedFile("figures.csv", b"\xff\x00\xfe\r\n,,,\x00")}, "names no place"),
    ],
)
def test_what_is_no_block_is_said_to_be_none(world, as_, sent, says):
    answer = as_("data").post(page(opened(world)), sent)
    assert answer.status_code == 422
    assert says in answer.content.decode()


def test_a_head_pastes_for_no_other_school(world, as_):
    found = opened(world)
    answer = as_("head").post(page(found), {"text": "School\tAttendance\nMarsh Lane\t930 of 1000"})
    assert answer.status_code == 422
    assert as_("trustee").get(page(found)).status_code in {403, 404}
    assert as_("stranger").get(page(found)).status_code == 404
