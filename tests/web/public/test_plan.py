"""A published plan, open to anybody: what they find, and everything that they must not."""

import pytest
from django.test import Client

from goldenthread.features.plans import operations as plans
from goldenthread.features.plans.models import Element, Plan
from goldenthread.features.reports import operations
from tests.features.reports.publishing import published
from tests.query_budget import assert_within


@pytest.fixture
def address(world):
    return f"/harbour/public/{world.plan.ref}/"


def test_anybody_reads_what_was_published_and_no_more(world, address):
    chief = world.people["chief"]
    plans.assign(element=world.aim, post=world.posts["education"], by=chief)
    plans.give_progress(element=world.aim, status="off track", said="Two schools are late.", by=chief)
    published(world, columns=("2:success",))
    page = Client().get(address)
    said = page.content.decode()
    assert "Every child safe and well enough to learn" in said
    for inside in ("A strategy in every school", "Director of education", "Two schools", "Off track", world.aim.ref):
        assert inside not in said
    for person in world.people.values():
        assert person.email not in said


def test_it_stays_as_it_was_published_until_somebody_publishes_again(world, address):
    published(world)
    Element.objects.filter(pk=world.aim.pk).update(title="Changed since")
    assert "Changed since" not in Client().get(address).content.decode()
    published(world)
    assert "Changed since" in Client().get(address).content.decode()


def test_what_was_taken_back_is_gone_at_once_even_for_who_keeps_a_copy(world, address):
    publication = published(world)
    first = Client().get(address)
    assert first["Cache-Control"] == "public, no-cache"
    again = {"HTTP_IF_NONE_MATCH": first["ETag"]}
    assert Client().get(address, **again).status_code == 304
    operations.withdraw(publication=publication, by=world.people["chief"])
    assert Client().get(address, **again).status_code == 404


@pytest.mark.parametrize("facts", [{"state": "draft"}, {"state": "ended"}])
def test_a_plan_that_is_no_longer_in_force_is_not_there(world, address, facts):
    published(world)
    Plan.objects.filter(pk=world.plan.pk).update(**facts)
    assert Client().get(address).status_code == 404


@pytest.mark.parametrize("audience", ["staff", "board"])
def test_what_is_for_staff_or_board_is_not_there_for_anybody(world, as_, address, audience):
    publication = published(world, audience=audience)
    for client in (Client(), as_("chief"), as_("stranger")):
        assert client.get(address).status_code == 404
        assert client.get(f"/harbour/public/{publication.ref}/").status_code == 404


def test_nothing_else_of_the_trust_is_reached_by_a_public_address(world):
    published(world)
    refs = [world.aim.ref, world.strand.ref, world.school_plan.ref, world.marsh_lane.ref, world.trust.ref]
    for ref in refs:
        assert Client().get(f"/harbour/public/{ref}/").status_code == 404
    assert Client().get(f"/elsewhere/public/{world.plan.ref}/").status_code == 404


def test_whoever_is_signed_in_sees_what_everybody_sees(world, as_, address):
    published(world)
    mine = as_("chief").get(address)
    assert mine.content == Client().get(address).content
    assert "Cookie" not in mine.get("Vary", "")


def test_search_engines_are_told_to_stay_away_unless_they_are_let_in(world, address):
    published(world)
    page = Client().get(address)
    assert page["X-Robots-Tag"] == "noindex, nofollow"
    assert 'name="robots"' in page.content.decode()
    published(world, is_indexed=True)
    assert "X-Robots-Tag" not in Client().get(address)


def test_a_line_at_its_head_is_shown_and_what_was_typed_stays_text(world, address):
    published(world, note="For <b>parents</b> & partners")
    assert "For &lt;b&gt;parents&lt;/b&gt; &amp; partners" in Client().get(address).content.decode()


def test_it_asks_the_database_little(world, address):
    published(world)
    assert_within(3, lambda: Client().get(address))
