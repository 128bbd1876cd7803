"""Holding a figure against a second source."""

import re

import pytest

from goldenthread.features.activity.models import Task
from goldenthread.features.measures import operations
from goldenthread.features.measures.models import Reading, SecondLook, Standing

TYPED = {"how": "Ten registers against the gate log", "agrees": "yes", "looked_on": "20/11/2026"}
MARK = "Not yet checked a second way"


@pytest.fixture
def figure(world) -> Reading:
    world.attendance.second_source = "Ten registers against the gate log"
    world.attendance.owner = world.posts["education"]
    world.attendance.save()
    line = operations.ReadingLine(
        measure=world.attendance, school=world.haven_high, period="2026/27 autumn 1", numerator=930, denominator=1000,
        source="Registers",
    )  # fmt: skip
    return operations.record_reading(trust=world.trust, line=line, by=world.people["head"])


def page(figure) -> str:
    return f"/harbour/measures/{figure.measure.ref}/readings/{figure.ref}/look/"


def shown(as_, figure, who="chief") -> str:
    return as_(who).get(f"/harbour/measures/{figure.measure.ref}/?school={figure.school.ref}").content.decode()


def test_a_figure_is_marked_until_another_method_bears_it_out(world, as_, figure) -> None:
    assert MARK in shown(as_, figure)
    assert "†" in as_("chief").get("/harbour/measures/").content.decode()
    assert as_("data").post(page(figure), TYPED).status_code == 302
    assert MARK not in shown(as_, figure)
    assert "verified" in shown(as_, figure)
    assert not Standing.objects.filter(measure=figure.measure, is_unverified=True).exists()


def test_a_new_figure_has_to_be_checked_anew(world, as_, figure) -> None:
    as_("data").post(page(figure), TYPED)
    line = operations.ReadingLine(
        measure=world.attendance, school=world.haven_high, period="2026/27 autumn 1", numerator=900, denominator=1000
    )
    operations.record_reading(trust=world.trust, line=line, by=world.people["head"])
    assert MARK in shown(as_, figure)


def test_where_the_two_differ_whoever_answers_for_it_is_asked(world, as_, figure) -> None:
    differs = {**TYPED, "agrees": "no", "found": "88.5", "remark": "Late marks were counted as present."}
    assert as_("data").post(page(figure), differs).status_code == 302
    task = Task.objects.get(kind="second source differs", closed_at=None)
    assert task.post == world.posts["education"]
    assert "Late marks" in task.why
    assert MARK in shown(as_, figure)
    as_("data").post(page(figure), TYPED)
    assert not Task.objects.filter(kind="second source differs", closed_at=None).exists()


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ({"how": "registers"}, "A second method has to be another"),
        ({"how": ""}, "Fill this in."),
        ({"agrees": "no"}, "Say how the two differ"),
        ({"found": "about ninety"}, "is not a number"),
        ({"looked_on": "01/01/2030"}, "That day is still to come"),
        ({"agrees": "perhaps"}, "Choose one of those"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_typed_is_lost(world, as_, figure, typed, says) -> None:
    answer = as_("data").post(page(figure), {**TYPED, "remark": "", **typed, "found": typed.get("found", "92.75")})
    assert answer.status_code == 422
    assert says in answer.content.decode()
    assert typed.get("found", "92.75") in answer.content.decode()
    assert not SecondLook.objects.exists()


def test_nobody_confirms_their_own_figure(world, as_, figure) -> None:
    answer = as_("head").post(page(figure), TYPED)
    assert answer.status_code == 422
    assert "somebody else has to confirm it" in answer.content.decode()


def test_a_small_number_stays_hidden_from_whoever_looks_again(world, as_, figure) -> None:
    figure.measure.base = "pupils"
    figure.measure.save()
    line = operations.ReadingLine(
        measure=figure.measure, school=world.haven_high, period="2026/27 autumn 1", numerator=3, denominator=4
    )
    small = operations.record_reading(trust=world.trust, line=line, by=world.people["head"])
    shown = as_("data").get(page(small)).content.decode().partition("<main")[2]
    assert "75" not in re.sub(r'value="\w{20,}"|href="[^"]*"', "", shown)


@pytest.mark.parametrize("who", ["other_head", "governor", "trustee", "stranger"])
def test_who_may_not_record_there_finds_no_page(world, as_, figure, who) -> None:
    assert as_(who).get(page(figure)).status_code == 404
    assert as_(who).post(page(figure), TYPED).status_code == 404
