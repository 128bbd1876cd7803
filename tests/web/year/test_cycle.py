"""What comes round."""

from tests.features.reviews.laid import duty


def test_every_duty_says_when_it_comes_round_and_of_whom(as_, world):
    duty(world.trust)
    page = as_("trustee").get("/harbour/year/cycle/").content.decode()
    assert "Each month from November to March" in page
    assert "Heads, each school" in page
    assert "Add a duty" not in page


def test_whoever_keeps_the_year_is_warned_of_what_will_not_work(as_, world):
    duty(world.trust, "Accounts filed", month=12, day=31, of="trust", role="finance_lead")
    duty(world.trust, "Nobody's", months=[3], of="trust", role="")
    page = as_("chief").get("/harbour/year/cycle/").content.decode()
    assert "It falls outside term: ready by Friday 18 December." in page
    assert "Nobody is asked" in page
    assert "The terms of 2027/28 are not set" in page


def test_ready_made_years_are_offered_until_they_are_taken(as_, world):
    page = as_("chief").get("/harbour/year/cycle/").content.decode()
    assert "Take a copy of its 21 duties" in page
    as_("chief").post("/harbour/year/cycle/take/", {"cycle": "plan-year"})
    assert "Take a copy of its 21 duties" not in as_("chief").get("/harbour/year/cycle/").content.decode()
