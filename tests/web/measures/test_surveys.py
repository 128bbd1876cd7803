"""What people said, in two rounds side by side."""

import pytest
from django.utils.html import strip_tags

from goldenthread.features.measures import operations
from goldenthread.features.measures.models import Measure, SurveyQuestion
from goldenthread.features.reviews.operations.following import note_deeds
from tests.features.reviews.laid import duty
from tests.query_budget import queries_of

ASKED = "I am well supported"
HERE = "/harbour/measures/surveys/"


@pytest.fixture
def supported(world):
    measure = Measure.objects.create(
        trust=world.trust, key="supported", name="Staff who feel supported", kind="opinion", unit="%", decimals=0,
        frequency="year", roll_up="pooled", base="staff who answered",
    )  # fmt: skip
    SurveyQuestion.objects.create(trust=world.trust, audience="staff", asked=ASKED, measure=measure)
    return measure


def answered(world, measure, period, **counts):
    lines = [
        operations.ReadingLine(
            measure=measure, school=getattr(world, school), period=period, numerator=agree, denominator=of
        )
        for school, (agree, of) in counts.items()
    ]
    operations.record_readings(trust=world.trust, lines=lines, by=None)


def test_two_rounds_stand_side_by_side_and_chance_is_no_change(as_, world, supported):
    answered(world, supported, "2024/25", marsh_lane=(20, 40), haven_high=(40, 80))
    answered(world, supported, "2025/26", marsh_lane=(22, 40), haven_high=(62, 80))
    page = strip_tags(as_("trustee").get(HERE).content.decode())
    assert "Staff: 1 better of 1" in page
    assert "+20, better" in page
    page = strip_tags(as_("trustee").get(f"{HERE}?school={world.marsh_lane.ref}").content.decode())
    assert "+5, within chance" in page


def test_what_few_said_is_shown_nowhere(as_, world, supported):
    answered(world, supported, "2025/26", marsh_lane=(1, 4), haven_high=(62, 80))
    page = strip_tags(as_("trustee").get(HERE).content.decode())
    assert "25\u00a0%" not in page
    assert "78\u00a0%" not in page  # with the trust's figure it would give away the other school's
    assert "hidden" in page


def test_a_stranger_finds_nothing_and_more_schools_cost_no_query(as_, world, supported):
    answered(world, supported, "2025/26", marsh_lane=(30, 40))
    reader = as_("trustee")
    few = len(queries_of(lambda: reader.get(HERE)))
    answered(world, supported, "2025/26", haven_high=(62, 80))
    assert len(queries_of(lambda: reader.get(HERE))) <= few
    assert as_("stranger").get(HERE).status_code == 404


def test_a_survey_says_when_it_was_last_and_is_next_and_bringing_it_in_does_the_duty(as_, world, supported):
    staff = duty(world.trust, "Staff survey", months=[11], deed="survey-staff", of="trust")
    page = strip_tags(as_("trustee").get(HERE).content.decode())
    assert "next by 30 November 2026" in page
    assert "Put it into the year" not in page
    answered(world, supported, "2025/26", marsh_lane=(30, 40))
    note_deeds(world.trust, {})
    assert staff.occurrences.get().said == "The answers were brought in."
    page = strip_tags(as_("governance").get(HERE).content.decode())
    assert "Last brought in 21 November 2026" in page
    assert "next by 30 November 2027" in page
    form = as_("governance").get("/harbour/year/cycle/new/?deed=survey-all-round").content.decode()
    assert "all-round feedback) is brought in" in form
