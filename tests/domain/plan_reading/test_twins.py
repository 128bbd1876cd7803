"""Five plans in our own words, damaged as real ones are when their text is taken out of its file."""

import pytest

from tests.domain.plan_reading.reading import TWINS, asked, children, counts, read_file, tree

FILES = sorted(TWINS.glob("*.txt"))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_character_is_accounted_for(path):
    reading = read_file(path)
    assert (reading.coverage.missing, reading.coverage.accounted) == ((), reading.coverage.total)
    assert reading.coverage.total > 2_000


@pytest.fixture(scope="module")
def aims():
    return read_file(TWINS / "aims-in-grid-and-detail.txt")


def test_aims_in_a_grid_and_in_detail_are_one(aims):
    assert [part.title for part in children(aims, None)] == ["Learning", "Care & Belonging", "People", "Place"]
    assert counts(aims, "Aim") == [3, 4, 4, 4]
    assert counts(aims, "KPI") == [3, 3, 4, 4]
    only_in_grid = [part.title for part in aims.elements if "in the grid only" in part.marks]
    assert only_in_grid == ["Pupil voices will be heard at the trust board"]


def test_numbers_are_kept_as_printed_and_the_broken_ones_asked(aims):
    place = [part for part in aims.elements if part.level == "Aim"][-4:]
    assert [part.number for part in place] == ["4.1", "4.", "4. 3", "4. ,"]
    assert [question.proposal for question in asked(aims, "number")] == ["4.2", "4.3", "4.4"]


def test_a_cell_goes_on_behind_a_page_break(aims):
    first, third = (next(part for part in aims.elements if part.number == number) for number in ("1.1", "1.3"))
    assert (
        "the children\nand young people"
        in first.cells["What will success look like Key Performance Indicators (KPI)"]
    )
    assert third.text.endswith("our young people will choose with their teachers what they show.")
    assert asked(aims, "column")[0].proposal == "its own text"


def test_a_row_whose_words_are_lost_takes_its_name_from_the_grid_as_a_proposal(aims):
    lost = next(part for part in aims.elements if part.number == "4. ,")
    assert (lost.title, lost.short_title[:38]) == ("", "We will have a plain, timely, complete")
    question = next(question for question in asked(aims, "repair") if question.about == lost.id)
    assert question.proposal == lost.short_title


def test_a_line_of_the_grid_that_stands_doubled_is_asked_about(aims):
    assert any("stands by itself, doubled" in question.asks for question in asked(aims, "repair"))


def test_questions_become_parts_with_a_response_each():
    reading = read_file(TWINS / "questions-and-responses.txt")
    assert reading.levels == ["Strategic area", "Question", "Response"]
    assert (counts(reading, "Question"), counts(reading, "Response")) == ([2, 2, 2, 1], [2, 2, 2, 1])
    control = {held.field: held.text for held in reading.control}
    assert control == {
        "organisation": "Harriet Lowe Learning Trust",
        "title": "STRATEGIC PLAN",
        "period": "Jan. 2025 – Dec. 2029",
        "reviewed": "Mar. 25",
        "approved_by": "Trust Board",
        "adopted": "Mar. '25",
        "next_review": "Mar. '27",
        "version": "SUMMARY VERSION",
    }
    kinds = [said.kind for said in reading.statements]
    assert [kinds.count(kind) for kind in ("value", "mission", "vision", "intent", "context")] == [4 - 1, 1, 1, 1, 5]
    assert any("'30" in question.asks and "outside" in question.asks for question in asked(reading, "date"))


def test_themes_keep_the_seven_columns_of_their_initiatives():
    reading = read_file(TWINS / "themes-and-initiatives.txt")
    assert counts(reading, "Initiative") == [4, 1, 2, 3]
    first, last = (part for part in (reading.elements[1], reading.elements[-1]))
    assert list(first.cells)[-1] == "Progress details"
    assert list(last.cells) == [
        "Lead", "Activities", "Critical Success Factors (CSFs)", "Year 1 KPIs", "Year 3 outcomes",
        "Dependencies and risks",
    ]  # fmt: skip
    assert last.cells["Dependencies and risks"] == ""


def test_what_is_unclear_in_initiatives_is_asked():
    reading = read_file(TWINS / "themes-and-initiatives.txt")
    codes = asked(reading, "date code")
    assert (len(codes), codes[0].is_of_whole_document, codes[0].choices[0]) == (1, True, "summer")
    assert len(asked(reading, "number missing")) == 1
    assert len(asked(reading, "percent or points")) == 2
    assert len(asked(reading, "to or by")) == 1
    assert [question.proposal for question in asked(reading, "person")][:3] == [
        "Primary Improvement Lead",
        "Secondary Improvement Lead",
        "CEO",
    ]
    assert any("S2025" in question.asks for question in asked(reading, "date"))
    assert {party.capacity for party in reading.assignments if party.person == "Priya Nandra"} == {"lead", "reviewer"}


def test_stages_join_their_pages_and_keep_their_areas():
    reading = read_file(TWINS / "stages-of-support.txt")
    assert (counts(reading, "Phase"), counts(reading, "Area")) == ([0, 0, 0], [5, 5, 5])
    assert [part.title for part in reading.elements if part.level == "Part"] == [
        "Success Criteria - Signs (Secondary)", "Key leadership qualities", "Support Plan",
    ] * 3  # fmt: skip
    assert [question.proposal for question in asked(reading, "heading")] == [
        "Key leadership qualities",
        "Support Plan",
    ]
    assert len(asked(reading, "list")) == 1


def test_projects_take_in_their_line_of_the_pocket_guide():
    reading = read_file(TWINS / "projects-and-pocket-guide.txt")
    assert tree(reading)[:2] == ["Strand: FENLAND Learners", "  Aim TPP1: Progress for each pupil"]
    assert (counts(reading, "Aim"), counts(reading, "Key strategy")) == ([2, 1], [5, 3])
    assert counts(reading, "Sub-strategy") == [3, 0]
    first = reading.elements[1]
    assert (first.cells["L"], first.cells["P"]) == ("✓", "")
    assert first.cells["'Pocket Guide' – Milestones 2023-24"].startswith("1. All teachers work")
    assert first.cells["Key Drivers and Indicators"].count("\n") == 2
    assert len(asked(reading, "flag")) == 2
    assert any("4." in question.asks and "TPP3" in question.asks for question in asked(reading, "number"))


def test_what_a_plan_says_beside_its_tree_is_kept_by_kind():
    reading = read_file(TWINS / "projects-and-pocket-guide.txt")
    kinds = [said.kind for said in reading.statements]
    assert [kinds.count(kind) for kind in ("value", "principle", "vision", "entitlement", "role", "cycle")] == [
        3, 4, 5, 6, 4, 4,
    ]  # fmt: skip
    assert [said.heading for said in reading.statements if said.kind == "cycle"][1:] == [
        "April", "June/July", "November to March",
    ]  # fmt: skip
    assert {furniture.kind for furniture in reading.furniture} >= {"contents", "empty bullet"}
