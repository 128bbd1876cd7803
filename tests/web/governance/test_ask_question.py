"""Asking a question."""

from goldenthread.features.activity.models import Task
from goldenthread.features.governance.models import Question

ADDRESS = "/harbour/governance/questions/new/"


def test_a_governor_asks_about_a_measure_in_the_name_of_their_body(as_, world, local):
    address = f"{ADDRESS}?about=measure:{world.attendance.ref}"
    assert "Attendance" in as_("governor").get(address).content.decode()
    as_("governor").post(address, {"asks": "Why Mondays?", "body": local.ref, "topic": "Attendance"})
    made = Question.objects.get()
    assert (made.subject_kind, made.subject_ref, made.body) == ("measure", world.attendance.ref, local)
    assert made.asked_by == world.posts["governor"]


def test_a_question_before_a_meeting_goes_to_whoever_presents_the_item(as_, world, board, coming):
    item = coming.items.get(title="How the measures stand")
    as_("trustee").post(f"{ADDRESS}?item={item.ref}", {"asks": "What is worst?", "body": board.ref})
    asked = {task.post for task in Task.objects.filter(kind="answer challenge")}
    assert asked == {world.posts["chief"], world.posts["governance"]}


def test_nobody_asks_at_an_item_or_in_a_name_that_is_not_theirs(as_, world, board, local, secret):
    assert as_("governor").post(ADDRESS, {"asks": "Why?", "body": board.ref}).status_code == 422
    assert as_("trustee").get(f"{ADDRESS}?item={secret.ref}").status_code == 404
    assert "You sit on no body" in as_("head").get(ADDRESS).content.decode()
