"""A plan on one side of paper."""

import pytest

from goldenthread.features.plans.models import Element


@pytest.fixture
def address(world):
    return f"/harbour/plan/{world.plan.ref}/at-a-glance/"


def test_strands_are_columns_of_short_titles_with_how_each_stands(as_, world, address, taken_up):
    Element.objects.filter(pk=world.aim.pk).update(grid="Safe and well")
    page = as_("trustee").get(address).content.decode()
    assert "Safe and well" in page
    assert "of-1" in page
    assert "On track" in page


@pytest.mark.parametrize(("aims", "size"), [(3, "large"), (12, "roomy"), (25, "close"), (60, "tight")])
def test_the_more_a_plan_holds_the_smaller_it_is_set(as_, world, address, aims, size):
    Element.objects.bulk_create(
        Element(plan=world.plan, parent=world.strand, depth=2, order=n, title=f"Aim {n}") for n in range(aims)
    )
    assert f'class="glance {size}"' in as_("chief").get(address).content.decode()


def test_a_plan_of_one_level_is_set_too(as_, world, taken_up):
    page = as_("head").get(f"/harbour/plan/{world.school_plan.ref}/at-a-glance/")
    assert "Off track" in page.content.decode()


@pytest.mark.parametrize("who", ["stranger", "other_head"])
def test_a_plan_out_of_reach_is_not_there(as_, world, who):
    assert as_(who).get(f"/harbour/plan/{world.school_plan.ref}/at-a-glance/").status_code == 404
