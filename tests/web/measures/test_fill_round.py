"""Giving the figures that a round asks for, in a grid."""

import pytest

from goldenthread.features.activity.models import Task
from goldenthread.features.measures.models import Measure, Reading
from tests.features.measures.figures_of import record
from tests.query_budget import assert_within
from tests.web.measures.rounds_of import opened, typed


def page(found, of="") -> str:
    return f"/harbour/measures/rounds/{found.ref}/fill/{of}"


def one(world):
    return Reading.objects.get(measure=world.attendance, school=world.haven_high, period="2025/26 summer",
                               superseded_at=None)  # fmt: skip


def test_a_head_gives_their_own_and_is_asked_no_more_and_what_is_left_stands_alone(world, as_):
    found = opened(world)
    shown = as_("head").get(page(found)).content.decode()
    assert "Haven High" in shown
    assert "Marsh Lane" not in shown.partition("<main")[2]
    row = typed(world.attendance, world.haven_high, numerator="930", denominator="1000")
    assert as_("head").post(page(found), row | {"state": "provisional"}).status_code == 302
    assert (one(world).value, one(world).state) == (93, "provisional")
    asked = Task.objects.filter(kind="fill round", closed_at=None)
    assert [task.post for task in asked] == [world.posts["other_head"]]
    left = as_("chief").get(page(found)).content.decode().partition("<main")[2]
    assert "1 figure is in already" in left
    assert "Haven High" not in left
    assert "Haven High" in as_("chief").get(page(found, "?all")).content.decode().partition("<main")[2]


def test_a_figure_recorded_elsewhere_is_in_as_well(world, as_):
    opened(world)
    record(world, world.haven_high, numerator=930, denominator=1000, period="2025/26 summer")
    assert not Task.objects.filter(kind="fill round", post=world.posts["head"], closed_at=None).exists()


def test_what_is_unlike_those_before_is_asked_about_and_never_refused(world, as_):
    record(world, world.haven_high, numerator=930, denominator=1000, period="2025/26 spring")
    found = opened(world)
    row = typed(world.attendance, world.haven_high, numerator="390", denominator="1000", comment="A flood")
    answer = as_("head").post(page(found), row)
    assert answer.status_code == 422
    shown = answer.content.decode()
    assert "54.0 percentage points below spring term 2025/26" in shown
    assert 'value="390"' in shown
    assert not Reading.objects.filter(period="2025/26 summer").exists()
    key = row["row"]
    assert as_("head").post(page(found), row | {f"{key}-is_right": "on"}).status_code == 302
    assert one(world).comment == "Unlike those before; said to be right when asked. A flood"


@pytest.mark.parametrize(
    ("facts", "says"),
    [
        ({"numerator": "about 900", "denominator": "1000"}, "is not a number"),
        ({"numerator": "900"}, "Give both numbers of the share"),
        ({"numerator": "9" * 40, "denominator": "1"}, "at most 20 characters"),
        ({"marker": "nonsense"}, "Choose one of those"),
        ({"numerator": "930", "denominator": "1000", "drawn_from": "elsewhere"}, "recorded another figure since"),
    ],
)
def test_what_is_wrong_is_said_beside_it_and_nothing_is_kept(world, as_, facts, says):
    found = opened(world)
    answer = as_("head").post(page(found), typed(world.attendance, world.haven_high, **facts))
    assert answer.status_code == 422
    assert says in answer.content.decode()
    assert not Reading.objects.exists()


def test_a_reason_stands_in_for_a_figure(world, as_):
    found = opened(world)
    as_("head").post(page(found), typed(world.attendance, world.haven_high, marker="NA"))
    assert one(world).marker == "NA"
    assert "reason given" in as_("chief").get(f"/harbour/measures/rounds/{found.ref}/").content.decode()


def test_a_grid_of_one_measure_has_every_school_in_a_few_queries(world, as_):
    found = opened(world)
    shown = as_("data").get(page(found, f"?measure={world.attendance.ref}")).content.decode()
    assert "Haven High" in shown
    assert "Marsh Lane" in shown
    client = as_("data")
    assert_within(12, lambda: client.get(page(found)))


def test_a_small_number_stays_hidden_from_whoever_fills_it_in(world, as_):
    hurt = Measure.objects.create(
        trust=world.trust, key="hurt", name="Hurt", kind="percentage", unit="%", frequency="term", roll_up="pooled",
        base="pupils",
    )  # fmt: skip
    record(world, world.haven_high, numerator=3, denominator=40, period="2025/26 spring", measure=hurt)
    record(world, world.haven_high, numerator=2, denominator=40, period="2025/26 summer", measure=hurt)
    found = opened(world, hurt)
    shown = as_("head").get(page(found)).content.decode().partition("<main")[2]
    assert "it counts so few" in shown
    assert "7.5" not in shown
    assert 'value="2"' not in shown
    answer = as_("head").post(page(found), typed(hurt, world.haven_high, numerator="39", denominator="40"))
    assert "It is unlike the figures before it." in answer.content.decode()


@pytest.mark.parametrize("who", ["trustee", "governor", "stranger"])
def test_who_may_not_record_finds_no_page(world, as_, who):
    found = opened(world)
    row = typed(world.attendance, world.haven_high, numerator="930", denominator="1000")
    assert as_(who).get(page(found)).status_code in {403, 404}
    assert as_(who).post(page(found), row).status_code in {403, 404}


def test_a_head_gives_nothing_for_another_school(world, as_):
    found = opened(world)
    row = typed(world.attendance, world.marsh_lane, numerator="930", denominator="1000")
    as_("head").post(page(found), row)
    assert not Reading.objects.exists()
    assert as_("head").get(page(found, f"?school={world.marsh_lane.ref}")).status_code == 404


def test_a_round_by_group_asks_for_each_and_hides_what_would_tell_of_few(world, as_):
    hurt = Measure.objects.create(
        trust=world.trust, key="hurt", name="Hurt", kind="percentage", unit="%", frequency="term", roll_up="pooled",
        base="pupils", groups=["girls", "boys"],
    )  # fmt: skip
    found = opened(world, hurt, world.attendance, groups=["girls", "boys"], schools=[world.haven_high])
    client = as_("head")
    assert client.get(page(found)).content.decode().count("data-row") == 4
    rows = [typed(hurt, world.haven_high, numerator="30", denominator="40")]
    rows += [typed(hurt, world.haven_high, of, numerator=top, denominator="20")
             for of, top in (("girls", "12"), ("boys", "18"))]  # fmt: skip
    sent = {"state": "final", "row": [each["row"] for each in rows]}
    for each in rows:
        sent |= {name: value for name, value in each.items() if name not in {"row", "state"}}
    assert client.post(page(found), sent | {f"{rows[1]['row']}-denominator": "41"}).status_code == 422
    assert not Reading.objects.exists()
    assert client.post(page(found), sent | {f"{rows[1]['row']}-numerator": "4"}).status_code == 302
    assert Reading.objects.filter(measure=hurt, superseded_at=None).count() == 3
    shown = client.get(page(found, "?all")).content.decode().partition("<main")[2]
    assert 'value="30"' in shown
    assert 'value="4"' not in shown
    assert 'value="18"' not in shown
    assert "2 of 2 groups" in client.get(f"/harbour/measures/rounds/{found.ref}/").content.decode()
    assert Task.objects.get(kind="fill round", closed_at=None).why == "Haven High: Attendance"
