"""Recording what a measure stood at elsewhere."""

from goldenthread.features.measures.models import Comparator
from tests.features.measures.figures_of import d, define, record


def typed(**more) -> dict:
    return {"where": "England", "period": "2025/26", "phase": "all", "value": "12.5", "name": ""} | more


def test_a_figure_of_a_group_stands_beside_the_people_around_a_school(world, as_) -> None:
    staff = define(world, "Staff by background", "percentage", unit="%", frequency="year", base="staff",
                   groups=["black", "white"])  # fmt: skip
    here = f"/harbour/measures/{staff.ref}/elsewhere/"
    record(world, world.haven_high, numerator=18, denominator=120, measure=staff, period="2025/26", group="black")
    given = typed(where="other", name="People around Haven High", group="black", source="Census")
    assert as_("data").post(here, given).status_code == 302
    row = Comparator.objects.get(measure=staff)
    assert (row.area, row.name, row.group, row.value) == ("other", "People around Haven High", "black", d("12.5"))
    page = as_("data").get(f"/harbour/measures/{staff.ref}/?school={world.haven_high.ref}").content.decode()
    assert "People around Haven High" in page
    assert ">2.5<" in page, "the gap: 15 % here, 12.5 % there"


def test_every_group_stands_beside_all_of_england_where_nothing_is_known_by_group(world, as_) -> None:
    record(world, world.haven_high, numerator=880, denominator=1000, period="2025/26 summer", group="SEND")
    as_("data").post(
        f"/harbour/measures/{world.attendance.ref}/elsewhere/", typed(period="2025/26 summer", value="93")
    )
    page = (
        as_("data").get(f"/harbour/measures/{world.attendance.ref}/?school={world.haven_high.ref}").content.decode()
    )
    assert "England, all" in page
    assert ">−5.0<" in page
    assert "From others there" not in page


def test_a_group_is_held_against_the_others_of_england_too(world, as_) -> None:
    parted = ["disadvantaged", "not disadvantaged"]
    passed = define(world, "Passed", "percentage", unit="%", decimals=1, base="pupils", groups=parted)
    where = f"/harbour/measures/{passed.ref}/"
    for group, value, top in zip(parted, ("90", "95"), (880, 960), strict=True):
        record(world, world.haven_high, numerator=top, denominator=1000, measure=passed, period="2025/26 summer",
               group=group)  # fmt: skip
        as_("data").post(f"{where}elsewhere/", typed(period="2025/26 summer", value=value, group=group))
    page = as_("data").get(f"{where}?school={world.haven_high.ref}").content.decode()
    assert "From others there" in page
    assert ">−2.0<" in page
    assert ">−7.0<" in page


def test_what_is_wrong_is_said_and_nothing_typed_is_lost(world, as_) -> None:
    here = f"/harbour/measures/{world.attendance.ref}/elsewhere/"
    page = as_("data").post(here, typed(where="other", value="93.1", period="2025/26 summer"))
    assert page.status_code == 422
    assert "Say which place it is." in page.content.decode()
    page = as_("data").post(here, typed(value="a lot", period="2025/26 summer"))
    assert page.status_code == 422
    assert "is not a number" in page.content.decode()
    assert 'value="a lot"' in page.content.decode()
    for who in ("head", "stranger"):
        assert as_(who).get(here).status_code == 404
