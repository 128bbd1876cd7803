"""Posts and who holds them: appointing, ending, suspending, and the last administrator."""

import datetime as dt

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from goldenthread.features.organisations import operations, queries
from goldenthread.features.organisations.models import Holding, Trust
from goldenthread.features.trail.models import Entry
from tests.world import TODAY, hold, person


@pytest.fixture
def chief(world):
    return world.people["chief"]


def test_a_post_gets_a_key_of_its_own_even_when_its_title_is_taken(world, chief):
    posts = [operations.create_post(trust=world.trust, title="Trustee", role="trustee", by=chief) for _ in range(2)]
    assert [post.key for post in posts] == ["trustee-2", "trustee-3"]


def test_a_post_acts_in_the_name_of_the_one_body_on_which_its_role_sits(world, chief):
    here = {"trust": world.trust, "by": chief}
    late = operations.create_post(title="Governor", role="governor", school=world.marsh_lane, **here)
    assert not late.bodies.exists()
    first = operations.add_body(name="Marsh Lane body", kind="local body", school=world.marsh_lane, **here)
    chair = operations.create_post(title="Chair of governors", role="governor", school=world.marsh_lane, **here)
    assert [set(post.bodies.all()) for post in (late, chair)] == [{first}, {first}]
    second = operations.add_body(name="Another body", kind="local body", school=world.marsh_lane, **here)
    third = operations.create_post(title="Parent", role="governor", school=world.marsh_lane, **here)
    clerk = operations.create_post(title="Clerk", role="governance_lead", school=world.marsh_lane, **here)
    assert [list(post.bodies.all()) for post in (third, clerk)] == [[], []]
    assert not second.posts.exists()


def test_a_post_needs_a_role_of_the_library(world, chief):
    with pytest.raises(ValidationError, match="no role called"):
        operations.create_post(trust=world.trust, title="Emperor", role="emperor", by=chief)


def test_nobody_is_appointed_twice_to_the_same_post(world, chief):
    with pytest.raises(ValidationError, match="holds this post already"):
        operations.appoint(post=world.posts["chief"], person=chief, from_on=TODAY, by=chief)


def test_an_appointment_opens_the_trust_from_its_first_day(world, chief):
    newcomer = person("Newcomer")
    operations.appoint(post=world.posts["trustee"], person=newcomer, from_on=TODAY + dt.timedelta(days=1), by=chief)
    assert queries.reach_into(newcomer, "harbour", today=TODAY) is None
    assert queries.reach_into(newcomer, "harbour", today=TODAY + dt.timedelta(days=1))


def test_ending_a_holding_keeps_access_until_that_day_is_over(world, chief):
    holding = Holding.objects.get(person=world.people["trustee"])
    operations.end_holding(holding=holding, last_on=TODAY, by=chief)
    assert queries.reach_into(world.people["trustee"], "harbour", today=TODAY)
    assert queries.reach_into(world.people["trustee"], "harbour", today=TODAY + dt.timedelta(days=1)) is None
    assert Entry.objects.filter(did="ended", trust=world.trust.pk).exists()


def test_the_last_administrator_stays(world, chief):
    holding = Holding.objects.get(person=world.people["administrator"])
    with pytest.raises(ValidationError, match="without an administrator"):
        operations.end_holding(holding=holding, last_on=TODAY, by=chief)
    with pytest.raises(ValidationError, match="without an administrator"):
        operations.suspend(person=world.people["administrator"], trust=world.trust, by=chief)


def test_an_administrator_who_never_joined_or_is_suspended_does_not_count(world, chief):
    invited = operations.invite_to_post(
        post=world.posts["administrator"], email="a@example.org", name="A", from_on=TODAY, by=chief
    )
    holding = Holding.objects.get(person=world.people["administrator"])
    with pytest.raises(ValidationError, match="without an administrator"):
        operations.end_holding(holding=holding, last_on=TODAY, by=chief)
    invited.person.last_login = timezone.now()
    invited.person.save()
    operations.end_holding(holding=holding, last_on=TODAY, by=chief)
    assert Holding.objects.get(pk=holding.pk).until_on == TODAY


def test_nobody_suspends_themselves(world, chief):
    with pytest.raises(ValidationError, match="yourself"):
        operations.suspend(person=chief, trust=world.trust, by=chief)


def test_one_trust_does_not_shut_out_the_people_of_another(world, chief):
    hold(world.posts["trustee"], world.stranger)
    with pytest.raises(ValidationError, match="outside this trust"):
        operations.suspend(person=world.stranger, trust=world.trust, by=chief)


def test_a_trust_opens_with_its_first_administrator_invited(db):
    trust, invited = operations.open_trust(
        slug="estuary-schools", name="Estuary Schools", email="First@Example.org", person_name="First", today=TODAY
    )
    found = queries.reach_into(invited.person, "estuary-schools", today=TODAY)
    assert found[1].may_everywhere("people.manage")
    assert invited.token
    assert not trust.is_demonstration


@pytest.mark.parametrize("slug", ["sign-in", "account", "static", "api", "Harbour", "a b", "-x", "x" * 41, "é", ""])
def test_an_address_of_the_site_or_no_address_at_all_is_refused(db, slug):
    with pytest.raises(ValidationError):
        operations.create_trust(slug=slug, name="A trust", by=None)
    assert not Trust.objects.exists()


def test_two_trusts_cannot_share_an_address(world):
    with pytest.raises(ValidationError):
        operations.create_trust(slug="harbour", name="Another", by=None)
