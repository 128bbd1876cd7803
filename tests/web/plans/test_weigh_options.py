"""The options of a part, scored by criteria."""

from decimal import Decimal

import pytest

from goldenthread.features.plans import operations
from goldenthread.features.plans.models import Criterion, OptionScore


@pytest.fixture
def page(world):
    return f"/harbour/plan/part/{world.aim.ref}/options/"


@pytest.fixture
def options(world, chief):
    school = operations.add_option(element=world.aim, title="A free school", cost=Decimal(900_000), by=chief)
    hire = operations.add_option(element=world.aim, title="Hire places", speaks_against="Far away", by=chief)
    return school, hire


def scores(options, criterion, *found):
    return {f"score-{option.ref}-{criterion.ref}": score for option, score in zip(options, found, strict=True)}


def test_options_are_scored_and_the_one_with_most_points_is_recommended(as_, page, options):
    client = as_("chief")
    client.post(page, {"deed": "add", "title": "Pupils reached", "weight": "3"})
    criterion = Criterion.objects.get()
    client.post(page, {"deed": "score", **scores(options, criterion, "4", "2")})
    shown = as_("trustee").get(page).content.decode()
    assert "A free school has most for it" in shown
    assert "<b>12</b> of 15" in shown
    assert "Far away" in shown


def test_another_choice_than_the_points_says_so_with_its_reason(as_, world, page, options, chief):
    criterion = operations.weigh_by(element=world.aim, title="Pupils reached", by=chief)
    operations.score_options(
        element=world.aim, scores={(options[0], criterion): 4, (options[1], criterion): 2}, by=chief
    )
    operations.choose_option(option=options[1], reason="No site can be had.", by=chief)
    shown = as_("trustee").get(page).content.decode()
    assert "Another was chosen" in shown
    assert "No site can be had." in shown


def test_nothing_is_recommended_while_a_score_is_missing(as_, world, page, options, chief):
    criterion = operations.weigh_by(element=world.aim, title="Pupils reached", by=chief)
    as_("chief").post(page, {"deed": "score", **scores(options, criterion, "4", "")})
    assert "2 options, side by side" in as_("chief").get(page).content.decode()


def test_a_criterion_goes_with_its_scores(as_, world, page, options, chief):
    criterion = operations.weigh_by(element=world.aim, title="Pupils reached", by=chief)
    as_("chief").post(page, {"deed": "score", **scores(options, criterion, "4", "1")})
    as_("chief").post(page, {"deed": "drop", "criterion": criterion.ref})
    assert not OptionScore.objects.exists()


def test_whoever_does_not_run_it_reads_and_hostile_scores_are_refused(as_, world, page, options, chief):
    criterion = operations.weigh_by(element=world.aim, title="Pupils reached", by=chief)
    assert as_("trustee").post(page, {"deed": "add", "title": "Ours", "weight": "1"}).status_code == 404
    assert as_("stranger").get(page).status_code == 404
    for score in ("6", "-1", "many"):
        assert as_("chief").post(page, {"deed": "score", **scores(options, criterion, score, "1")}).status_code == 422
    assert as_("chief").post(page, {"deed": "add", "title": "", "weight": "9"}).status_code == 422
    assert not OptionScore.objects.exists()
