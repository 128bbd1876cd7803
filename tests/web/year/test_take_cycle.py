"""Taking a ready-made cycle."""

import pytest


def test_the_trust_has_a_copy_of_its_own(as_, world):
    assert as_("governance").post("/harbour/year/cycle/take/", {"cycle": "statutory"}).status_code == 302
    assert world.trust.duties.count() == 20


def test_a_cycle_that_is_not_there_is_said_in_plain_words(as_, world):
    answer = as_("chief").post("/harbour/year/cycle/take/", {"cycle": "../roles"}, follow=True)
    assert "There is no such ready-made cycle" in answer.content.decode()
    assert not world.trust.duties.exists()


@pytest.mark.parametrize("who", ["head", "trustee", "education", "stranger"])
def test_whoever_does_not_keep_the_year_finds_no_such_page(as_, who):
    assert as_(who).post("/harbour/year/cycle/take/", {"cycle": "statutory"}).status_code == 404
