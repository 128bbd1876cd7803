"""A block or a file of figures, shown in the grid before anything is kept."""

import io

import pytest
import xlsxwriter
from django.core.files.uploadedfile import SimpleUploadedFile

from goldenthread.features.intake.models import ToldHeadings
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


def test_a_workbook_of_which_no_heading_is_known_is_asked_about_once(world, as_):
    rows = [["", "Inst.", "Here", "Roll", "Note"], ["1", "Haven High", 950, 1000, "late"], ["", "Total", 950, 1000]]
    file = io.BytesIO()
    with xlsxwriter.Workbook(file) as book:
        sheet = book.add_worksheet()
        for at, row in enumerate(rows):
            sheet.write_row(at, 0, row)
    address = page(opened(world))
    asked = as_("data").post(address, {"file": SimpleUploadedFile("figures.xlsx", file.getvalue())})
    assert asked.status_code == 200
    assert "950 · 950" in asked.content.decode()
    form, text = asked.context["columns_form"], asked.context["held"]
    assert "1\tHaven High\t950\t1000\tlate" in text
    share = f"{world.attendance.ref}@{{}}@"
    said = {
        "text": text, "columns": "shown", "head_0": "0", "col_0_0": "kept", "col_0_1": "place",
        "col_0_2": share.format("numerator"), "col_0_3": share.format("denominator"), "col_0_4": "kept",
    }  # fmt: skip
    assert form["col_0_1"].value() == "place"
    assert form.fields.keys() == said.keys() - {"text", "columns"}
    for wrong, says in (
        ({"col_0_1": "kept"}, "which column holds the school or place"),
        ({"col_0_3": said["col_0_2"]}, "Two columns are said to hold “Attendance: how many”"),
        ({"col_0_2": "kept", "col_0_3": "kept"}, "which figure it holds"),
        ({"head_0": "none"}, "which row its headings are"),
        ({"col_0_2": "elsewhere@value@"}, "Choose one of those that are offered."),
        ({"col_0_1": "kept", "col_0_4": "place"}, "the rows “late”"),
    ):
        answer = as_("data").post(address, said | wrong)
        assert (answer.status_code, says in answer.content.decode()) == (422, True), says
        assert answer.context["held"] == text
    assert not ToldHeadings.objects.exists()
    assert 'value="950"' in as_("data").post(address, said).content.decode()
    again = text.replace("950", "940")
    shown = as_("head").post(address, {"text": again}).content.decode()
    assert all(words in shown for words in ('value="940"', "the column “Note”", "the row “Total”"))
    changed = as_("data").post(address, {"text": again, "ask": "columns"}).context["columns_form"]
    assert changed["col_0_3"].value() == said["col_0_3"]
    listed = as_("administrator").get("/harbour/settings/papers/").content.decode()
    assert all(words in listed for words in ("Sheets of figures", "Attendance: out of", "Which school or place"))
    assert not Reading.objects.exists()


def test_a_place_by_another_name_is_asked_about_once(world, as_):
    address = page(opened(world))
    asked = as_("data").post(address, {"text": BLOCK.replace("Haven High", "The Haven (sec)") + "\nTotal\t9\t10"})
    assert asked.status_code == 200
    form, text = asked.context["places_form"], asked.context["held"]
    assert [field.label for field in form] == ["“The Haven (sec)”", "“Low Street”"]
    said = {"text": text, "places": "told", "place_0": world.haven_high.ref, "place_1": ""}
    assert as_("data").post(address, said | {"place_1": "elsewhere"}).status_code == 422
    assert not ToldHeadings.objects.exists()
    assert 'value="930"' in as_("data").post(address, said).content.decode()
    again = as_("head").post(
        address, {"text": "Place\tAttendance: how many\tAttendance: out of\nthe haven sec\t940\t1000"}
    )
    assert 'value="940"' in again.content.decode()
    listed = as_("administrator").get("/harbour/settings/papers/").content.decode()
    assert all(words in listed for words in ("Places by other names", "the haven sec", "Haven High"))


@pytest.mark.parametrize(
    ("sent", "says"),
    [
        ({"text": ""}, "Paste a block, or choose a file"),
        ({"text": "Lateness\t4"}, "names no place"),
        ({"text": "School\tAttendance\n12345\t93"}, "None of it is asked for"),
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
