"""Recording a mark of quality."""

from goldenthread.features.assurance.models import Accreditation
from goldenthread.features.organisations.models import Unit

PAGE = "/harbour/assurance/marks/new/"


def typed(world, **others):
    return {
        "place": world.haven_high.ref, "name": "Healthy school", "stage": "working", "post": "",
        "given_by": "", "theme": "", "level": "Silver", "criteria": "A lead is named\nMeals are good", "remark": "",
        **others,
    }  # fmt: skip


def test_one_on_its_way_keeps_what_it_asks_for(as_, world):
    assert as_("head").post(PAGE, typed(world)).status_code == 302
    assert [one.says for one in Accreditation.objects.get().criteria.all()] == ["A lead is named", "Meals are good"]


def test_one_that_is_held_says_since_when_and_not_of_another_school(as_, world):
    assert as_("head").post(PAGE, typed(world, stage="held")).status_code == 422
    assert as_("head").post(PAGE, typed(world, place=world.marsh_lane.ref)).status_code == 422
    assert as_("governor").get(PAGE).status_code == 404


def test_a_service_holds_one_of_its_own(as_, world):
    unit = Unit.objects.get(trust=world.trust, name="Finance and operations")
    answer = as_("chief").post(
        PAGE, typed(world, place=unit.ref, stage="held", held_from="2024-09-01", expires_on="2027-01-31"), follow=True
    )
    assert "Healthy school, Finance and operations" in answer.content.decode()
    page = as_("head").get("/harbour/assurance/marks/").content.decode()
    assert "Finance and operations" in page.split("To be renewed")[1]
    assert "Held by" not in page
