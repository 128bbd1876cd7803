"""Each rendition of a plan as a PDF."""

import pytest

from goldenthread.features.plans import operations as planning
from tests.paper import pages_of, words_of
from tests.world import TODAY


@pytest.mark.parametrize(
    ("rendition", "says"),
    [("full", "How it was agreed"), ("summary", "Health and wellbeing"), ("at-a-glance", "Every child safe")],
)
def test_it_is_shown_under_a_safe_name(as_, world, rendition, says):
    world.plan.control = {"Approved by": "Trust Board"}
    world.plan.save()
    answer = as_("governor").get(f"/harbour/plan/{world.plan.ref}/paper/{rendition}/")
    assert answer["Content-Type"] == "application/pdf"
    assert answer["Content-Disposition"] == f'inline; filename="harbour-strategic-plan-2025-30-{rendition}.pdf"'
    assert says in words_of(answer.content)


def test_the_pocket_guide_is_one_side_of_the_year_asked_for(as_, world, with_milestone):
    with_milestone()
    pdf = as_("chief").get(f"/harbour/plan/{world.plan.ref}/paper/pocket-guide/?year=2026/27").content
    assert len(pages_of(pdf)) == 1
    assert "By the end of 2026/27" in words_of(pdf)


def test_a_second_side_is_refused_with_what_to_shorten(as_, world, with_milestone):
    with_milestone(1_500)
    answer = as_("chief").get(f"/harbour/plan/{world.plan.ref}/paper/pocket-guide/?year=2026/27")
    assert answer.status_code == 422
    assert "fewer</b>" in answer.content.decode()
    assert as_("chief").get(f"/harbour/plan/{world.plan.ref}/paper/full/").status_code == 200


def test_what_is_being_done_is_a_paper_of_its_own_and_in_no_other(as_, world):
    chief, plan = world.people["chief"], world.plan
    done = planning.add_action(element=world.aim, title="Find a nurse", due_words="by 1 March 2027", by=chief)
    planning.block_action(action=done, because="No room is free.", by=chief)
    said = words_of(as_("governor").get(f"/harbour/plan/{plan.ref}/paper/actions/").content)
    for words in (
        "what is being done",
        world.strand.title,
        world.aim.title,
        "Find a nurse",
        "1 March 2027",
        "Blocked",
    ):
        assert words in said
    assert "No room is free." in said
    assert "Find a nurse" not in words_of(as_("governor").get(f"/harbour/plan/{plan.ref}/paper/full/").content)
    assert "paper/actions/" in as_("governor").get(f"/harbour/plan/{plan.ref}/paper/").content.decode()


def test_no_other_rendition_is_there(as_, world):
    assert as_("chief").get(f"/harbour/plan/{world.plan.ref}/paper/poster/").status_code == 404


def test_a_plan_of_another_school_is_not_there(as_, world):
    assert as_("other_head").get(f"/harbour/plan/{world.school_plan.ref}/paper/full/").status_code == 404
    assert as_("head").get(f"/harbour/plan/{world.school_plan.ref}/paper/full/").status_code == 200


def test_the_pocket_guide_prints_the_years_themes_and_what_changed_during_it(as_, world, with_milestone):
    with_milestone()
    chief = world.people["chief"]
    planning.set_year_themes(plan=world.plan, year="2026/27", themes={world.strand: "Sleep well"}, by=chief)
    for day, text in ((TODAY, "A mill closes."), (TODAY.replace(year=2025, month=9), "A mill opens.")):
        planning.add_variation(plan=world.plan, kind="social", dated_on=day, text=text, by=chief)
    said = words_of(as_("chief").get(f"/harbour/plan/{world.plan.ref}/paper/pocket-guide/").content)
    assert "Sleep well" in said
    assert "A mill closes." in said
    assert "A mill opens." not in said
