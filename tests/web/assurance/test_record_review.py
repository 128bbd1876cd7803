"""Recording a review, from its planning on."""

from goldenthread.features.assurance.models import Review

PAGE = "/harbour/assurance/reviews/new/"


def typed(world, **others):
    return {
        "place": world.haven_high.ref, "kind": "peer", "title": "History, seen by peers", "stage": "planned",
        "theme": "", "scope": "Years 7 to 9", "reviewer": "Head of history, another trust", "repeats": "",
        "judgement": "", "summary": "", **others,
    }  # fmt: skip


def test_a_review_is_planned_before_it_is_held(as_, world):
    assert as_("head").post(PAGE, typed(world)).status_code == 302
    row = Review.objects.get()
    assert (row.school, row.stage, row.scope) == (world.haven_high, "planned", "Years 7 to 9")


def test_what_was_reported_says_when_and_nobody_records_another_schools(as_, world):
    assert as_("head").post(PAGE, typed(world, stage="reported")).status_code == 422
    assert as_("head").post(PAGE, typed(world, place=world.marsh_lane.ref)).status_code == 422
    assert as_("head").post(PAGE, typed(world, place="trust")).status_code == 422
    assert as_("trustee").get(PAGE).status_code == 404
