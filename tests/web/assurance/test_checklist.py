"""One checklist: what it asks, its rounds, and a newer edition of the library's."""

import pytest

from goldenthread.features.activity.models import Task
from goldenthread.features.assurance import operations
from goldenthread.features.assurance.models import Checklist
from goldenthread.features.organisations.operations import form_body
from goldenthread.web.assurance import checklists
from tests.features.reviews.laid import duty
from tests.web.assurance.conftest import good_answers


def page_of(row):
    return f"/harbour/assurance/checklist/{row.ref}/"


def test_everybody_who_sees_checks_reads_the_questions(as_, monthly):
    assert "single central record" in as_("governor").get(page_of(monthly)).content.decode()
    assert as_("stranger").get(page_of(monthly)).status_code == 404


@pytest.mark.usefixtures("november")
def test_a_newer_edition_is_offered_and_changes_no_round(as_, monthly):
    Checklist.objects.filter(pk=monthly.pk).update(taken_edition="2024.1")
    before = monthly.rounds.first().document
    assert "Take the newer edition" in as_("chief").get(page_of(monthly)).content.decode()
    as_("chief").post(page_of(monthly), {"deed": "newer"})
    monthly.refresh_from_db()
    assert (monthly.edition, checklists.newer(monthly)) == (2, "")
    assert monthly.rounds.first().document == before


def test_only_those_who_run_checks_put_one_away(as_, monthly):
    as_("head").post(page_of(monthly), {"deed": "retire"})
    assert Checklist.objects.get(pk=monthly.pk).retired_on is None
    as_("chief").post(page_of(monthly), {"deed": "retire"})
    assert as_("chief").get(page_of(monthly)).status_code == 404


def test_a_checklist_opens_with_a_duty_of_the_year_once_and_who_confirms_is_asked(as_, world, monthly):
    walks = duty(world.trust, "Compliance checked", months=[11], of="schools", role="head")
    arranged = {"deed": "arrange", "duty": walks.ref, "looks": world.posts["finance_lead"].ref}
    assert as_("chief").post(page_of(monthly), arranged).status_code == 302
    for _ in range(2):
        operations.follow_checks(trust=world.trust)
    sheet = monthly.rounds.get().checks.get(school=world.haven_high)
    head = {"by": world.people["head"], "post": world.posts["head"]}
    operations.answer_check(check=sheet, said=good_answers(sheet), **head)
    operations.hand_in(check=sheet, **head)
    asked = Task.objects.get(kind="confirm check", closed_at=None)
    assert asked.post == world.posts["finance_lead"]
    sheet.refresh_from_db()
    operations.confirm_check(check=sheet, by=world.people["finance_lead"], post=world.posts["finance_lead"])
    assert not Task.objects.filter(kind="confirm check", closed_at=None).exists()


@pytest.mark.usefixtures("november")
def test_the_body_that_reads_a_checklist_side_by_side_has_it_on_its_page(as_, world, monthly):
    group = form_body(trust=world.trust, by=None, name="SENCOs", kind="group")
    assert as_("chief").post(page_of(monthly), {"deed": "arrange", "read_by": group.ref}).status_code == 302
    assert "Read side by side by <a" in as_("chief").get(page_of(monthly)).content.decode()
    page = as_("governance").get(f"/harbour/governance/bodies/{group.ref}/").content.decode()
    assert f"/harbour/assurance/round/{monthly.rounds.first().ref}/side-by-side/" in page


def test_a_head_arranges_nothing_and_no_duty_of_another_trust_is_taken(as_, world, monthly):
    as_("head").post(page_of(monthly), {"deed": "arrange", "duty": "", "looks": world.posts["head"].ref})
    monthly.refresh_from_db()
    assert monthly.looks is None
    assert as_("chief").post(page_of(monthly), {"deed": "arrange", "duty": "none-such"}).status_code == 422


def test_an_area_is_answered_by_one_post_in_every_place_and_by_nobody_of_one_school(as_, world, monthly, sheet):
    """It is asked at home once a round, answers that area alone, and is asked no more when all is said."""
    estates, haven, marsh = world.posts["service"], sheet(world.haven_high), sheet(world.marsh_lane)
    arranged = {"deed": "areas", "area_health-safety": f"post:{estates.ref}", "area_safeguarding": "role:head"}
    assert as_("head").post(page_of(monthly), arranged).status_code == 200
    assert as_("chief").post(page_of(monthly), arranged).status_code == 302
    open_tasks = Task.objects.filter(kind="answer area", subject_ref=haven.round.ref, closed_at=None)
    asked = open_tasks.get()
    assert (asked.post, asked.why) == (estates, "8 questions, 2 places.")
    assert (
        "Health and safety is asked of Estates lead"
        in as_("head").get(f"/harbour/assurance/check/{haven.ref}/").content.decode()
    )

    as_service = as_("service")
    assert asked.title in as_service.get("/harbour/assurance/mine/").content.decode()
    across = f"/harbour/assurance/round/{haven.round.ref}/across/"
    assert "registers" not in as_service.get(f"{across}?area=attendance").content.decode()
    typed = {f"rest_{key}": "met" for key in ("fire-tests", "water", "accidents")}
    typed |= {"deed": "save", "rest_drill": "2026-11-02", "proof_fire-tests": "The log", "rest_registers": "met"}
    assert as_service.post(f"{across}?area=health-safety", typed).status_code == 302
    given = haven.answers.filter(is_current=True)
    assert {one.question for one in given} == {"fire-tests", "drill", "water", "accidents"}
    assert {one.post for one in given} == {estates}
    assert not open_tasks.exists()
    as_service.post(across, {"deed": "hand in"})
    marsh.refresh_from_db()
    assert marsh.handed_in_on is None

    of_a_school = {"deed": "areas", "area_health-safety": f"post:{world.posts['head'].ref}"}
    assert as_("chief").post(page_of(monthly), of_a_school).status_code == 422


@pytest.mark.usefixtures("november")
def test_who_answers_an_area_outlasts_a_newer_edition_and_can_be_taken_back(world, monthly):
    who = f"post:{world.posts['service'].ref}"
    operations.arrange_areas(checklist=monthly, asked={"health-safety": who}, by=None)
    Checklist.objects.filter(pk=monthly.pk).update(taken_edition="2024.1")
    newer = operations.take_newer(
        checklist=Checklist.objects.get(pk=monthly.pk), by=world.people["chief"], drawn_from=None
    )
    assert {area.key: area.asked for area in newer.shape.areas if area.asked} == {"health-safety": who}
    operations.arrange_areas(checklist=newer, asked={"health-safety": ""}, by=None)
    assert not Task.objects.filter(kind="answer area", closed_at=None).exists()
