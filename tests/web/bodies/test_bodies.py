"""Every body with its people, what is vacant, and the terms that end soon."""

import datetime as dt

from goldenthread.features.organisations import operations
from tests.query_budget import assert_within


def test_vacancies_and_terms_that_end_are_named(as_, board, local, seat):
    page = as_("governance").get("/harbour/governance/bodies/").content.decode()
    assert "3 seats are vacant, and 1 term ends in the next six months" in page
    assert "One parent seat is vacant." in page
    assert "Nobody watches over Safeguarding." in page


def test_a_body_of_another_school_is_not_listed(as_, board, local):
    page = as_("other_head").get("/harbour/governance/bodies/").content.decode()
    assert "Trust Board" in page
    assert "Haven High committee" not in page


def test_the_number_of_queries_does_not_grow_with_the_bodies(as_, world, board, local, seat):
    reader = as_("governance")
    ran = assert_within(20, lambda: reader.get("/harbour/governance/bodies/"))
    for number in range(4):
        body = operations.form_body(
            trust=world.trust, by=None, name=f"Group {number}", kind="group", wants_every_school=number == 0
        )
        operations.take_seat(body=body, by=None, post=world.posts["chief"], from_on=dt.date(2025, 9, 1))
    assert_within(ran + 2, lambda: reader.get("/harbour/governance/bodies/"))
