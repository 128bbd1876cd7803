"""Which kinds of plan are asked of whom."""

import pytest

from goldenthread.features.plans.models import Expectation

PAGE = "/harbour/plan/local/expected/"
TYPED = {"kind": "community", "of": "schools and hubs", "due_on": "2027-08-31", "says": "With aims that count."}


def test_the_trust_asks_every_school_and_hub_for_a_plan_by_a_day(as_):
    answer = as_("chief").post(PAGE, TYPED)
    assert answer.status_code == 302
    assert Expectation.objects.get().of == "schools and hubs"
    assert "31 August 2027" in as_("chief").get(PAGE).content.decode()


def test_asked_again_the_new_day_stands(as_):
    as_("chief").post(PAGE, TYPED)
    as_("chief").post(PAGE, TYPED | {"due_on": "2027-09-30"})
    assert Expectation.objects.get().due_on.month == 9


def test_it_is_asked_no_more(as_):
    as_("chief").post(PAGE, TYPED)
    as_("chief").post(PAGE, {"gone": Expectation.objects.get().ref})
    assert not Expectation.objects.exists()


def test_a_day_that_is_none_is_said_to_be_so_and_the_words_are_kept(as_):
    answer = as_("chief").post(PAGE, TYPED | {"due_on": "soon"})
    assert answer.status_code == 422
    assert "With aims that count." in answer.content.decode()


@pytest.mark.parametrize("who", ["head", "trustee", "stranger"])
def test_nobody_else_asks_for_plans(as_, who):
    assert as_(who).get(PAGE).status_code == 404
