"""The golden thread itself: links between a local plan and the trust's."""

import datetime as dt

import pytest
from django.core.exceptions import ValidationError

from goldenthread.features.plans import operations
from goldenthread.features.plans.models import Element, Link, Plan


@pytest.fixture
def head(world):
    return world.people["head"]


def test_a_school_takes_up_an_aim_and_both_ends_tell_of_it(world, head):
    operations.take_up(upper=world.aim, lower=world.priority, by=head)
    link = Link.objects.get()
    assert (link.upper, link.lower, link.kind) == (world.aim, world.priority, "takes up")


def test_a_second_word_replaces_the_first(world, head):
    operations.take_up(upper=world.aim, lower=world.priority, by=head)
    operations.conflict(upper=world.aim, lower=world.priority, reason="It costs us our feast days.", by=head)
    assert Link.objects.get().kind == "conflicts"


@pytest.mark.parametrize("deed", ["conflict", "decline"])
def test_whoever_says_no_says_why(world, head, deed):
    below = {"lower": world.priority} if deed == "conflict" else {"school": world.haven_high}
    with pytest.raises(ValidationError, match="Say why"):
        getattr(operations, deed)(upper=world.aim, reason=" ", by=head, **below)


def test_a_link_never_joins_two_trusts(world, head):
    plan = Plan.objects.create(trust=world.elsewhere, kind="trust", title="Their plan")
    theirs = Element.objects.create(plan=plan, depth=1, title="Their aim")
    with pytest.raises(ValidationError, match="two trusts"):
        operations.take_up(upper=theirs, lower=world.priority, by=head)


def test_a_link_runs_up_to_the_plan_of_the_trust(world, head):
    with pytest.raises(ValidationError, match="runs up to the trust"):
        operations.take_up(upper=world.priority, lower=world.aim, by=head)
    with pytest.raises(ValidationError, match="from the plan of a school"):
        operations.take_up(upper=world.aim, lower=world.strand, by=head)


def test_a_school_that_takes_up_an_aim_no_longer_declines_it_in_the_years_of_that_plan(world, head):
    this = world.priority.plan
    following = operations.create_plan(
        trust=world.trust, school=world.haven_high, title="Next year", kind=this.kind, by=head,
        starts_on=this.ends_on + dt.timedelta(days=1), ends_on=this.ends_on + dt.timedelta(days=365),
    )  # fmt: skip
    operations.decline(upper=world.aim, school=world.haven_high, reason="Not now.", by=head)
    operations.take_into(upper=world.aim, plan=following, by=head)
    assert [(link.kind, link.plan) for link in Link.objects.all()] == [("declines", this), ("takes up", None)]
    operations.take_up(upper=world.aim, lower=world.priority, by=head)
    assert {link.kind for link in Link.objects.all()} == {"takes up"}


def test_a_school_cannot_decline_what_it_has_taken_up(world, head):
    operations.take_up(upper=world.aim, lower=world.priority, by=head)
    with pytest.raises(ValidationError, match="taken this up already"):
        operations.decline(upper=world.aim, school=world.haven_high, reason="After all, no.", by=head)


def test_an_undone_link_leaves_both_elements(world, head):
    link = operations.support(upper=world.aim, lower=world.priority, by=head)
    operations.unlink(link=link, by=head)
    assert not Link.objects.exists()
    assert Element.objects.filter(pk__in=[world.aim.pk, world.priority.pk]).count() == 2
