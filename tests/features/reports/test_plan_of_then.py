"""A report of a past period tells the plan as it stood then."""

import datetime as dt

import pytest

from goldenthread.features.plans import operations as planning
from goldenthread.features.plans.models import Element, Plan
from goldenthread.features.reports.queries.drawing_up import draw_up
from goldenthread.features.reports.queries.sections import Span
from goldenthread.features.reports.written_kinds import kinds_of
from tests.features.reports.drawing import say
from tests.features.reports.writing import PACK, TERM

SUMMER = Span("Summer term 2025/26", dt.date(2026, 4, 13), dt.date(2026, 7, 20))


@pytest.fixture
def then(world):
    """Adopt the trust's plan in the spring, and change it since: a part added, one reworded, one removed."""
    plan = world.aim.plan
    Plan.objects.filter(pk=plan.pk).update(starts_on=dt.date(2026, 1, 1), state="live")
    gone = Element.objects.create(plan=plan, title="An aim of then", order=90, depth=1)
    plan.refresh_from_db()
    planning.adopt(plan=plan, by=None, adopted_on=dt.date(2026, 4, 20), adopted_by="The board")
    Element.objects.filter(pk=gone.pk).update(removed_at=dt.datetime(2026, 9, 2, tzinfo=dt.UTC))
    Element.objects.create(plan=plan, title="An aim of now", order=91, depth=1)
    Element.objects.filter(pk=world.aim.pk).update(title="Reworded since")
    return world.aim.title


def told(world, span, kind=PACK):
    drawn = draw_up(world.trust, kinds_of(world.trust)[kind], span)
    return str([one for one in drawn.content["sections"] if one["section"] in ("plan", "page")])


def test_a_past_term_is_told_by_the_version_that_stood(world, then):
    say(world, world.aim, "at risk")
    past, now = told(world, SUMMER), told(world, TERM)
    assert then in past
    assert "An aim of then" in past
    assert "An aim of now" not in past
    assert "Version 1" in past
    assert "An aim of now" in now
    assert "Reworded since" in now
    assert "Version 1" not in now
    assert "at risk" not in past, "what was said later is not there"


def test_before_any_plan_was_in_force_there_is_none(world, then):
    before = Span("Autumn term 2025/26", dt.date(2025, 9, 1), dt.date(2025, 12, 19))
    assert "No plan of that time is kept here" in told(world, before)


def test_a_version_that_was_tampered_with_is_not_told_and_it_is_said(world, then):
    world.aim.plan.versions.update(content="{}")
    past = told(world, SUMMER)
    assert "An aim of now" in past
    assert "The frozen text of Version 1 has been altered since, so the plan is told as it is now." in past
