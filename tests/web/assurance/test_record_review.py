"""Recording a review, from its planning on."""

from goldenthread.features.assurance.models import Review
from goldenthread.features.plans import operations as plans

PAGE = "/harbour/assurance/reviews/new/"


def typed(world, **others):
    return {
        "place": world.haven_high.ref, "kind": "peer", "title": "History, seen by peers", "stage": "planned",
        "theme": "", "scope": "Years 7 to 9", "reviewer": "Head of history, another trust", "repeats": "",
        "judgement": "", "summary": "", **others,
    }  # fmt: skip


def test_a_review_is_planned_before_it_is_held_and_looks_by_principles(as_, world):
    light, dark = (
        plans.add_statement(plan=world.plan, kind="principle", text=text, by=world.people["chief"])
        for text in ("Ask why.", "Open doors.")
    )
    assert as_("head").post(PAGE, typed(world, principles=[light.ref])).status_code == 302
    row = Review.objects.get()
    assert (row.school, row.stage, row.scope) == (world.haven_high, "planned", "Years 7 to 9")
    assert "Ask why." in as_("head").get(f"/harbour/assurance/review/{row.ref}/").content.decode()
    page = as_("head").get("/harbour/assurance/reviews/").content.decode()
    assert page.index(dark.text) < page.index("no review yet") < page.index(light.text) < page.index("1 review<")
    kept = typed(world, revision=row.revision, principles=[light.ref, dark.ref])
    assert as_("head").post(f"/harbour/assurance/review/{row.ref}/edit/", kept).status_code == 302
    assert set(row.principles.all()) == {light, dark}


def test_what_was_reported_says_when_and_nobody_records_another_schools(as_, world):
    assert as_("head").post(PAGE, typed(world, stage="reported")).status_code == 422
    assert as_("head").post(PAGE, typed(world, place=world.marsh_lane.ref)).status_code == 422
    assert as_("head").post(PAGE, typed(world, place="trust")).status_code == 422
    assert as_("trustee").get(PAGE).status_code == 404
