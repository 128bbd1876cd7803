"""The ages that a trust serves, and the schools outside them."""


def state(client, world, **typed):
    return client.post("/harbour/settings/ages/", {"revision": world.trust.revision, **typed})


def test_schools_outside_the_ages_served_are_flagged_where_places_and_visions_are_set_down(as_, world):
    administrator = as_("administrator")
    world.haven_high.ages_from, world.haven_high.ages_to = 11, 18
    world.haven_high.save()
    assert state(administrator, world, ages_from="3", ages_to="16").status_code == 302
    for address in ("/harbour/settings/places/", f"/harbour/plan/{world.plan.ref}/statements/"):
        page = administrator.get(address).content.decode()
        assert "Teaches to age 18, older than 16." in page
    world.trust.refresh_from_db()
    assert state(administrator, world, ages_from="3", ages_to="18").status_code == 302
    assert "Teaches to age" not in administrator.get("/harbour/settings/places/").content.decode()


def test_half_a_span_is_asked_about_and_what_was_typed_stays(as_, world):
    page = state(as_("administrator"), world, ages_from="3")
    assert page.status_code == 422
    assert "Give both ages, or neither." in page.content.decode()
    assert 'value="3"' in page.content.decode()


def test_a_span_that_ends_before_it_begins_is_refused(as_, world):
    page = state(as_("administrator"), world, ages_from="18", ages_to="3")
    assert page.status_code == 422
    assert "The oldest are younger than the youngest." in page.content.decode()


def test_ages_that_somebody_else_stated_meanwhile_are_not_overwritten(as_, world):
    state(as_("administrator"), world, ages_from="3", ages_to="16")
    page = state(as_("governance"), world, ages_from="4", ages_to="19")
    assert page.status_code == 409
    assert 'value="19"' in page.content.decode()


def test_a_head_states_no_ages(as_):
    assert as_("head").get("/harbour/settings/ages/").status_code == 404
