"""The question that approvals and pages ask."""

import datetime as dt
from decimal import Decimal

import pytest

from goldenthread.features.delegation import operations, queries
from goldenthread.features.organisations.models import Body, Holding
from goldenthread.features.organisations.operations import enter_phase
from tests.features.delegation.schemes import adopted, text
from tests.world import TODAY

pytestmark = pytest.mark.django_db


def test_an_amount_leads_to_a_party_and_its_posts(world):
    adopted(world)
    answer = queries.who_decides(
        world.trust, "orders", on=TODAY, school=world.haven_high, amount=Decimal(5_000)
    )  # fmt: skip
    assert answer.is_settled
    assert answer.posts == (world.posts["head"],)
    more = queries.who_decides(world.trust, "orders", on=TODAY, school=world.haven_high, amount=Decimal("5000.01"))
    assert more.posts == (world.posts["chief"],)


def test_without_an_amount_the_answer_is_every_band(world):
    adopted(world)
    answer = queries.who_decides(world.trust, "orders", on=TODAY, school=world.haven_high)
    assert answer.verdict == "by amount"
    assert [band.deciders[0].called for band in answer.bands] == [
        "Head, Haven High",
        "Chief executive",
        "Trust board",
    ]


def test_a_local_body_is_that_of_the_school(world):
    adopted(world)
    body = Body.objects.create(
        trust=world.trust, key="lgb", name="Haven High governors", kind="local body", school=world.haven_high
    )
    world.posts["governor"].bodies.add(body)
    answer = queries.who_decides(world.trust, "school-plan", on=TODAY, school=world.haven_high)
    assert answer.deciders[0].called == "Haven High governors"
    assert answer.posts == (world.posts["governor"],)
    nobody = queries.who_decides(world.trust, "school-plan", on=TODAY, school=world.marsh_lane)
    assert nobody.deciders[0].is_unknown


def test_whoever_stands_in_for_a_body_that_is_not_operated_is_told_with_it(world):
    adopted(world)
    answer = queries.who_decides(world.trust, "hub-priorities", on=TODAY)
    assert answer.posts == (world.posts["chief"],)
    assert answer.deciders[0].instead_of == "Hub board"


def test_a_post_that_nobody_holds_is_told(world):
    adopted(world)
    Holding.objects.filter(post=world.posts["chief"]).update(until_on=dt.date(2026, 10, 31))
    answer = queries.who_decides(world.trust, "hub-priorities", on=TODAY)
    assert answer.is_vacant
    assert not queries.who_decides(world.trust, "hub-priorities", on=dt.date(2026, 10, 31)).is_vacant


def test_the_version_is_that_of_the_day(world):
    adopted(world)
    adopted(world, edition="2027", text=text(head_up_to=2_000), effective_on=dt.date(2027, 1, 1))
    old = queries.who_decides(
        world.trust, "orders", on=dt.date(2026, 12, 31), school=world.haven_high, amount=Decimal(3_000)
    )
    new = queries.who_decides(
        world.trust, "orders", on=dt.date(2027, 1, 1), school=world.haven_high, amount=Decimal(3_000)
    )
    assert (old.scheme.edition, old.posts) == ("2026/27", (world.posts["head"],))
    assert (new.scheme.edition, new.posts) == ("2027", (world.posts["chief"],))
    assert queries.who_decides(world.trust, "orders", on=dt.date(2026, 8, 31)) is None
    assert queries.who_decides(world.trust, "nothing", on=TODAY) is None


def test_the_phase_of_the_day_decides(world):
    adopted(world)
    lines = [{"above": None, "up_to": None, "jointly": False, "parts": {"board": ["decide"]}}]
    operations.load_variances(trust=world.trust, by=None, variances=[
        operations.VarianceWords("orders", lines, "The trust directs", dt.date(2026, 9, 1), phase="stabilise"),
    ])  # fmt: skip
    enter_phase(school=world.haven_high, key="stabilise", name="Stabilise", from_on=dt.date(2026, 10, 1), by=None)
    enter_phase(school=world.haven_high, key="repair", name="Repair", from_on=dt.date(2026, 12, 1), by=None)
    told = [
        queries.who_decides(world.trust, "orders", on=day, school=world.haven_high, amount=Decimal(10)).deciders
        for day in (dt.date(2026, 9, 30), TODAY, dt.date(2026, 12, 1))
    ]
    assert [deciders[0].party.key for deciders in told] == ["head", "board", "head"]


def test_a_task_force_that_replaces_the_local_body_acts_while_it_stands(world):
    adopted(world)
    for key, name, other in (
        ("lgb", "Haven High governors", {}),
        ("force", "Haven High task force", {"acts_as": "replaces", "starts_on": dt.date(2026, 10, 1)}),
    ):
        Body.objects.create(
            trust=world.trust, key=key, name=name, kind="local body", school=world.haven_high, **other
        )  # fmt: skip

    def agrees(day):
        answer = queries.who_decides(world.trust, "school-plan", on=day, school=world.haven_high)
        return [acting.called for acting in answer.deciders]

    assert agrees(TODAY) == ["Haven High task force"]
    assert agrees(dt.date(2026, 9, 15)) == ["Haven High governors"]
    Body.objects.filter(key="force").update(acts_as="adds to")
    assert agrees(TODAY) == ["Local body"]
