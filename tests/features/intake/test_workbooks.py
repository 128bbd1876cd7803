"""Figures that are published as a workbook: with a cover, titles above the headings, and numbers as numbers."""

import io
from decimal import Decimal

import pytest
import xlsxwriter

from goldenthread.features.intake import operations
from goldenthread.features.measures.models import Reading
from goldenthread.foundation.delimited import UnreadableFile
from tests.published import HOSTILE

HEADINGS = [
    "LA Number", "Establishment Number", "LAEstab", "URN", "School Name", "School Phase",
    "Total Number of Teachers (Full-Time Equivalent)", "Number of Vacant Teacher Posts",
    "Rate of Teacher Vacancies - Demoninator is an addition of both teachers and vacancies (%)",
]  # fmt: skip
ROWS = [
    [301, 4001, 3014001, 990002, "Haven High", "Secondary", 61.4, 3, 4.7],
    [301, 4002, 3014002, 880001, "Another's (invented)", "Secondary", 40, 0, 0],
]


def workbook(rows=ROWS) -> bytes:
    held = io.BytesIO()
    with xlsxwriter.Workbook(held, {"in_memory": True}) as made:
        made.add_worksheet("Cover").write(0, 0, "School workforce census")
        sheet = made.add_worksheet("Schools 2025")
        for at, row in enumerate([["School workforce census 2025"], ["Tables by school"], [], HEADINGS, *rows]):
            sheet.write_row(at, 0, row)
    return held.getvalue()


def stage(world, content, name="swc.xlsx", **given):
    return operations.stage(trust=world.trust, file=content, name=name, by=world.people["data"], **given)


def test_the_sheet_whose_headings_are_known_is_read(world) -> None:
    operations.bring_in(load=stage(world, workbook(), year="2025/26"), by=world.people["data"])
    kept = {
        row.measure.key: row.value
        for row in Reading.objects.filter(school=world.haven_high).select_related("measure")
    }
    assert kept == {"teachers_fte": Decimal("61.4"), "teacher_posts_vacant": Decimal("4.7")}


def test_a_workbook_of_something_else_says_what_was_expected(world) -> None:
    held = io.BytesIO()
    with xlsxwriter.Workbook(held, {"in_memory": True}) as made:
        made.add_worksheet("Tea").write_row(0, 0, ["Product", "Price"])
    with pytest.raises(UnreadableFile, match="not a file that is known"):
        stage(world, held.getvalue())


@pytest.mark.parametrize("what", ["a workbook", "an old workbook"])
def test_a_broken_workbook_is_refused_in_a_sentence(world, what) -> None:
    with pytest.raises(UnreadableFile, match="Save the sheet as CSV"):
        stage(world, HOSTILE[what])
