"""Closing a round: what it reported stays as it was."""

from goldenthread.features.activity.models import Task
from goldenthread.features.measures.models import Reported
from tests.features.measures.figures_of import record
from tests.web.measures.rounds_of import opened


def page(found, of="close/") -> str:
    return f"/harbour/measures/rounds/{found.ref}/{of}"


def test_what_was_reported_stays_beside_a_later_correction(world, as_):
    found = opened(world)
    record(world, world.haven_high, numerator=930, denominator=1000, period="2025/26 summer")
    assert "1 of 2 figures are in" in as_("data").get(page(found)).content.decode()
    assert as_("data").post(page(found), {"revision": 1}).status_code == 302
    assert not Task.objects.filter(kind="fill round", closed_at=None).exists()
    record(world, world.haven_high, numerator=950, denominator=1000, period="2025/26 summer")
    assert Reported.objects.get(round=found).reading.value == 93
    shown = as_("chief").get(page(found, "")).content.decode().replace("\u00a0", " ")
    assert "Corrected since it closed" in shown
    assert "93.0" in shown
    assert "95.0" in shown


def test_a_closed_round_takes_no_figure_and_is_not_closed_twice(world, as_):
    found = opened(world)
    as_("data").post(page(found), {"revision": 1})
    assert as_("head").get(page(found, "fill/")).status_code == 404
    again = as_("data").post(page(found), {"revision": 2})
    assert again.status_code == 422
    assert "closed already" in again.content.decode()


def test_who_saw_an_older_round_looks_again(world, as_):
    found = opened(world)
    assert as_("data").post(page(found), {"revision": 7}).status_code == 409
    assert as_("head").post(page(found), {"revision": 1}).status_code in {403, 404}
    assert as_("stranger").post(page(found), {"revision": 1}).status_code == 404
    found.refresh_from_db()
    assert found.is_open
