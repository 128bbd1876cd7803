"""Where a school's teaching is strongest and weakest: a sheet that scores it as a grid."""

import datetime as dt

import pytest

from goldenthread.features.assurance import operations
from goldenthread.features.assurance.models import Check

AUTUMN = operations.When("2026/27", "Strengths in teaching", dt.date(2026, 11, 2), dt.date(2026, 12, 4))
SCORES = {
    "english-ks4-outside": "strong", "english-ks4-inside": "strong", "science-ks3-outside": "weak",
    "science-ks3-inside": "strong", "languages-ks3-outside": "weak", "arts-ks4-inside": "sound",
}  # fmt: skip


@pytest.fixture
def sheet(world):
    checklist = operations.take_checklist(trust=world.trust, key="teaching-strengths-secondary", by=None)
    operations.open_rounds(checklist=checklist, times=[AUTUMN], schools=[world.haven_high], by=None)
    return Check.objects.get(round__checklist=checklist)


def page_of(row):
    return f"/harbour/assurance/check/{row.ref}/strengths/"


def test_the_ends_the_gap_and_where_evidence_disagrees_are_seen_and_a_strength_can_be_kept(as_, world, sheet):
    assert "Nothing is scored yet" in as_("head").get(page_of(sheet)).content.decode()
    said = {key: operations.Said(answer) for key, answer in SCORES.items()}
    operations.answer_check(check=sheet, said=said, by=world.people["head"], post=world.posts["head"])
    response = as_("head").get(page_of(sheet))
    grid = response.context["grid"]
    assert [(one.cell.row, one.cell.column) for one in grid.strongest] == [("English", "Key Stage 4")]
    assert [(one.cell.row, one.cell.column) for one in grid.weakest] == [("Languages", "Key Stage 3")]
    assert [one.cell.row for one in grid.disagreeing] == ["Science"]
    assert "3 points of the scale" in response.content.decode()
    kept = as_("education").get(
        f"/harbour/assurance/new/?about=check:{sheet.ref}&question=english-ks4-outside&as=strength"
    )
    assert "Strong: English, Key Stage 4" in kept.content.decode()
    weak = as_("education").get(f"/harbour/assurance/new/?about=check:{sheet.ref}&question=languages-ks3-outside")
    assert "Languages. Key Stage 3, by tests and visitors from outside: weak" in weak.content.decode()


def test_what_stands_in_the_way_and_how_it_stood_before_are_seen_beside_each_row(as_, world):
    checklist = operations.take_checklist(trust=world.trust, key="learning-habits", by=None)
    for number, (on, level) in enumerate(((dt.date(2026, 9, 7), "weak"), (dt.date(2026, 11, 2), "sound"))):
        time = operations.When(f"round {number}", f"Habits {number}", on, on + dt.timedelta(days=9))
        round_ = operations.open_rounds(checklist=checklist, times=[time], schools=[world.haven_high], by=None)[0]
        row = round_.checks.get(school=world.haven_high)
        said = {question.key: operations.Said(level) for question in row.questions if question.scale}
        said |= {question.key: operations.Said("Noise") for question in row.questions if question.kind == "text"}
        operations.answer_check(check=row, said=said, by=world.people["head"], post=world.posts["head"])
        operations.hand_in(check=row, by=world.people["head"], post=world.posts["head"])
    page = as_("head").get(page_of(row))
    first = page.context["grid"].rows[0]
    assert (first.stood, first.stands, first.moved) == ("weak", "sound", "higher than then")
    assert "What keeps pupils from it: Noise" in page.content.decode()


def test_another_school_and_a_checklist_that_is_no_grid_have_no_such_page(as_, world, sheet, november):
    assert as_("other_head").get(page_of(sheet)).status_code == 404
    assert as_("head").get(page_of(november.checks.get(school=world.haven_high))).status_code == 404
