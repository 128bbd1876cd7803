"""Recording figures, many at once, and taking them back."""

import pytest
from django.core.exceptions import ValidationError

from goldenthread.features.measures import operations
from goldenthread.features.measures.models import Comparator, Reading
from goldenthread.features.measures.operations import ComparatorLine, Recorded
from goldenthread.features.trail.models import Entry
from goldenthread.foundation.tables import Stale
from tests.features.measures.figures_of import AUTUMN, d, define, line, many_schools, record, standing
from tests.query_budget import queries_of


def test_a_share_is_worked_out_from_its_two_numbers(world) -> None:
    assert record(world, world.haven_high, numerator=902, denominator=1000).value == d("90.2")


def test_a_correction_supersedes_and_the_first_figure_stays_in_the_record(world) -> None:
    first = record(world, world.haven_high, "90.2")
    second = record(world, world.haven_high, "91.0")
    first.refresh_from_db()
    assert first.superseded_at is not None
    assert first.superseded_by == second
    assert Reading.objects.filter(superseded_at=None).get() == second


def test_a_correction_of_a_trust_s_own_figure_finds_what_it_supersedes(world) -> None:
    first, second = record(world, None, "92.0"), record(world, None, "92.9")
    first.refresh_from_db()
    assert first.superseded_by == second


def test_the_same_figure_twice_is_refused(world) -> None:
    record(world, world.haven_high, "90.2")
    with pytest.raises(ValidationError, match="recorded already"):
        record(world, world.haven_high, "90.20")


def test_a_figure_that_somebody_else_recorded_meanwhile_is_not_overwritten(world) -> None:
    theirs = record(world, world.haven_high, "90.2")
    mine = line(world.attendance, world.haven_high, "91")
    with pytest.raises(Stale) as stale:
        operations.record_reading(trust=world.trust, line=mine, by=world.people["data"], drawn_from="")
    assert stale.value.row == theirs


def test_a_score_needs_only_how_many_it_is_the_average_of_and_weighs_by_them(world) -> None:
    score = define(world, "Progress 8", "number", decimals=2, roll_up="pooled", base="students with a score")
    record(world, world.haven_high, "0.40", score, denominator="100")
    record(world, world.marsh_lane, "-0.20", score, denominator="300")
    assert standing(score, None).value == d("-0.05")


@pytest.mark.parametrize(
    ("facts", "says"),
    [
        ({"value": "ninety"}, "is not a number"),
        ({"value": "90", "period": "last winter"}, "is not a period"),
        ({}, "Give the figure, or the reason"),
        ({"marker": "???"}, "is not a reason"),
        ({"value": "71", "numerator": "43", "denominator": "60"}, "43 of 60 is 71.7"),
        ({"value": "70", "numerator": "43"}, "both numbers"),
        ({"value": "1e999"}, "is not a number"),
        ({"value": "9" * 30}, "too large"),
        ({"value": "90", "state": "guessed"}, "provisional, revised or final"),
    ],
)
def test_a_figure_that_does_not_fit_is_refused_in_plain_words(world, facts, says) -> None:
    with pytest.raises(ValidationError, match=says):
        record(world, world.haven_high, **facts)
    assert not Reading.objects.exists()


def test_many_figures_are_recorded_at_once_and_the_same_again_changes_nothing(world) -> None:
    lines = [line(world.attendance, world.haven_high, "90.2"), line(world.attendance, world.marsh_lane, "95.4")]
    by = world.people["data"]
    assert operations.record_readings(trust=world.trust, lines=lines, by=by) == Recorded(added=2)
    assert operations.record_readings(trust=world.trust, lines=lines, by=by) == Recorded(unchanged=2)
    lines[0] = line(world.attendance, world.haven_high, "90.4")
    assert operations.record_readings(trust=world.trust, lines=lines, by=by) == Recorded(revised=1, unchanged=1)
    assert Entry.objects.filter(did="recorded figures").count() == 2


def test_a_wrong_line_names_itself_and_nothing_is_recorded(world) -> None:
    lines = [line(world.attendance, world.haven_high, "90.2"), line(world.attendance, world.marsh_lane, "lots")]
    with pytest.raises(ValidationError, match="Line 2: “lots” is not a number"):
        operations.record_readings(trust=world.trust, lines=lines, by=world.people["data"])
    assert not Reading.objects.exists()


def test_a_load_is_undone_and_what_it_superseded_stands_again(world) -> None:
    before = record(world, world.haven_high, "90.2")
    lines = [line(world.attendance, world.haven_high, "80"), line(world.attendance, world.marsh_lane, "81")]
    operations.record_readings(trust=world.trust, lines=lines, by=world.people["data"], run="r1")
    assert operations.undo_run(trust=world.trust, run="r1", by=world.people["data"]) == 2
    assert Reading.objects.get(superseded_at=None) == before
    assert standing(world.attendance, world.haven_high).value == d("90.2")
    assert standing(world.attendance, world.marsh_lane).status == "no data"


def test_figures_of_elsewhere_that_a_load_replaced_stand_again_in_whatever_order_loads_are_undone(world) -> None:
    chief = world.people["chief"]
    for run, value in (("", "93.1"), ("r1", "93.4"), ("r2", "94")):
        england = ComparatorLine(measure=world.attendance, area="England", name="England", period=AUTUMN, value=value)
        operations.set_comparators(trust=world.trust, lines=[england], by=chief, run=run)
    operations.undo_run(trust=world.trust, run="r1", by=chief)
    assert Comparator.objects.get().value == d("94")
    operations.undo_run(trust=world.trust, run="r2", by=chief)
    assert Comparator.objects.get().value == d("93.1")


def test_figures_of_elsewhere_that_stood_nowhere_before_go_when_their_load_is_undone(world) -> None:
    line = ComparatorLine(measure=world.attendance, area="England", name="England", period=AUTUMN, value="93")
    operations.set_comparators(trust=world.trust, lines=[line], by=None, run="r1")
    operations.undo_run(trust=world.trust, run="r1", by=world.people["chief"])
    assert not Comparator.objects.exists()


def test_what_was_corrected_since_a_load_stays_corrected_when_it_is_undone(world) -> None:
    operations.record_readings(
        trust=world.trust, lines=[line(world.attendance, world.haven_high, "80")], by=world.people["data"], run="r1"
    )  # fmt: skip
    mine = record(world, world.haven_high, "91")
    operations.undo_run(trust=world.trust, run="r1", by=world.people["data"])
    assert Reading.objects.get(superseded_at=None) == mine


def test_recording_many_takes_as_many_queries_for_forty_schools_as_for_two(world) -> None:
    def load(value: str, schools) -> int:
        lines = [line(world.attendance, school, value) for school in schools]
        return len(queries_of(lambda: operations.record_readings(trust=world.trust, lines=lines, by=None)))

    two = load("90", [world.haven_high, world.marsh_lane])
    more = many_schools(world, 40)
    # Rows are written in portions: that is all that may grow.
    assert load("91", [world.haven_high, world.marsh_lane, *more]) <= two + 5
