"""A publication as those see it whom it is for."""

import pytest

from goldenthread.features.plans.models import Element
from tests.features.reports.publishing import published


@pytest.mark.parametrize(
    ("audience", "open_to", "closed_to"),
    [
        ("public", ["governor", "initiative", "head"], ["stranger"]),
        ("staff", ["governor", "initiative", "other_head"], ["stranger"]),
        ("board", ["trustee", "chief", "governance"], ["initiative", "head", "governor", "stranger"]),
    ],
)
def test_it_is_there_for_its_audience_and_not_for_others(as_, world, audience, open_to, closed_to):
    address = f"/harbour/plan/published/{published(world, audience=audience).ref}/"
    assert [who for who in open_to if as_(who).get(address).status_code != 200] == []
    assert [who for who in closed_to if as_(who).get(address).status_code != 404] == []


def test_a_schools_board_sees_what_is_for_it(as_, world):
    address = f"/harbour/plan/published/{published(world, plan=world.school_plan, audience='board').ref}/"
    assert as_("governor").get(address).status_code == 200
    assert as_("other_head").get(address).status_code == 404


def test_whoever_published_is_told_when_the_plan_has_changed(as_, world):
    address = f"/harbour/plan/published/{published(world).ref}/"
    assert "The plan has changed since" not in as_("chief").get(address).content.decode()
    Element.objects.filter(pk=world.aim.pk).update(title="Another title")
    assert "The plan has changed since" in as_("chief").get(address).content.decode()
    assert "The plan has changed since" not in as_("governor").get(address).content.decode()
