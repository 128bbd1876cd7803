"""One duty, this time."""

import datetime as dt

import pytest

from goldenthread.features.activity.models import Task
from goldenthread.features.approvals import operations as approving
from goldenthread.features.reviews import operations
from goldenthread.features.reviews.models import Duty, Occurrence
from tests.features.reviews.laid import duty
from tests.world import TODAY


@pytest.fixture
def one(world):
    duty(world.trust)
    return Occurrence.objects.get(school=world.haven_high)


@pytest.fixture
def address(one):
    return f"/harbour/year/duties/{one.ref}/"


def test_whoever_is_asked_says_that_it_is_done(as_, one, address):
    assert "Head, Haven High" in as_("head").get(address).content.decode()
    answer = as_("head").post(address, {"do": "finish", "said": "All seen.", "done_on": "2026-11-20"})
    assert answer.status_code == 302
    one.refresh_from_db()
    assert (one.said, str(one.done_on)) == ("All seen.", "2026-11-20")
    assert "All seen." in as_("trustee").get(address).content.decode()


def test_the_times_that_were_missed_are_closed_with_the_last_where_that_is_said(world, as_):
    duty(world.trust, "Figures looked at", months=[9, 10, 11], from_on=dt.date(2026, 9, 1))
    rows = Occurrence.objects.filter(duty__title="Figures looked at", school=world.haven_high).order_by("due_on")
    *missed, last = rows
    page = f"/harbour/year/duties/{last.ref}/"
    assert "The 2 other times that it was asked for as well" in as_("head").get(page).content.decode()
    assert "The other time that" in as_("head").get(f"/harbour/year/duties/{missed[0].ref}/").content.decode()
    as_("head").post(page, {"do": "finish", "said": "Seen.", "done_on": "2026-11-20", "with_missed": "on"})
    kept = [(one.said, str(one.done_on)) for one in rows.all()]
    assert kept == [("Done together with what was due by 30 November 2026. Seen.", "2026-11-20")] * 2 + [
        ("Seen.", "2026-11-20")
    ]


def test_home_leads_to_it(as_, address):
    assert address in as_("head").get("/harbour/").content.decode()


@pytest.mark.parametrize("typed", [{"done_on": "2026-12-24"}, {"done_on": "soon"}, {"done_on": ""}])
def test_a_day_that_cannot_be_is_refused_and_nothing_typed_is_lost(as_, one, address, typed):
    answer = as_("head").post(address, {"do": "finish", "said": "Kept words"} | typed)
    assert answer.status_code == 422
    assert "Kept words" in answer.content.decode()


def test_whoever_keeps_the_year_lets_it_pass_with_a_reason(as_, one, address):
    assert as_("chief").post(address, {"do": "set_aside", "reason": ""}).status_code == 422
    assert as_("chief").post(address, {"do": "set_aside", "reason": "Inspected."}).status_code == 302
    one.refresh_from_db()
    assert one.reason == "Inspected."
    assert as_("chief").post(address, {"do": "reopen"}).status_code == 302


@pytest.mark.parametrize("who", ["trustee", "governor", "data"])
def test_whoever_is_not_asked_reads_it_and_changes_nothing(as_, one, address, who):
    assert as_(who).get(address).status_code == 200
    assert as_(who).post(address, {"do": "finish", "done_on": "2026-11-20"}).status_code == 404


@pytest.mark.parametrize("who", ["other_head", "stranger"])
def test_another_schools_duty_is_not_there(as_, address, who):
    assert as_(who).get(address).status_code == 404


def test_a_head_who_is_asked_cannot_let_it_pass(as_, one, address):
    as_("head").post(address, {"do": "set_aside", "reason": "Busy."})
    one.refresh_from_db()
    assert one.set_aside_on is None


def test_a_duty_leads_to_where_it_is_done_and_is_done_by_that_alone(world, as_):
    duty = Duty.objects.create(
        trust=world.trust, key="draft", title="First draft goes out", role="chief_officer", of="trust", months=[11],
        deed="comments", from_on=dt.date(2026, 9, 1),
    )  # fmt: skip
    operations.follow_cycle(trust=world.trust)
    page = f"/harbour/year/duties/{Occurrence.objects.get(duty=duty).ref}/"
    assert f"/harbour/plan/{world.plan.ref}/next/" in as_("chief").get(page).content.decode()
    approving.open_round(
        trust=world.trust, subject_kind="plan", subject_ref=world.plan.ref, title=world.plan.title, bodies=[],
        posts=[world.posts["head"]], says="What could you not do?", closes_on=TODAY + dt.timedelta(days=7), by=None,
    )  # fmt: skip
    operations.follow_cycle(trust=world.trust)
    words = as_("chief").get(page).content.decode()
    assert "Round 1 of comments on" in words
    assert not Task.objects.filter(kind="do duty", closed_at=None).exists()
    as_("chief").post(page, {"do": "reopen"})
    operations.follow_cycle(trust=world.trust)
    assert Task.objects.filter(kind="do duty", closed_at=None).exists()
