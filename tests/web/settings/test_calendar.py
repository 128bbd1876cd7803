"""The plan's year and the term dates, set in the browser."""

AUTUMN = {"2026/27-autumn-from": "2026-09-02", "2026/27-autumn-until": "2026-12-17", "plan_year": "academic"}


def test_term_dates_are_kept(as_, world):
    as_("administrator").post("/harbour/settings/calendar/", AUTUMN | {"revision": 1})
    world.trust.refresh_from_db()
    assert world.trust.calendar["terms"] == [
        {"year": "2026/27", "term": "autumn", "from": "2026-09-02", "until": "2026-12-17"}
    ]


def test_a_term_that_ends_before_it_begins_is_refused_in_words(as_, world):
    wrong = AUTUMN | {"2026/27-autumn-until": "2026-08-01", "revision": 1}
    page = as_("administrator").post("/harbour/settings/calendar/", wrong)
    assert page.status_code == 422
    world.trust.refresh_from_db()
    assert len(world.trust.calendar["terms"]) == 3


def test_half_a_term_is_asked_about(as_):
    typed = {"2026/27-autumn-from": "2026-09-02", "plan_year": "academic", "revision": 1}
    page = as_("administrator").post("/harbour/settings/calendar/", typed)
    assert "needs its first and its last day" in page.content.decode()


def test_a_trustee_sets_no_calendar(as_):
    assert as_("trustee").get("/harbour/settings/calendar/").status_code == 404
