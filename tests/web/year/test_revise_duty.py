"""Moving a duty, and saying of whom it is asked."""

import pytest

from tests.features.reviews.laid import duty

TYPED = {
    "title": "Compliance seen",
    "area": "school",
    "anchor": "months",
    "months": ["2"],
    "of": "schools",
    "who": "role:governor",
}


@pytest.fixture
def one(world):
    return duty(world.trust)


@pytest.fixture
def address(one):
    return f"/harbour/year/cycle/{one.ref}/"


def test_a_duty_is_moved_and_given_to_somebody_else(as_, one, address):
    assert as_("chief").get(address).status_code == 200
    assert as_("chief").post(address, TYPED | {"revision": one.revision}).status_code == 302
    one.refresh_from_db()
    assert (one.months, one.role, one.title) == ([2], "governor", "Compliance seen")


def test_of_two_who_change_it_the_second_is_told(as_, one, address):
    drawn_from = one.revision
    as_("chief").post(address, TYPED | {"revision": drawn_from})
    answer = as_("governance").post(address, TYPED | {"title": "Mine", "revision": drawn_from})
    assert answer.status_code == 409
    assert "Mine" in answer.content.decode()


@pytest.mark.parametrize("who", ["head", "trustee", "stranger"])
def test_whoever_does_not_keep_the_year_finds_no_such_page(as_, address, who):
    assert as_(who).get(address).status_code == 404
