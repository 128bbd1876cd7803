"""`goldenthread read-plan`: a document in, its plan out."""

import json

import pytest

from goldenthread.project import command

PLAN = (
    b"Mill Lane School development plan 2026-27\n\nPriority 1: Reading\n\nLead: Head of English\n\n"
    b"- Teach phonics daily\n"
)


@pytest.fixture
def say(tmp_path, capsys):
    def run(content, *words, name="plan.txt"):
        file = tmp_path / name
        file.write_bytes(content)
        status = command.main(["read-plan", *words, str(file)])
        return status, *capsys.readouterr()

    return run


def test_the_outline_says_the_tree_the_questions_and_what_is_accounted_for(say):
    status, out, _ = say(PLAN)
    assert status == 0
    assert "Priority 1: Reading" in out
    assert "What does the plan call parts such as" in out
    assert "characters are accounted for" in out


def test_json_holds_every_promised_list(say):
    _, out, _ = say(PLAN, "--json")
    held = json.loads(out)
    assert set(held) >= {
        "elements", "statements", "tables", "control", "assignments", "dates", "targets", "questions", "furniture",
        "coverage",
    }  # fmt: skip
    first = held["elements"][0]
    assert (first["level"], first["number"], first["title"], first["cells"]) == (
        "Priority", "1", "Reading", {"Lead": "Head of English"},
    )  # fmt: skip
    assert held["control"]["period"] == "2026-27"
    assert held["assignments"][0]["raw"] == "Head of English"
    assert held["coverage"] == {
        "total": held["coverage"]["total"],
        "accounted": held["coverage"]["total"],
        "missing": [],
    }


def test_names_for_levels_can_be_given(say):
    _, out, _ = say(PLAN, "--level-names", "Goal,Step")
    assert "Goal 1: Reading\n  Step: Teach phonics daily" in out


@pytest.mark.parametrize("content", [b"PK\x03\x04\x00\x00", b"%PDF-1.7\n\x00\x01\x02"])
def test_what_is_no_document_is_refused_in_a_sentence(say, content):
    status, out, err = say(content, name="plan.docx")
    assert (status, out) == (2, "")
    assert err.startswith("goldenthread: ")
    assert len(err.splitlines()) == 1


def test_a_file_that_is_not_there_is_said_so(capsys):
    assert command.main(["read-plan", "/no/such/plan.txt"]) == 2
    assert "cannot be read" in capsys.readouterr().err
