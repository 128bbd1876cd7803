"""Each answer about a plan that was read changes the draft, and takes nothing else with it."""

import pytest

from goldenthread.domain.reading import plan_answers, plan_reading
from goldenthread.domain.reading.mending import staged_plan
from goldenthread.foundation.documents import plain_text
from tests.domain.plan_reading.reading import TWINS, vocabulary
from tests.domain.plan_reading.test_lined_tables import CLOSE_SET

TORN = """Plan 2023-26

1. Reading
1.1 Reduce absence by 5%
1.2 At least % of pupils read daily
1.4 Lessons are led by TBC
"""
# What stands as printed either way; and what is worked in where the whole plan is put together.
AS_PRINTED, ELSEWHERE = {"No, leave them together"}, {"level", "person", "period"}


def read(text, name="plan.txt"):
    document = plain_text.read_text(name, text)
    found = plan_reading.as_json(plan_reading.read_plan(document, vocabulary()))
    return staged_plan.from_reading(found), found, document.text


def ask(found, kind):
    return next(question for question in found["questions"] if question["kind"] == kind)


def settled(text, kind, answer):
    staged, found, source = read(text)
    return plan_answers.settle(staged, found, {ask(found, kind)["id"]: answer}, source)


def words_of(out, number):
    return next(part.title for part in out.staged.parts if part.number.rstrip(".") == number)


@pytest.mark.parametrize("path", sorted(TWINS.glob("*.txt")), ids=lambda path: path.stem)
def test_every_choice_changes_the_draft(path):
    staged, found, source = read(path.read_text(encoding="utf-8"), path.name)
    open_ = plan_answers.settle(staged, found, {}, source)
    for question in found["questions"]:
        for choice in {*question["choices"], "Words of one's own"} - {question["proposal"], *AS_PRINTED}:
            out = plan_answers.settle(staged, found, {question["id"]: choice}, source)
            assert out != open_ or question["kind"] in ELSEWHERE, (question["asks"], choice)


def test_left_open_it_is_noted_on_the_part():
    staged, found, source = read(TORN)
    notes = plan_answers.settle(staged, found, {}, source).notes
    assert sum(map(len, notes.values())) == 3


def test_a_missing_figure_is_put_in_its_place():
    out = settled(TORN, "number missing", "95%")
    assert words_of(out, "1.2") == "At least 95% of pupils read daily"


def test_what_initials_mean_is_told_in_one_line():
    staged, found, source = read(TORN.replace("led by TBC", "led by the ZQV and seen by the ZQW"))
    answers = {each["id"]: f"Zonal {each['asks'][12]}" for each in found["questions"] if each["kind"] == "initials"}
    said = plan_answers.settle(staged, found, answers, source).statements
    assert [(kind, words) for kind, words, _ in said if "ZQ" in words] == [
        ("context", "Initials: ZQV Zonal V; ZQW Zonal W")
    ]


def test_a_share_becomes_points():
    out = settled(TORN, "percent or points", "percentage points")
    assert words_of(out, "1.1") == "Reduce absence by 5 percentage points"


def test_what_was_to_be_confirmed_is_filled_in():
    assert words_of(settled(TORN, "placeholder", "the head"), "1.4") == "Lessons are led by the head"


def test_what_a_person_wrote_stands_over_an_answer():
    staged, found, source = read(TORN)
    part = next(part for part in staged.parts if part.number == "1.2")
    staged = staged_plan.say(staged, part.id, number="1.2", title="At least % of all read", text="", cells={})
    out = plan_answers.settle(staged, found, {ask(found, "number missing")["id"]: "95%"}, source)
    assert words_of(out, "1.2") == "At least % of all read"
    assert out.notes[part.id]


def test_an_answer_can_be_given_otherwise():
    assert settled(TORN, "number missing", "90%").staged != settled(TORN, "number missing", "95%").staged


def test_a_code_is_settled_once_for_the_whole_plan():
    text = "Plan 2023-26\n\n1. Reading\n1.1 Books bought by S2024\n1.2 Room built by S2025\n"
    assert settled(text, "date code", "autumn").codes == {"S": "autumn"}


def test_the_lowest_level_may_be_actions():
    staged = staged_plan.Staged(
        (staged_plan.StagedPart("e1", 1, "1", "Reading"), staged_plan.StagedPart("e2", 2, "", "Buy books")),
        ("Aim", "Action"),
    )
    question = plan_answers.actions_question(staged)
    assert question["elements"] == ["e2"]
    assert plan_answers.are_actions({question["id"]: question["choices"][1]})
    assert plan_answers.actions_question(staged_plan.name_levels(staged, ["Aim", "Goal"])) is None


LISTED = """Vision for 2030

The trust wants each child to leave school ready for work. To achieve this:

  • We will welcome two more schools
  • We will train our own teachers

The vision has two strands:

1. We build up our support for schools with a third adviser

2. We build out our courses for staff across the trust
"""


def test_points_taken_for_parts_may_be_text():
    out = settled(LISTED, "standing", "No, they are text")
    assert len(out.staged.parts) == 2
    assert [words for _, words, _ in out.statements] == [
        "We will welcome two more schools", "We will train our own teachers",
    ]  # fmt: skip


def test_points_kept_as_text_may_be_parts():
    out = settled(LISTED.replace("To achieve this:", "Our vision is that:"), "standing", "Yes, each is a part")
    assert [part.title for part in out.staged.parts][:2] == [
        "We will welcome two more schools", "We will train our own teachers",
    ]  # fmt: skip
    assert len(out.became_parts) == 2


SHORT_OVER_LONG = """Targets that governors follow in 2027-28

- Reading
- Hear every child of Years 1 and 2 read aloud once a day
- Set aside the first half hour after lunch for a book
"""
SENTENCES = """School plan 2027-28

PEOPLE
Ensure that staff is well led in every school and knows what is asked of it.
Read each description of a post every year.
Train two coaches
PLACES
Paint each hall that had the flood
Ask a builder to look at each roof in March.
Replace the old boiler
"""


def test_what_stands_under_a_short_point_may_stand_beside_it():
    assert [part.depth for part in read(SHORT_OVER_LONG)[0].parts] == [1, 2, 2]
    out = settled(SHORT_OVER_LONG, "under", "No, they stand beside it")
    assert [part.depth for part in out.staged.parts] == [1, 1, 1]


def test_a_short_point_may_stand_over_others_in_words_of_ones_own():
    out = settled(SHORT_OVER_LONG, "under", "Only the first")
    assert [part.depth for part in out.staged.parts] == [1, 2, 2]
    assert len(out.notes) == 1


def test_sentences_in_a_list_without_bullets_may_be_text():
    assert len(read(SENTENCES)[0].parts) == 8
    out = settled(SENTENCES, "points", "No, they are the text of what is above")
    assert [part.title for part in out.staged.parts] == ["PEOPLE", "PLACES"]
    assert out.staged.parts[1].text.splitlines() == [
        "Paint each hall that had the flood",
        "Ask a builder to look at each roof in March.",
        "Replace the old boiler",
    ]


def test_what_was_read_as_a_table_a_cell_a_line_may_be_lines_of_text():
    assert [part.depth for part in read(CLOSE_SET)[0].parts] == [1, 2, 2, 1, 2]
    out = settled(CLOSE_SET, "lined table", "No, they are lines of text")
    assert [part.title for part in out.staged.parts] == ["Teaching", "Attendance"]
    assert out.staged.parts[1].text.splitlines()[-2:] == ["Ongoing", "Attendance above 96%"]


LEFT = """School plan 2027-28

PEOPLE
Staff is well led in every school and knows what is asked of it.
Every post has a description that is read each year.
Each team has met twice this term and is glad of it.
PLACES
Each hall has been painted since the flood and is warm again.
"""


def test_lines_that_were_read_as_text_may_be_parts():
    assert [part.title for part in read(LEFT)[0].parts] == ["PEOPLE", "PLACES"]
    out = settled(LEFT, "standing", "Yes, each is a part")
    assert [part.depth for part in out.staged.parts] == [1, 2, 2, 2, 1]
    assert not out.staged.parts[0].text


PROSE = """We thank everybody for a good year in all of our schools.

Money will be short, and each school saves two per cent."""


def test_prose_is_read_a_paragraph_a_part_or_as_text():
    assert len(read(PROSE)[0].parts) == 2
    assert not settled(PROSE, "standing", "No, they are text").staged.parts


def test_a_level_may_be_no_parts():
    out = settled(LISTED, "level", "They are text, and no parts")
    assert len(out.staged.parts) < len(read(LISTED)[0].parts)


LUMPED = """Plan 2026-28

Priority 1: Reading

Priority 2: Attendance

More books in each room
A mentor for each teacher
Someone to hear every child
A welcome for the families
"""


def test_short_lines_under_a_part_become_parts_where_they_are_said_to_be():
    out = settled(LUMPED, "lumped", "Each line is a part below it")
    assert [(part.depth, part.title) for part in out.staged.parts][-4:] == [
        (2, "More books in each room"), (2, "A mentor for each teacher"), (2, "Someone to hear every child"),
        (2, "A welcome for the families"),
    ]  # fmt: skip


def test_parts_that_an_answer_made_are_there_to_be_mended_and_its_question_is_closed():
    staged, found, source = read(LUMPED)
    answers = {ask(found, "lumped")["id"]: "Each line is a part below it"}
    worked = plan_answers.work_in(staged, found, answers, source)
    assert [part.title for part in worked.parts][-1] == "A welcome for the families"
    mended = staged_plan.join_up(worked, worked.parts[-1].id)
    assert plan_answers.settle(mended, found, answers, source).staged.parts == mended.parts
    assert plan_answers.work_in(worked, found, answers, source) == worked


LED_BEHIND = """Plan 2026-28

Our objectives are:

- Each child reads well by Year 4
- No school stands alone

In order to achieve these objectives the trust will:

- lend a head to whoever needs one
- buy together what all of us use
"""


@pytest.mark.parametrize(("answer", "expected"), [
    ("They stand beside those before them", [1, 1, 1, 1]),
    ("They stand under it, which is a part", [1, 1, 1, 2, 2]),
    ("No, they are text", [1, 1]),
])  # fmt: skip
def test_a_list_behind_another_stands_beside_it_or_under_the_line_that_leads_in_to_it(answer, expected):
    assert [part.depth for part in read(LED_BEHIND)[0].parts] == [1, 1, 1, 2, 2]
    assert [part.depth for part in settled(LED_BEHIND, "led list", answer).staged.parts] == expected


LED_IN_TWO_PARTS = """Plan 2026-28

1. Our people
People are at the heart of it.
We will:
- offer each teacher a mentor
- pay for qualifications
When all of this is done, and the last of it is paid for, our families will say that:
- few will leave us

2. Our pupils
Each child deserves the best.
We will:
- teach each child to read
When all of this is done, and the last of it is paid for, our families will say that:
- all will read well
- all will have sung on a stage
"""


def test_lists_led_by_the_same_words_are_asked_about_once_and_each_stands_under_its_own_line():
    _, found, _ = read(LED_IN_TWO_PARTS)
    asked = [question for question in found["questions"] if question["kind"] == "led list"]
    assert [("in 2 places" in each["asks"], "their 3 points" in each["asks"]) for each in asked] == [(True, True)]
    parts = settled(LED_IN_TWO_PARTS, "led list", "They stand under it, which is a part").staged.parts
    lead = "When all of this is done, and the last of it is paid for, our families will say that"
    assert [(part.depth, part.title) for part in parts] == [
        (1, "Our people"), (2, "offer each teacher a mentor"), (2, "pay for qualifications"),
        (2, lead), (3, "few will leave us"), (1, "Our pupils"), (2, "teach each child to read"),
        (2, lead), (3, "all will read well"), (3, "all will have sung on a stage"),
    ]  # fmt: skip
