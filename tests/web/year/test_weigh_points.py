"""What the year showed, taken into the next plan or set aside."""

import datetime as dt

import pytest

from goldenthread.features.plans.models import Ground, ProgressNote
from goldenthread.features.reviews.models import Weighed


@pytest.fixture
def note(world):
    return ProgressNote.objects.create(
        element=world.priority, post=world.posts["head"], status="off track", said="Year 9 is away on Fridays.",
        said_on=dt.date(2026, 11, 2),
    )  # fmt: skip


def test_a_point_is_taken_in_and_stands_under_what_the_plan_rests_on(as_, world, note):
    address = f"/harbour/year/points/{world.plan.ref}/"
    page = as_("chief").get(address).content.decode()
    assert "Year 9 is away on Fridays." in page
    assert "Haven High, 1 Attendance as wellbeing" in page
    typed = {"deed": "take", "point": f"note-{note.ref}", "kind": "gap"}
    assert as_("chief").post(address, typed).status_code == 302
    ground = Ground.objects.get(plan=world.plan)
    assert (ground.kind, ground.text) == ("gap", "Year 9 is away on Fridays.")
    # Taken in once, it is not taken in again.
    assert as_("chief").post(address, typed).status_code == 422
    assert Ground.objects.count() == 1


def test_set_aside_it_keeps_its_reason_until_it_is_weighed_anew(as_, world, note):
    address = f"/harbour/year/points/{world.school_plan.ref}/"
    typed = {"deed": "aside", "point": f"note-{note.ref}", "reason": " "}
    assert as_("head").post(address, typed).status_code == 422
    as_("head").post(address, typed | {"reason": "Solved in October."})
    assert "Solved in October." in as_("head").get(address).content.decode()
    as_("head").post(address, {"deed": "anew", "weighed": Weighed.objects.get().pk})
    assert "1 point of the year waits" in as_("head").get(address).content.decode()


def test_only_who_writes_the_plan_weighs(as_, world, note):
    address = f"/harbour/year/points/{world.school_plan.ref}/"
    assert as_("other_head").get(address).status_code == 404
    assert as_("governor").get(address).status_code in {403, 404}
    assert as_("stranger").get(address).status_code == 404
