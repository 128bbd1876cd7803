"""Opening a round: a period, what is asked for in it, of whom and by when."""

import pytest

from goldenthread.features.activity.models import Task
from goldenthread.features.measures.models import Measure, Round

ADDRESS = "/harbour/measures/rounds/new/"
TERM = f"{ADDRESS}?period=2025/26 summer"


def sent(world, **changed):
    return {
        "title": "Summer figures", "due_on": "2026-12-04", "measures": [world.attendance.ref],
        "schools": [world.haven_high.ref, world.marsh_lane.ref], "note": "From the registers.",
    } | changed  # fmt: skip


def test_first_the_period_is_chosen(world, as_):
    page = as_("data").get(ADDRESS).content.decode()
    assert "?period=2025/26%20summer" in page
    assert "Attendance" in as_("data").get(TERM).content.decode()


def test_every_school_is_asked_once_and_by_whoever_records_there(world, as_):
    assert as_("data").post(TERM, sent(world)).status_code == 302
    made = Round.objects.get()
    assert (made.period, made.note) == ("2025/26 summer", "From the registers.")
    asked = Task.objects.filter(kind="fill round", subject_ref=made.ref, closed_at=None)
    assert {task.post for task in asked} == {world.posts["head"], world.posts["other_head"]}
    assert "Summer figures" in as_("head").get("/harbour/").content.decode()
    assert not Task.objects.filter(kind="record figure", closed_at=None, post=world.posts["head"]).exists()


@pytest.mark.parametrize(
    ("changed", "says"),
    [
        ({"title": ""}, "Fill this in."),
        ({"due_on": "2020-01-01"}, "The day is past already"),
        ({"measures": []}, "Choose at least one figure"),
        ({"schools": ["nowhere"]}, "Choose one of those"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_typed_is_lost(world, as_, changed, says):
    answer = as_("data").post(TERM, sent(world, **changed))
    assert answer.status_code == 422
    assert says in answer.content.decode()
    assert "From the registers." in answer.content.decode()
    assert not Round.objects.exists()


def test_what_is_read_every_year_is_not_asked_for_a_term(world, as_):
    Measure.objects.create(trust=world.trust, key="gcse", name="Grades", kind="percentage", frequency="year")
    assert "Grades" not in as_("data").get(TERM).content.decode()
    assert as_("data").get(f"{ADDRESS}?period=never").status_code == 404


@pytest.mark.parametrize("who", ["head", "trustee", "stranger"])
def test_who_does_not_define_measures_opens_none(world, as_, who):
    assert as_(who).post(TERM, sent(world)).status_code in {403, 404}
    assert not Round.objects.exists()
