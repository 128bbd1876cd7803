"""Changing a place, and two people who do so at once."""

import pytest


@pytest.fixture
def address(world):
    return f"/harbour/settings/places/school/{world.haven_high.ref}/"


def typed(school, **changes):
    facts = {"name": school.name, "short_name": school.short_name, "phase": school.phase, "revision": school.revision}
    return facts | changes


def test_a_school_takes_its_new_facts(as_, world, address):
    as_("administrator").post(address, typed(world.haven_high, roll="1100", joined_on="2022-09-01"))
    world.haven_high.refresh_from_db()
    assert world.haven_high.roll == 1100


def test_the_second_of_two_people_is_shown_what_stands_and_loses_nothing(as_, world, address):
    first, second = as_("administrator"), as_("governance")
    stale = typed(world.haven_high, name="Haven Academy")
    first.post(address, typed(world.haven_high, name="Haven High School"))
    page = second.post(address, stale)
    assert page.status_code == 409
    assert "Haven High School" in page.content.decode()
    assert 'value="Haven Academy"' in page.content.decode()
    world.haven_high.refresh_from_db()
    assert world.haven_high.name == "Haven High School"


def test_saved_again_the_second_text_is_set_in_its_place(as_, world, address):
    as_("administrator").post(address, typed(world.haven_high, name="Haven High School"))
    as_("governance").post(address, typed(world.haven_high, name="Haven Academy", revision=2))
    world.haven_high.refresh_from_db()
    assert world.haven_high.name == "Haven Academy"


def test_a_school_of_another_trust_is_not_found(as_, world):
    assert as_("stranger").get(f"/elsewhere/settings/places/school/{world.haven_high.ref}/").status_code == 404
