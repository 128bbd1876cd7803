"""The year on one page."""

import datetime as dt

from goldenthread.features.organisations.models import School
from goldenthread.features.reviews import operations
from goldenthread.features.reviews.models import Occurrence
from tests.features.reviews.laid import duty
from tests.query_budget import queries_of


def test_an_empty_year_says_what_to_do_next(as_):
    assert "Lay out the year" in as_("chief").get("/harbour/year/").content.decode()
    assert "has still to lay it out" in as_("trustee").get("/harbour/year/").content.decode()


def test_the_twelve_months_show_what_comes_round_and_how_far_it_is(as_, world):
    duty(world.trust)
    page = as_("trustee").get("/harbour/year/").content.decode()
    assert page.index("September") < page.index("August")
    assert page.count("Compliance checked") == 5
    assert "0 of 2" in page


def test_the_year_begins_where_the_trust_begins_it_and_goes_back_and_forth(as_, world):
    duty(world.trust)
    operations.set_year(trust=world.trust, begins=4, by=None)
    page = as_("chief").get("/harbour/year/").content.decode()
    assert "The year from April 2026" in page
    assert "The year from April 2027" in as_("chief").get("/harbour/year/?from=2027-04").content.decode()
    assert as_("chief").get("/harbour/year/?from=2027-99").status_code == 200


def test_a_reader_sees_of_schools_their_own_alone(as_, world):
    duty(world.trust)
    page = as_("head").get("/harbour/year/").content.decode()
    assert "0 of 2" not in page
    assert "Compliance checked" in page


def test_what_is_confidential_is_seen_by_those_who_are_asked_and_those_who_keep_the_year(as_, world):
    duty(world.trust, "Pay of the head reviewed", of="trust", role="finance_lead", is_confidential=True)
    for who, sees in {"chief": True, "finance_lead": True, "trustee": False, "head": False}.items():
        for address in ("/harbour/year/", "/harbour/year/cycle/", "/harbour/year/duties/?of=everyone"):
            assert ("Pay of the head" in as_(who).get(address).content.decode()) is sees


def test_the_page_costs_the_same_whatever_the_number_of_schools(as_, world):
    duty(world.trust)
    Occurrence.objects.update(done_on=dt.date(2026, 11, 20))
    browser = as_("trustee")
    few = len(queries_of(lambda: browser.get("/harbour/year/")))
    School.objects.bulk_create(
        School(trust=world.trust, key=f"s{n}", name=f"S{n}", short_name=f"S{n}", phase="primary") for n in range(30)
    )
    operations.follow_cycle(trust=world.trust)
    assert Occurrence.objects.update(done_on=dt.date(2026, 11, 20)) > 30
    assert len(queries_of(lambda: browser.get("/harbour/year/"))) == few
