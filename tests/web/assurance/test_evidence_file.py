"""The evidence as a file."""

import io

from python_calamine import CalamineWorkbook

from goldenthread.features.assurance import operations


def page_of(by, form):
    return f"/harbour/assurance/evidence/{by}/{form}/"


def test_grades_of_an_inspection_stand_under_their_areas(as_, world, found):
    found("Reading is strong.", severity="strength", pillar="curriculum", quotation="A joy.")
    facts = {
        "kind": "inspection", "title": "Inspection", "regime": "report card", "stage": "reported",
        "held_on": world.haven_high.joined_on, "grades": {"Inclusion": "Strong standard"}, "safeguarding": "met",
    }  # fmt: skip
    operations.record_review(trust=world.trust, school=world.haven_high, facts=facts, by=None)
    answer = as_("head").get(page_of("area", "excel"))
    rows = CalamineWorkbook.from_object(io.BytesIO(answer.content)).get_sheet_by_name("Evidence").to_python()
    grade = next(each for each in rows if each[3] == "Inclusion: Strong standard")
    assert grade[:3] == ["Inclusion", "Haven High", "Inspection"]
    assert grade[5] == world.haven_high.joined_on
    assert any(each[3] == "Reading is strong. “A joy.”" for each in rows)


def test_its_first_sheet_counts_what_speaks_for_and_against_and_names_what_has_nothing(as_, world, found, answered):
    answered(world.haven_high, registers="not met")
    found("A gate stands open.", pillar="finance")
    answer = as_("chief").get(page_of("pillar", "excel"))
    book = CalamineWorkbook.from_object(io.BytesIO(answer.content))
    first = {each[0]: each[1:] for each in book.get_sheet_by_name("Overview").to_python()}
    assert first["Finance and operations"][:6] == [4, 3, "", "", "", 1]
    assert first["School improvement"][-1] == "Nothing has been recorded"
    attendance = next(each for each in book.get_sheet_by_name("Evidence").to_python() if "Attendance" in each[3])
    assert "Both registers were closed on time every day (not met)" in attendance[3]


def test_it_prints_and_no_other_form_is_there(as_, found):
    found("A gate stands open. 🙂", pillar="finance")
    assert as_("chief").get(page_of("pillar", "pdf")).content.startswith(b"%PDF")
    assert as_("chief").get(page_of("school", "pdf")).status_code == 404
    assert as_("chief").get(page_of("pillar", "word")).status_code == 404
