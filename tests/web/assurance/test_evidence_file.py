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
    rows = CalamineWorkbook.from_object(io.BytesIO(answer.content)).get_sheet_by_index(0).to_python()
    assert ["Inclusion", "Inspection", "Haven High", "Inclusion: Strong standard", "", "01.09.2022"] in rows
    assert any(each[3] == "Reading is strong. “A joy.”" for each in rows)


def test_it_prints_and_no_other_form_is_there(as_, found):
    found("A gate stands open. 🙂", pillar="finance")
    assert as_("chief").get(page_of("pillar", "pdf")).content.startswith(b"%PDF")
    assert as_("chief").get(page_of("school", "pdf")).status_code == 404
    assert as_("chief").get(page_of("pillar", "word")).status_code == 404
