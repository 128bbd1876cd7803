"""Defining a measure."""

import datetime as dt

import pytest

from goldenthread.features.measures.models import Measure, Reading
from goldenthread.features.plans import operations as planning
from goldenthread.web.measures.forms import DefineMeasureForm
from tests.features.measures.figures_of import record
from tests.world import TODAY

PAGE = "/harbour/measures/new/"
TYPED = {
    "name": "Persistent absence", "kind": "percentage", "unit": "%", "decimals": "1", "good_is": "lower",
    "frequency": "term", "roll_up": "pooled", "base": "pupils", "stale_after_days": "150", "heading": "Being there",
}  # fmt: skip


def test_it_is_defined_and_the_target_comes_next(world, as_) -> None:
    answer = as_("education").post(PAGE, TYPED)
    made = Measure.objects.get(name="Persistent absence")
    assert answer.url == f"/harbour/measures/{made.ref}/targets/new/"
    assert (made.key, made.base, made.trust) == ("persistent-absence", "pupils", world.trust)


def test_one_school_alone_keeps_it_and_the_table_across_schools_is_of_the_common_ones(world, as_) -> None:
    browser = as_("education")
    alone = {**TYPED, "name": "Sixth-form places", "kind": "number", "unit": "", "only_school": world.haven_high.ref}
    assert "makes no figure of the trust" in browser.post(PAGE, alone).content.decode()
    assert browser.post(PAGE, alone | {"roll_up": "none", "base": "", "decimals": "1"}).status_code == 302
    made = Measure.objects.get(name="Sixth-form places")
    record(world, world.haven_high, value=55, measure=made)
    page = as_("chief").get("/harbour/measures/").content.decode()
    table, _, beneath = page.partition("Kept by one school alone")
    assert made.name not in table
    assert made.name in beneath
    assert "Haven High" in beneath
    assert made.name in as_("head").get("/harbour/measures/").content.decode()
    assert made.name not in as_("other_head").get("/harbour/measures/").content.decode()


def test_who_leads_a_service_defines_what_their_own_post_answers_for(world, as_) -> None:
    browser, own = as_("service"), world.posts["service"].ref
    assert browser.post(PAGE, TYPED | {"owner": ""}).status_code == 422
    assert browser.post(PAGE, TYPED | {"owner": world.posts["data"].ref}).status_code == 422
    assert browser.post(PAGE, TYPED | {"owner": own}).status_code == 302
    made = Measure.objects.get(name=TYPED["name"])
    assert made.owner == world.posts["service"]
    assert browser.get(f"/harbour/measures/{made.ref}/edit/").status_code == 404
    record = browser.get(f"/harbour/measures/{made.ref}/readings/new/?school={world.haven_high.ref}")
    assert record.status_code == 200


def test_what_stands_here_is_counted_by_itself_at_once_and_as_it_changes(world, as_) -> None:
    browser = as_("education")
    number = {
        **TYPED,
        "kind": "number",
        "unit": "",
        "roll_up": "none",
        "base": "",
        "decimals": "0",
        "good_is": "higher",
    }
    schools = number | {"name": "Schools", "counted_from": "schools", "of_trust_only": "on", "frequency": "year"}
    of_schools = browser.post(PAGE, schools | {"of_trust_only": ""}).content.decode()
    assert "a number, or money, of the trust itself" in of_schools
    browser.post(PAGE, schools)
    browser.post(PAGE, schools | {"name": "In work", "counted_from": "adults:completed"})
    browser.post(PAGE, schools | {"name": "Empty posts", "counted_from": "empty posts"})

    def figures(name) -> dict:
        rows = Reading.objects.filter(measure__name=name, superseded_at=None)
        return {row.group: int(row.value) for row in rows}

    assert figures("Schools") == {"": 2, "primary": 1, "secondary": 1}
    assert figures("Empty posts") == {"": 0}
    world.marsh_lane.left_on = TODAY
    world.marsh_lane.save()
    planning.count_here(trust=world.trust)
    assert figures("Schools") == {"": 1, "primary": 0, "secondary": 1}
    assert planning.count_here(trust=world.trust) == 0, "what stands already is left alone"
    assert figures("In work") == {"": 0}
    for many in ("12", "30"):
        planning.begin_undertaking(
            trust=world.trust, kind="adults", title="Welding", by=None, answers={"started": "40", "completed": many}
        )
    planning.begin_undertaking(
        trust=world.trust, kind="adults", title="Care", by=None, answers={"completed": "9"}, on=dt.date(2025, 10, 1)
    )
    assert Reading.objects.get(measure__name="In work", period="2025/26").value == 9, (
        "a year that is over has its own"
    )
    assert Reading.objects.get(measure__name="In work", period="2026/27", superseded_at=None).value == 42
    post = planning.begin_undertaking(
        trust=world.trust, kind="opening", title="Nurse", by=world.people["education"],
        answers={"what": "A nurse", "by": "August", "stands": "Advertised"},
    )  # fmt: skip
    planning.open_undertaking(undertaking=post, by=world.people["education"])
    browser.post(PAGE, schools | {"name": "Out to advert", "counted_from": "opening:stands=advertised"})
    assert figures("Out to advert") == {"": 1}
    assert "Out to advert" in browser.get("/harbour/plan/undertakings/?kind=opening").content.decode()
    names = dict(DefineMeasureForm.base_fields["counted_from"].choices).keys()
    assert "adults" in names
    assert not any(name.startswith("prospect") for name in names), "what is in confidence is not counted"


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ({"name": ""}, "Fill this in."),
        ({"kind": "grade"}, "at least two"),
        ({"good_is": "band"}, "from where to where it is good"),
        ({"kind": "vibes"}, "Choose one of those"),
        ({"decimals": "a few"}, "whole number"),
        ({"owner": "nosuch1"}, "Choose one of those"),
        ({"name": "N" * 400}, "at most 160"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_typed_is_lost(world, as_, typed, says) -> None:
    answer = as_("education").post(PAGE, {**TYPED, "source": "School registers", **typed})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert says in page
    assert "School registers" in page
    assert Measure.objects.filter(trust=world.trust).count() == 1


@pytest.mark.parametrize("who", ["head", "trustee", "governor", "stranger"])
def test_others_find_no_page(world, as_, who) -> None:
    assert as_(who).get(PAGE).status_code == 404
    assert as_(who).post(PAGE, TYPED).status_code == 404
    assert Measure.objects.count() == 1
