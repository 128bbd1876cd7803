"""Writing a checklist of the trust's own: a line for each question."""

from goldenthread.features.assurance.models import Checklist

PAGE = "/harbour/assurance/checklists/new/"
TYPED = {
    "name": "Opening a nursery", "says": "", "of": "schools", "role": "head", "revision": "0",
    "lines": "# Rooms\nDoors are low enough\n* Fences are whole\n\n# People\nHow many adults are there? (number)\n"
    "How warm is the welcome? (cold, fair, warm)\n>> Cover is in force (yes/no)",
}  # fmt: skip


def test_lines_become_areas_and_questions_of_every_kind(as_):
    assert as_("chief").post(PAGE, TYPED).status_code == 302
    shape = Checklist.objects.get().shape
    assert [area.name for area in shape.areas] == ["Rooms", "People"]
    assert [(one.kind, one.evidence, one.once_for_all) for one in shape.questions] == [
        ("judgement", False, False), ("judgement", True, False), ("number", False, False), ("scale", False, False),
        ("yes/no", False, True),
    ]  # fmt: skip
    assert shape.questions[3].scale == ("cold", "fair", "warm")


def test_without_a_question_it_is_said_what_is_missing_and_nothing_is_lost(as_):
    answer = as_("chief").post(PAGE, TYPED | {"lines": "# Rooms"})
    assert answer.status_code == 422
    assert "Opening a nursery" in answer.content.decode()
    assert as_("head").get(PAGE).status_code == 404
