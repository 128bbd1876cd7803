"""Writing down something that one would take on."""

from goldenthread.features.plans.models import Undertaking

ADDRESS = "/harbour/plan/undertakings/new/curiosity/"


def test_a_member_of_staff_registers_a_project_for_a_part_of_the_plan(as_, world):
    as_("initiative").post(
        ADDRESS, {"title": "Do they draw?", "element": world.aim.ref, "answer_question": "Whether drawing helps"}
    )
    made = Undertaking.objects.get()
    assert (made.element, made.by, made.state) == (world.aim, world.people["initiative"], "draft")
    assert made.answers.get().text == "Whether drawing helps"


def test_a_part_beyond_ones_reach_is_no_choice(as_, world):
    answer = as_("other_head").post(ADDRESS, {"title": "Do they draw?", "element": world.priority.ref})
    assert answer.status_code == 422
    assert "Do they draw?" in answer.content.decode()
    assert not Undertaking.objects.exists()


def test_a_title_is_asked_for_and_what_was_typed_stays(as_, world):
    answer = as_("head").post(ADDRESS, {"title": " ", "answer_how": "Two classes draw"})
    assert answer.status_code == 422
    assert "Two classes draw" in answer.content.decode()


def test_a_kind_that_nobody_knows_has_no_page(as_, world):
    assert as_("head").get("/harbour/plan/undertakings/new/nonsense/").status_code == 404
