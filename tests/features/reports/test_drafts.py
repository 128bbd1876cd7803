"""What a report would say today: exceptions first, in the trust's own order, and only what may be seen."""

import pytest

from goldenthread.features.plans.models import Element, Statement
from goldenthread.features.reports import queries
from tests.features.reports.drawing import PAGE, drawn, many_parts, say


def test_a_plan_on_a_page_has_numbers_titles_statuses_and_the_years_line(world, reach):
    Element.objects.filter(pk=world.aim.pk).update(year_milestones={"2026/27": "Two nurses.", "2027/28": "Three."})
    Statement.objects.create(plan=world.plan, kind="value", text="Kindness. We look after people.", order=2)
    say(world, world.aim, "at risk")
    content = drawn(world, reach, PAGE).content
    part = content["groups"][0]["parts"][0]
    assert (part["number"], part["status"], part["milestone"]) == ("1.1", "at risk", "Two nurses.")
    assert (content["towards"], content["values"]) == (["Schools that work as one."], ["Kindness"])


def test_a_schools_page_is_of_its_own_plan_and_what_that_serves(world, reach):
    draft = drawn(world, reach, PAGE, who="head", school=world.haven_high)
    assert draft.content["title"] == "School plan 2026/27"
    assert draft.audience == "school"
    with pytest.raises(queries.NothingToReport, match="Marsh Lane Primary has no plan in force"):
        drawn(world, reach, PAGE, school=world.marsh_lane)


@pytest.mark.parametrize(
    ("who", "kind", "place"),
    [
        ("chief", PAGE, ("marsh_lane", True)),
        ("head", PAGE, ("haven_high", True)),
        ("head", PAGE, ("marsh_lane", False)),
        ("head", PAGE, (None, False)),
        ("governor", PAGE, ("haven_high", False)),
        ("chief", PAGE, (None, True)),
        ("trustee", PAGE, (None, False)),
        ("chief", "board-summary", (None, False)),
        ("service", PAGE, ("haven_high", False)),
    ],
)
def test_who_may_draw_up_what(world, reach, who, kind, place):
    school, may = place
    assert queries.may_draw(reach(who), kind, getattr(world, school) if school else None) is may


def test_a_draft_holds_nothing_that_changes_by_being_kept(world, reach):
    many_parts(world, 3)
    first = drawn(world, reach).fingerprint
    assert drawn(world, reach).fingerprint == first
    say(world, world.aim, "at risk")
    assert drawn(world, reach).fingerprint != first
