"""What was put right in one plan is put right in the next that is written alike, and told."""

from dataclasses import replace

import pytest

from goldenthread.domain.reading.mending import staged_plan
from goldenthread.domain.reading.mending.again import PutRight, as_before, put_right, told_of
from goldenthread.domain.reading.mending.lines import all_lines
from goldenthread.domain.reading.mending.many import columns_done
from goldenthread.domain.reading.mending.staged_paper import Paper
from goldenthread.domain.reading.mending.staged_plan import Staged, StagedPart


def plan(first="Reading", top="Part"):
    cells = (("Owner (2026)", "Head"), ("Steps", "Buy books\nTrain staff"), ("Colour", "green"))
    return Staged(
        (StagedPart("a", 1, "", first, cells=cells), StagedPart("b", 1, "", "How to use this plan", "Read it.")),
        (top,),
    )


def learned():
    mended = columns_done(plan(), {"Steps": "parts", "Colour": "leave"})
    left_out = [line for line in all_lines(mended, Paper("")) if line.id == "b"]
    kept = tuple(part for part in mended.parts if part.id != "b")
    mended = replace(mended, parts=kept, told=told_of("aside", left_out, Paper("")))
    mended = staged_plan.name_levels(mended, ("Priority", "Step"))
    return mended, put_right(plan(), mended, {"Owner (2026)": "lead"}, {"Steps": "parts", "Colour": "leave"})


def test_what_a_person_said_is_kept_by_the_words_it_was_said_of():
    _, known = learned()
    assert known.columns == {"owner": "lead", "steps": "parts", "colour": "leave"}
    assert known.meanings == {"owner": "lead"}
    assert known.lines == {"how to use this plan": "aside"}
    # The levels are others in number now: what they are called cannot be told again.
    assert known.levels == {}


@pytest.mark.parametrize(
    ("case", "read", "known", "done"),
    [
        ("a column is split into parts again", plan("Sums"), PutRight({"steps": "parts"}), [
            ("column", "Steps", "parts"),
        ]),
        ("its meaning is told, for it was read by it", plan(), PutRight({"owner": "lead"}), [
            ("column", "Owner (2026)", "lead"),
        ]),
        ("a line is left out again", plan(), PutRight(lines={"how to use this plan": "aside"}), [
            ("line", "How to use this plan", "aside"),
        ]),
        ("a level has the name that it had", plan(), PutRight(levels={"part": ["Priority"]}), [
            ("levels", "Part", "Priority"),
        ]),
        ("of other names nothing is known", plan(top="Goal"), PutRight(levels={"part": ["Priority"]}), []),
        ("a plan that was never seen stays as it was read", plan(), PutRight({"by whom": "lead"}), []),
    ],
)  # fmt: skip
def test_the_next_plan_is_put_right_alike(case, read, known, done):
    staged, told = as_before(read, known, Paper(""))
    assert told == done
    assert (staged == read) == (not done or done[0][2] == "lead")


def test_the_only_part_is_never_left_out():
    only = Staged((StagedPart("a", 1, "", "Reading"),), ("Part",))
    assert as_before(only, PutRight(lines={"reading": "aside"}), Paper("")) == (only, [])


def test_words_of_which_a_part_was_kept_are_not_left_out_in_the_next_plan():
    mended, _ = learned()
    twin = StagedPart("c", 1, "", "How to use this plan")
    assert put_right(plan(), replace(mended, parts=(*mended.parts, twin)), {}, {}).lines == {}


def test_what_was_taken_back_is_not_done_again():
    assert put_right(plan(), plan(), {}, {"Steps": "parts"}) == PutRight()


def test_a_question_that_stands_under_each_part_is_a_column_in_the_next_plan_too():
    def asked(*titles):
        parts = [
            StagedPart(f"{title}{at}", depth, "", words) for title in titles
            for at, (depth, words) in enumerate([(1, title), (2, "How will we know?"), (3, "All read well")])
        ]  # fmt: skip
        return Staged(tuple(parts), ("Priority", "Part", "Point"))

    paper = Paper("")
    questions = [line for line in all_lines(asked("Reading", "Sums"), paper) if line.words.endswith("?")]
    told = told_of("column", questions, paper)
    assert told == (("how will we know", "column"),)
    assert told_of("column", questions[:1], paper) == ()
    staged, done = as_before(asked("Art", "Music"), PutRight(lines=dict(told)), paper)
    assert done == [("line", "How will we know?", "column")]
    assert [(part.title, part.cells) for part in staged.parts] == [
        ("Art", (("How will we know?", "All read well"),)), ("Music", (("How will we know?", "All read well"),)),
    ]  # fmt: skip
    assert staged.told == told
