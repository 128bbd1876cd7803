"""What pasted lines are taken to be: depth, number and words, line by line."""

import pytest

from goldenthread.domain.plans.pasted_outline import line_of, read_lines

PASTED = [
    ("Curriculum\nWellbeing", ["1||Curriculum", "1||Wellbeing"]),
    ("Curriculum\n  Reading\n    Phonics\nPeople", ["1||Curriculum", "2||Reading", "3||Phonics", "1||People"]),
    ("Curriculum\n\tReading\n\tMaths", ["1||Curriculum", "2||Reading", "2||Maths"]),
    ("1. Read\n1.1 Phonics\n1.2 Fluency\n2. Maths", ["1|1|Read", "2|1.1|Phonics", "2|1.2|Fluency", "1|2|Maths"]),
    ("2 schools join us\n3 schools leave", ["1||2 schools join us", "1||3 schools leave"]),
    ("1.5 million saved", ["1||1.5 million saved"]),
    ("- Reading\n\n\n• Maths", ["1||Reading", "1||Maths"]),
    ("TSP4 Govern well", ["1|TSP4|Govern well"]),
    ("KS4 results rise\nY11 stay on", ["1||KS4 results rise", "1||Y11 stay on"]),
    ("T2.1: Share staff", ["1|T2.1|Share staff"]),
    ("a) First\nb) Second", ["1|a)|First", "1|b)|Second"]),
    ("      Far in\n  Less far\nTop", ["1||Far in", "1||Less far", "1||Top"]),
    ("Top\n          Far in at once", ["1||Top", "2||Far in at once"]),
    ("1.\tPeople\n\t1.1\tA nurse\n2.\tPlace", ["1|1|People", "2|1.1|A nurse", "1|2|Place"]),
    ("1.\tPeople\na.\tA nurse\nb.\tTime", ["1|1|People", "2|a|A nurse", "2|b|Time"]),
    ("I\tread", ["1||I\tread"]),
    ("  \n\t\n", []),
    ("1.", ["1||1."]),
]


@pytest.mark.parametrize(("text", "parts"), PASTED)
def test_pasted_lines_become_parts(text, parts):
    assert [f"{line.depth}|{line.number}|{line.title}" for line in read_lines(text)] == parts


CALLED = [
    (
        "Strand 1 Learning\n1.1 Reading\n1.2 Maths\nStrand 2: People\n2.1 A nurse",
        ["1|1|Learning", "2|1.1|Reading", "2|1.2|Maths", "1|2|People", "2|2.1|A nurse"],
    ),
    ("STRAND 1. Learning\nAim 1.1 Reading", ["1|1|Learning", "2|1.1|Reading"]),
    ("Strand by strand we grow", ["1||Strand by strand we grow"]),
    ("Phase 1 Stabilise", ["1||Phase 1 Stabilise"]),
]


@pytest.mark.parametrize(("text", "parts"), CALLED)
def test_the_plans_own_word_before_a_number_is_left_away(text, parts):
    assert [f"{line.depth}|{line.number}|{line.title}" for line in read_lines(text, ["Strand", "Aim"])] == parts


LONG = "Every child reads well. " + "They read every day " * 14 + "at home."


@pytest.mark.parametrize(("words", "title", "text"), [
    (LONG, "Every child reads well.", LONG[24:]),
    ("Buy\nTrain\nCount", "Buy", "Train\nCount"),
    ("word " * 70, ("word " * 60).strip(), ("word " * 10).strip()),
    ("x" * 400, "x" * 400, ""),
])  # fmt: skip
def test_what_is_too_long_for_a_title_stands_below_it(words, title, text):
    line = line_of(1, "", words)
    assert (line.title, line.text) == (title, text)
