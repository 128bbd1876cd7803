"""What becomes of a plan that waits when one of its lines is said to be something else."""

import pytest

from goldenthread.domain.reading.mending import staged_plan
from goldenthread.domain.reading.mending.alike import alike
from goldenthread.domain.reading.mending.deeds import deed_named
from goldenthread.domain.reading.mending.homes import rehung
from goldenthread.domain.reading.mending.lines import all_lines, landing
from goldenthread.domain.reading.mending.staged_paper import Beside, Paper
from goldenthread.domain.reading.mending.staged_plan import CannotMend, Staged, StagedPart

TEXT = """What we aim at
Reading
Every class reads daily.
- Buy books
- Train everybody
Success criteria:
All read well.
Sums
- Count every day
Success criteria:
All add up.
Thank you
"""


def span(words, after=0):
    start = TEXT.index(words, after)
    return start, start + len(words)


def paper():
    return Paper(TEXT, (), [Beside("s1", "introduction", "What we aim at", *span("What we aim at")),
                            Beside("f1", "furniture", "Thank you", *span("Thank you"))])  # fmt: skip


def plan():
    """Return a plan in which one line of each sort lies where it should not."""
    reading = "Every class reads daily.\n- Buy books\n- Train everybody"
    return Staged((
        StagedPart("r", 1, "", "Reading", reading, spans=((15, 80),)),
        StagedPart("rs", 2, "", "Success criteria:", "All read well.", spans=(span("Success criteria:"),)),
        StagedPart("m", 1, "", "Sums", "", (("What", "- Count every day"),), spans=(span("Sums"),)),
        StagedPart("ms", 2, "", "Success criteria:", "All add up.", spans=(span("Success criteria:", 90),)),
    ), ("Aim", "Action"))  # fmt: skip


def told(staged):
    """Return a plan as lines: depth, title, text, columns."""
    return [
        f"{part.depth} {part.title}" + (f" / {part.text}" if part.text else "")
        + "".join(f" [{heading}: {words}]" for heading, words in part.cells if words)
        for part in staged.parts
    ]  # fmt: skip


READS, READ_WELL = "Every class reads daily.", "2 Success criteria: / All read well."
LINES = f"{READS}\n- Buy books\n- Train everybody"
SUMS, ADDS = "1 Sums [What: - Count every day]", "2 Success criteria: / All add up."
READING = [f"1 Reading / {LINES}", READ_WELL]

SAID = [
    ("a line is a part below", "r/t/1", "in",
     [f"1 Reading / {READS}", "2 Buy books / - Train everybody", READ_WELL, SUMS, ADDS]),
    ("two lines are parts below", "r/t/1 r/t/2", "in",
     [f"1 Reading / {READS}", "2 Buy books", "2 Train everybody", READ_WELL, SUMS, ADDS]),
    ("a line is a part beside", "r/t/2", "out",
     [f"1 Reading / {READS}\n- Buy books", "1 Train everybody", READ_WELL, SUMS, ADDS]),
    ("two lines are parts beside it, in their order", "r/t/1 r/t/2", "level:1",
     [f"1 Reading / {READS}", "1 Buy books", "1 Train everybody", READ_WELL, SUMS, ADDS]),
    ("every line is a part below", "r", "lines",
     ["1 Reading", "2 Every class reads daily.", "2 Buy books", "2 Train everybody", READ_WELL, SUMS, ADDS]),
    ("a line of a column is a part", "m/c0/0", "in",
     [*READING, "1 Sums", "2 Count every day", ADDS]),
    ("a line of a column is text", "m/c0/0", "text",
     [*READING, "1 Sums / - Count every day", ADDS]),
    ("a title is text of the part above it", "rs", "text",
     [f"1 Reading / {LINES}\nSuccess criteria:\nAll read well.", SUMS, ADDS]),
    ("a line goes on above", "r/t/1", "join",
     [f"1 Reading / {READS} - Buy books\n- Train everybody", READ_WELL, SUMS, ADDS]),
    ("the first line goes on in the title", "r/t/0", "join",
     [f"1 Reading {READS} / - Buy books\n- Train everybody", READ_WELL, SUMS, ADDS]),
    ("a title is the heading of a column", "rs ms", "column",
     [f"1 Reading / {LINES} [Success criteria: All read well.]",
      "1 Sums [What: - Count every day] [Success criteria: All add up.]"]),
    ("a line is the heading of a column", "r/t/1", "column",
     [f"1 Reading / {READS} [- Buy books: - Train everybody]", READ_WELL, SUMS, ADDS]),
    ("a line is no part", "r/t/0", "aside", ["1 Reading / - Buy books\n- Train everybody", READ_WELL, SUMS, ADDS]),
    ("words before the plan are a part", "s1/b/0", "level:1", ["1 What we aim at", *READING, SUMS, ADDS]),
    ("what was left out behind it is text", "f1/b/0", "text", [*READING, SUMS, f"{ADDS}\nThank you"]),
    ("a part moves under another with all under it", "r", "under:m",
     [SUMS, ADDS, f"2 Reading / {LINES}", "3 Success criteria: / All read well."]),
    ("a line moves into another part", "r/t/2", "under:ms",
     [f"1 Reading / {READS}\n- Buy books", READ_WELL, SUMS, f"{ADDS}\n- Train everybody"]),
    ("its lines are columns in this order", "r", "columns:Goal, How",
     ["1 Reading [Goal: Every class reads daily.] [How: - Buy books\n- Train everybody]", READ_WELL, SUMS, ADDS]),
    ("lines and their title are joined in one go, and no word is lost", "r/t/1 r/t/0 rs", "join",
     ["1 Reading Every class reads daily. - Buy books / - Train everybody\nSuccess criteria:\nAll read well.",
      SUMS, ADDS]),
    ("two parts are one", "r m", "one",
     [f"1 Reading / {LINES}\nSums [What: - Count every day]", READ_WELL, ADDS]),
]  # fmt: skip


@pytest.mark.parametrize(("case", "lines", "deed", "after"), SAID)
def test_a_line_is_said_to_be_something_else(case, lines, deed, after):
    assert told(deed_named(deed)(plan(), paper(), lines.split())) == after


@pytest.mark.parametrize(("case", "lines", "deed", "after"), SAID)
def test_no_word_is_lost_by_it(case, lines, deed, after):
    staged = deed_named(deed)(plan(), paper(), lines.split())
    held = " ".join(line.words for line in all_lines(staged, paper()))
    headings = " ".join(heading for part in staged.parts for heading, _ in part.cells)
    for words in ("What we aim at", "Every class", "Buy books", "Train everybody", "All read well", "Sums",
                  "Count every day", "All add up", "Thank you", "Success criteria"):  # fmt: skip
        assert words in f"{held} {headings}"


@pytest.mark.parametrize(
    ("case", "chosen", "others"),
    [
        ("the same word leads", "rs", "ms"),
        ("the same bullet", "r/t/1", "r/t/2"),
        ("no bullet, and no line is as long", "r/t/0", ""),
        ("nothing else is so", "m/c0/0", ""),
    ],
)  # fmt: skip
def test_lines_are_alike_by_what_the_document_shows(case, chosen, others):
    staged = staged_plan.settled(plan())
    found = [line.id for line in alike(staged, paper(), [chosen]).lines]
    assert found == others.split()


@pytest.mark.parametrize(
    ("lines", "deed", "says"),
    [
        ("", "in", "Tick the lines"), ("gone", "in", "no longer there"), ("r", "sing", "Choose what"),
        ("r", "under:rs", "stands under it"), ("r", "one", "two parts or more"), ("ms/t/0", "lines", None),
        ("m", "lines", None), ("m", "columns:Lead", "no text"), ("r", "columns: ,", "headings of the columns"),
        ("r/t/2", "column", "Nothing follows"), ("r/t/0", "text", "text already"),
    ],
)  # fmt: skip
def test_what_makes_no_sense_is_told(lines, deed, says):
    if says is None:
        assert len(deed_named(deed)(plan(), paper(), lines.split()).parts) == 5
        return
    with pytest.raises(CannotMend, match=says):
        deed_named(deed)(plan(), paper(), lines.split())


def test_one_comes_back_to_what_is_new_or_to_what_stood_before():
    before = plan()
    assert landing(before, deed_named("in")(before, paper(), ["r/t/1"]), ["r/t/1"]) == "made-1"
    assert landing(before, deed_named("aside")(before, paper(), ["rs"]), ["rs"]) == "r"


def test_targets_dates_and_leads_go_with_their_words():
    line, other = span("Train everybody"), span("Every class reads daily.")
    found = {
        "elements": [{"id": "r", "span": [15, 22]}, {"id": "ms", "span": list(span("Success criteria:", 90))}],
        "targets": [{"element": "r", "span": list(line), "column": "x"}, {"element": "r", "span": list(other)}],
        "dates": [{"element": "ms", "span": list(span("All add up."))}],
        "questions": [{"about": "r", "span": list(line), "elements": ["r"]}],
    }  # fmt: skip
    staged = deed_named("in")(plan(), paper(), ["r/t/2"])
    staged = deed_named("join")(staged, paper(), ["ms"])
    hung = rehung(found, staged)
    assert [each["element"] for each in hung["targets"]] == ["made-1", "r"]
    assert [each["element"] for each in hung["dates"]] == ["m"]
    assert hung["questions"][0]["elements"] == ["made-1"]
