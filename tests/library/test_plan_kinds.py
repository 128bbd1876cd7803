"""The kinds of plan hold together, and a place can begin one of each."""

import pytest

from goldenthread.features.approvals.deciding import scheme
from goldenthread.features.approvals.routes import library_routes
from goldenthread.features.organisations.queries import role_permissions
from goldenthread.features.plans import operations
from goldenthread.features.plans.kinds import kind_of, kinds
from goldenthread.foundation import library

LOCAL = [key for key, kind in kinds().items() if kind.places != ["trust"]]


@pytest.mark.parametrize("key", LOCAL)
def test_a_place_can_begin_a_plan_of_every_kind(world, key):
    place = {"school": world.haven_high} if "school" in kinds()[key].places else {"unit": world.finance}
    plan = operations.begin_local_plan(trust=world.trust, kind=key, title="New", by=world.people["chief"], **place)
    assert plan.elements.count() == len(kinds()[key].elements) > 0


@pytest.mark.parametrize("key", list(kinds()))
def test_every_kind_names_roles_and_words_that_there_are(key):
    kind = kinds()[key]
    for step in library_routes()["plan"].get(key, library_routes()["plan"]["other"]).steps:
        assert set(scheme()[step.decision].roles) <= set(role_permissions())
    assert not kind.concept or kind.concept in library.read("words.yaml")


def test_a_kind_that_the_library_has_lost_still_has_a_name():
    assert kind_of("long-gone").title == "Long gone"
