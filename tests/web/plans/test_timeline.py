"""A plan by term: bars, milestones, what waits for what, what has no clear date, and today."""

import pytest

from goldenthread.features.plans import operations
from goldenthread.web.plans.work import timing
from tests.query_budget import assert_within


@pytest.fixture
def address(world):
    return f"/harbour/plan/{world.plan.ref}/timeline/"


def test_terms_bars_diamonds_and_today_are_drawn_and_stand_in_a_table(as_, world, address, chief):
    operations.add_action(
        element=world.aim, title="Nurse in post", kind="milestone", due_words="by Easter 2027", by=chief
    )
    operations.add_stage(element=world.aim, title="Pilot stage", due_words="by July 2027", by=chief)
    operations.remind(element=world.aim, kind="condition", text="The heads agree", by=chief)
    page = as_("trustee").get(address).content.decode()
    for words in ("Autumn", "Spring", "Summer", "today", "Nurse in post", "by Easter 2027", "Pilot stage"):
        assert words in page
    assert "0 of 1 milestones met, nothing late" in page
    assert "The heads agree" in page[page.index("Before it can start") :]


def test_what_has_no_clear_date_is_listed_and_not_drawn(as_, world, address, chief):
    operations.add_action(element=world.aim, title="Undated thing", by=chief)
    unclear = operations.add_action(element=world.aim, title="Unclear thing", due_words="by S2027", by=chief)
    assert unclear.due_question
    page = as_("chief").get(address).content.decode()
    drawn = page[page.index("<svg") : page.index("</figure>")]
    assert "Unclear thing" not in drawn
    assert "Unclear thing" in page[page.index("Dates to settle") :]
    assert "Undated thing" in page[page.index("Without a date") :]


def test_a_dashed_line_leads_to_what_waits(as_, world, address, chief):
    other = operations.add_element(plan=world.plan, under=world.strand, title="Second aim", by=chief)
    operations.revise_element(element=other, due_words="by July 2027", by=chief)
    before = as_("chief").get(address).content.decode().count('class="nation"')
    operations.depend(element=other, on=world.aim, by=chief)
    assert as_("chief").get(address).content.decode().count('class="nation"') > before


def test_one_strand_alone(as_, world, address, chief):
    second = operations.add_element(plan=world.plan, title="Second strand", by=chief)
    operations.add_action(element=second, title="Of the second", due_words="by July 2027", by=chief)
    page = as_("chief").get(address, {"strand": world.strand.ref}).content.decode()
    assert "Of the second" not in page


def test_a_long_plan_goes_to_paper_in_sheets_that_can_be_read(as_, world, address, chief):
    for number in range(timing.MOST_ROWS + 4):
        operations.add_action(element=world.aim, title=f"Deed {number}", due_words="by July 2027", by=chief)
    page = as_("chief").get(address).content.decode()
    assert page.count('class="time-line only-print"') == 2
    second = page[page.rindex('class="time-line only-print"') :]
    assert "sheet 2 of 2" in second
    assert world.strand.title in second  # the heading that its rows stand under
    assert f"Deed {timing.MOST_ROWS + 3}" in second


def test_a_plan_without_days_says_what_to_do(as_, world, chief):
    plan = operations.create_plan(trust=world.trust, kind="trust", title="Empty", by=chief)
    assert "Nothing has a day yet" in as_("chief").get(f"/harbour/plan/{plan.ref}/timeline/").content.decode()


@pytest.mark.parametrize("who", ["other_head", "stranger"])
def test_a_plan_beyond_reach_is_not_there(as_, world, who):
    assert as_(who).get(f"/harbour/plan/{world.school_plan.ref}/timeline/").status_code == 404


def test_it_asks_as_few_questions_for_much_as_for_little(as_, world, address, chief):
    client = as_("chief")
    client.get(address)
    few = assert_within(14, lambda: client.get(address))
    for number in range(12):
        operations.add_action(element=world.aim, title=f"Thing {number}", due_words="by July 2027", by=chief)
    assert assert_within(14, lambda: client.get(address)) == few
