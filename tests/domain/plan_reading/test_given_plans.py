"""The five whole plans where they lie beside the repository; without them, our own twins stand for them."""

import pytest

from tests.domain.plan_reading.reading import GIVEN, TWINS, asked, children, counts, read_file

FILES = sorted(GIVEN.glob("*.txt")) or sorted(TWINS.glob("*.txt"))
HERE = "given" if GIVEN.exists() else "our own, for none lie beside the repository"


def given(start):
    """Return one plan's reading, or nothing where the plans are not to hand."""
    found = [path for path in FILES if path.name.startswith(start)] if GIVEN.exists() else []
    return read_file(found[0]) if found else None


@pytest.mark.parametrize("path", FILES, ids=[f"{HERE}: {path.stem}" for path in FILES])
def test_nothing_of_a_whole_plan_is_lost(path):
    reading = read_file(path)
    assert reading.coverage.missing == ()
    assert len({question.id for question in reading.questions}) == len(reading.questions)
    assert {question.about for question in reading.questions} <= {"document", *(part.id for part in reading.elements)}


def test_strands_and_aims():
    if reading := given("secat"):
        in_detail = [
            part for part in reading.elements if part.level == "Aim" and "in the grid only" not in part.marks
        ]
        tops = [part.id for part in children(reading, None)]
        assert [sum(part.parent == top for part in in_detail) for top in tops] == [5, 5, 7, 5]
        assert counts(reading, "Aim") == [5, 6, 7, 6]
        assert counts(reading, "KPI") == [5, 5, 7, 5]
        assert [part.number for part in in_detail][-4:] == ["4.2", "4.", "4. 4", "4. ,"]
        assert [question.proposal for question in asked(reading, "number")] == ["4.3", "4.4", "4.5"]
        assert len(asked(reading, "order")) >= 1
        assert any("doubled" in question.asks for question in asked(reading, "repair"))


def test_questions():
    if reading := given("ssmat"):
        assert reading.levels == ["Strategic area", "Question", "Response"]
        assert counts(reading, "Question") == [2, 2, 3, 3, 2]
        assert counts(reading, "Response") == [2, 2, 3, 3, 2]
        kinds = [said.kind for said in reading.statements]
        assert [kinds.count(kind) for kind in ("mission", "vision", "intent")] == [1, 1, 1]
        assert kinds.count("context") == 1 + 11
        assert {held.field for held in reading.control} >= {
            "adopted",
            "reviewed",
            "next_review",
            "approved_by",
            "period",
        }


def test_projects():
    if reading := given("smart"):
        assert [part.number for part in reading.elements if part.depth == 2] == [f"TSP{n}" for n in range(1, 9)]
        assert counts(reading, "Aim") == [2, 2, 2, 2]
        assert counts(reading, "Key strategy") == [12, 10, 12, 8]
        assert [part.number for part in reading.elements if part.depth == 4] == ["2.4.1.", "2.4.2.", "2.4.3."]
        assert all(part.cells["Key Drivers and Indicators"] for part in reading.elements if part.depth == 2)
        assert len(asked(reading, "flag")) == 3
        assert len([question for question in asked(reading, "number") if "TSP4" in question.asks]) == 1
        kinds = [said.kind for said in reading.statements]
        assert (kinds.count("entitlement"), kinds.count("cycle"), kinds.count("role")) == (20, 15, 17)


def test_phases():
    if reading := given("secondary"):
        assert [part.number for part in children(reading, None)] == ["1", "2", "3", "4"]
        assert counts(reading, "Area") == [6, 6, 6, 6]
        assert counts(reading, "Part") == [3, 3, 3, 3]
        assert len(asked(reading, "heading")) == 2


def test_initiatives():
    if reading := given("chat"):
        assert counts(reading, "Initiative") == [6, 2, 1, 4, 6]
        assert {len(part.cells) for part in reading.elements if part.level == "Initiative"} == {6}
        assert len(asked(reading, "date code")) == 1
        assert [question.about for question in asked(reading, "number missing")] == ["e5"]
        assert len(asked(reading, "person")) == 12
