"""Every school on its ladder."""

import datetime as dt

from goldenthread.features.improvement import operations
from goldenthread.features.organisations.models import School
from tests.query_budget import assert_within, queries_of

PAGE = "/harbour/improvement/"


def test_each_school_stands_under_its_phase_with_how_long_it_has_been_there(as_, stabilised):
    page = as_("chief").get(PAGE).content.decode()
    assert "1 in Stabilise" in page
    assert "1 term" in page
    assert "0 of 45 items done" in page
    assert "No ladder is for these" in page  # Marsh Lane has no ages, and so no ladder


def test_where_nobody_has_gone_up_in_a_year_it_says_so(as_, world, ladder, board):
    operations.move_school(
        school=world.haven_high, ladder=ladder, to="stabilise", from_on=dt.date(2025, 9, 1), body=board,
        reason="As found.", by=None,
    )  # fmt: skip
    assert "No school has gone up since it was placed" in as_("chief").get(PAGE).content.decode()


def test_a_head_sees_their_own_school_alone(as_, stabilised):
    assert "Haven High" in as_("head").get(PAGE).content.decode()
    assert "Haven High" not in as_("other_head").get(PAGE).content.decode()
    assert as_("stranger").get(PAGE).status_code == 404


def test_without_a_ladder_it_says_what_one_is(as_):
    assert "There is no ladder yet" in as_("chief").get(PAGE).content.decode()


def test_its_queries_do_not_grow_with_the_schools(as_, stabilised, world, ladder, board):
    chief = as_("chief")
    chief.get(PAGE)
    few = queries_of(lambda: chief.get(PAGE))
    for number in range(10):
        school = School.objects.create(
            trust=world.trust, key=f"s{number}", name=f"School {number}", phase="secondary", ages_from=11, ages_to=16
        )
        operations.move_school(
            school=school, ladder=ladder, to="repair", from_on=dt.date(2026, 9, 1), body=board, reason="So.", by=None
        )
    assert_within(len(few), lambda: chief.get(PAGE))
    assert len(few) <= 18


def test_what_moved_is_said_with_why_and_drawn_over_time(as_, stabilised, ladder, board):
    for to, day, why in (
        ("repair", dt.date(2026, 10, 1), "Safe now."),
        ("stabilise", dt.date(2026, 11, 2), "It slid."),
    ):
        operations.move_school(school=stabilised, ladder=ladder, to=to, from_on=day, body=board, reason=why, by=None)
    page = as_("chief").get(PAGE).content.decode()
    assert page.index("back from Repair to Stabilise") < page.index("up from Stabilise to Repair")
    assert "It slid." in page
    assert '<td class="figure">2 Nov 2026</td>' in page  # the drawing tells the same in a table
