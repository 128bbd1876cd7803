"""The plans under a plan: how they stand, and who looked at them this term."""

import datetime as dt

import pytest

from goldenthread.features.plans import operations
from goldenthread.features.plans.models import Monitoring


@pytest.fixture
def page(world):
    return f"/harbour/plan/{world.school_plan.ref}/beneath/"


@pytest.fixture
def maths(world):
    return operations.begin_local_plan(
        trust=world.trust, kind="department", title="Maths", school=world.haven_high, above=world.school_plan,
        starts_on=dt.date(2026, 9, 1), ends_on=dt.date(2027, 8, 31), by=world.people["head"],
    )  # fmt: skip


def test_a_plan_that_nobody_looked_at_this_term_is_named(as_, page, maths):
    shown = as_("head").get(page).content.decode()
    assert "1 plan waits for a look" in shown
    assert "2026/27 autumn, not yet" in shown


def test_a_look_is_kept_with_its_term(as_, page, maths):
    as_("head").post(page, {"plan": maths.ref, "said": "Two of three actions are done."})
    assert Monitoring.objects.get().term == "2026/27 autumn"
    shown = as_("head").get(page).content.decode()
    assert "Every plan was looked at" in shown
    assert "Two of three actions are done." in shown


def test_what_the_parts_say_rolls_up_to_the_plan_and_to_all_of_them(as_, world, page, maths):
    part = maths.elements.first()
    operations.give_progress(element=part, status="off track", said="No teacher.", by=world.people["head"])
    shown = as_("head").get(page).content.decode()
    assert "Together" in shown
    assert "1 off track" in shown


def test_a_look_without_words_or_at_a_plan_elsewhere_is_none(as_, world, page, maths):
    assert as_("head").post(page, {"plan": maths.ref, "said": ""}).status_code == 422
    assert as_("head").post(page, {"plan": world.plan.ref, "said": "Seen"}).status_code == 404
    assert as_("governor").post(page, {"plan": maths.ref, "said": "Seen"}).status_code == 404
    assert as_("other_head").get(page).status_code == 404
    assert not Monitoring.objects.exists()
