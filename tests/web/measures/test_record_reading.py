"""Recording a figure."""

import pytest

from goldenthread.features.measures import operations
from goldenthread.features.measures.models import Reading
from tests.features.measures.figures_of import d, define, record


def address(world, school=None, measure=None) -> str:
    tail = f"?school={school.ref}" if school else ""
    return f"/harbour/measures/{(measure or world.attendance).ref}/readings/new/{tail}"


def typed(**more) -> dict:
    return {"period": "2025/26 summer|", "numerator": "902", "denominator": "1000", "state": "final"} | more


def test_a_head_records_the_figure_of_the_own_school(world, as_) -> None:
    answer = as_("head").post(address(world, world.haven_high), typed(comment="After the flu."))
    assert answer.url == f"/harbour/measures/{world.attendance.ref}/?school={world.haven_high.ref}"
    reading = Reading.objects.get()
    assert (reading.school, reading.value, reading.period) == (world.haven_high, d("90.2"), "2025/26 summer")
    assert reading.recorded_by == world.people["head"]


def test_a_head_who_names_no_school_is_given_the_own_and_reads_what_has_changed(world, as_) -> None:
    rules = [{"from": "2024/25", "until": "2025/26", "says": "Not produced."}]
    type(world.attendance).objects.filter(pk=world.attendance.pk).update(rules=rules)
    page = as_("head").get(address(world)).content.decode()
    assert "Attendance at Haven High" in page
    assert "<b>2024/25 to 2025/26</b> Not produced." in page


def test_where_schools_are_counted_nothing_is_recorded_of_the_trust(world, as_) -> None:
    ready = define(world, "Ready", "yes/no", roll_up="count")
    page = as_("data").get(address(world, measure=ready)).content.decode()
    assert "Ready at Marsh Lane" in page
    assert ">The trust</a>" not in page
    assert 'name="group"' not in page, "what is so of a school is so of no group of its pupils"
    operations.revise_measure(
        measure=ready, by=world.people["data"], drawn_from=None,
        definition=operations.Definition(name="Ready", kind="yes/no", roll_up="count", counts_office=True),
    )  # fmt: skip
    page = as_("data").get(address(world, measure=ready)).content.decode()
    assert "Ready at the trust’s office" in page
    assert "Counted as one place more" in as_("data").get(f"/harbour/measures/{ready.ref}/").content.decode()


def test_another_school_is_not_there(world, as_) -> None:
    assert as_("head").get(address(world, world.marsh_lane)).status_code == 404
    assert as_("head").post(address(world, world.marsh_lane), typed()).status_code == 404
    assert not Reading.objects.exists()


@pytest.mark.parametrize("who", ["trustee", "governor", "governance", "stranger"])
def test_those_who_only_look_find_no_form(world, as_, who) -> None:
    assert as_(who).get(address(world, world.haven_high)).status_code == 404


def test_whoever_answers_for_a_measure_records_it_everywhere(world, as_) -> None:
    assert as_("initiative").get(address(world, world.haven_high)).status_code == 404
    owned = define(world, "Home visits", "count", owner=world.posts["initiative"])
    answer = as_("initiative").post(
        address(world, world.marsh_lane, owned), {"period": "2025/26 summer|", "value": "12", "state": "final"}
    )  # fmt: skip
    assert answer.status_code == 302
    assert Reading.objects.get().school == world.marsh_lane


def test_where_there_is_no_figure_the_reason_is_recorded(world, as_) -> None:
    gone = typed(numerator="", denominator="", marker="NP")
    assert as_("head").post(address(world, world.haven_high), gone).status_code == 302
    assert (Reading.objects.get().value, Reading.objects.get().marker) == (None, "NP")


@pytest.mark.parametrize(
    ("more", "says"),
    [
        ({"numerator": "lots"}, "is not a number"),
        ({"value": "71"}, "902 of 1000 is 90.2"),
        ({"denominator": ""}, "both numbers"),
        ({"denominator": "0", "value": "5"}, "above nought"),
        ({"numerator": "", "denominator": ""}, "Give the figure"),
        ({"period": "1066/67"}, "Choose one of those"),
        ({"state": "guessed"}, "Choose one of those"),
        ({"marker": "???"}, "Choose one of those"),
        ({"numerator": "1" * 40}, "at most 20"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_typed_is_lost(world, as_, more, says) -> None:
    answer = as_("head").post(address(world, world.haven_high), typed(comment="Kept all the same.", **more))
    assert answer.status_code == 422
    assert says in answer.content.decode().replace("\u00a0", " ")
    assert "Kept all the same." in answer.content.decode()
    assert not Reading.objects.exists()


def test_what_somebody_recorded_meanwhile_is_shown_beside_what_was_typed(world, as_) -> None:
    theirs = record(world, world.haven_high, numerator=911, denominator=1000, period="2025/26 summer")
    answer = as_("head").post(address(world, world.haven_high), typed())
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "Data manager recorded" in page
    assert "91.1" in page
    assert 'value="902"' in page
    again = as_("head").post(address(world, world.haven_high), typed(period=f"2025/26 summer|{theirs.ref}"))
    assert again.status_code == 302
    assert Reading.objects.get(superseded_at=None).value == d("90.2")
    assert Reading.objects.count() == 2


def test_yes_and_no_and_grades_are_chosen_not_typed(world, as_) -> None:
    strategy = define(world, "Strategy in place", "milestone")
    page = as_("head").get(address(world, world.haven_high, strategy)).content.decode()
    assert '<option value="yes">Yes</option>' in page
    as_("head").post(
        address(world, world.haven_high, strategy), {"period": "2025/26 summer|", "value": "yes", "state": "final"}
    )  # fmt: skip
    assert Reading.objects.get().value_word == "yes"


def test_a_figure_unlike_those_before_is_asked_about_before_it_is_kept(world, as_) -> None:
    record(world, world.haven_high, numerator=911, denominator=1000, period="2024/25 summer")
    leap = typed(numerator="402")
    asked = as_("head").post(address(world, world.haven_high), leap)
    assert asked.status_code == 422
    assert "below summer term 2024/25 (91.1" in asked.content.decode().replace("\u00a0", " ")
    assert Reading.objects.count() == 1
    assert as_("head").post(address(world, world.haven_high), leap | {"is_right": "on"}).status_code == 302
    assert "said to be right" in Reading.objects.get(period="2025/26 summer").comment
