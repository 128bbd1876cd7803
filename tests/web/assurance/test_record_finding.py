"""Recording what was found, by a check, by a review, or by somebody who saw it."""

from goldenthread.features.activity.models import Notification, Task
from goldenthread.features.assurance.models import Finding

PAGE = "/harbour/assurance/new/"


def typed(world, **others):
    return {
        "place": world.haven_high.ref, "says": "The alarm was not tested.", "severity": "major", "area": "Fire",
        "found_on": "2026-11-20", "recommended": "Test it weekly.\n\nWrite it down.", "post": world.posts["head"].ref,
        "due_on": "2026-12-01", "pillar": "finance", "quotation": "", **others,
    }  # fmt: skip


def test_what_was_found_asks_a_post_to_act(as_, world):
    assert as_("education").post(PAGE, typed(world)).status_code == 302
    task, other = Task.objects.filter(kind="act on finding").order_by("pk")
    assert (task.post, task.title, str(task.due_on)) == (world.posts["head"], "Test it weekly.", "2026-12-01")
    assert other.title == "Write it down."


def test_a_significant_finding_is_due_within_a_week_and_the_board_is_told(as_, world):
    as_("education").post(PAGE, typed(world, severity="significant", due_on=""))
    assert {str(each.due_on) for each in Task.objects.filter(kind="act on finding")} == {"2026-11-27"}
    assert Task.objects.get(kind="tell board").post == world.posts["governance"]
    assert Notification.objects.filter(post=world.posts["trustee"]).exists()


def test_from_a_check_it_knows_the_question(as_, world, answered):
    row = answered(world.haven_high, registers="not met")
    page = as_("head").get(f"{PAGE}?about=check:{row.ref}&question=registers").content.decode()
    assert "Not so: Both registers were closed" in page
    as_("head").post(f"{PAGE}?about=check:{row.ref}&question=registers", typed(world))
    assert (Finding.objects.get().check_sheet, Finding.objects.get().question) == (row, "registers")
    sheet = as_("head").get(f"/harbour/assurance/check/{row.ref}/").content.decode()
    assert "Say what follows" not in sheet
    assert Finding.objects.get().ref in sheet


def test_nobody_records_a_finding_of_another_school(as_, world, answered):
    row = answered(world.marsh_lane, who="other_head")
    assert as_("head").post(PAGE, typed(world, place=world.marsh_lane.ref)).status_code == 422
    assert as_("head").post(PAGE, typed(world, post=world.posts["other_head"].ref)).status_code == 422
    assert "Not so" not in as_("head").get(f"{PAGE}?about=check:{row.ref}&question=registers").content.decode()
    assert as_("governor").get(PAGE).status_code == 404


def test_what_was_found_at_a_school_is_asked_of_nobody_of_another(as_, world):
    answer = as_("education").post(PAGE, typed(world, post=world.posts["other_head"].ref))
    assert answer.status_code == 422
    assert "That post belongs to another school" in answer.content.decode()
    assert not Finding.objects.exists()
