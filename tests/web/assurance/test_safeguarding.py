"""Safeguarding in figures: as they are for those who lead it, and hidden where a child could be known from them."""

import re

import pytest

from goldenthread.features.assurance import operations
from tests.web.assurance.conftest import NOVEMBER, OCTOBER, good_answers

PAGE = "/harbour/assurance/safeguarding/"


@pytest.fixture
def counted(world):
    """Two schools have counted: Haven High two children with a plan and eleven in need, Marsh Lane nine and seven."""
    checklist = operations.take_checklist(trust=world.trust, key="safeguarding-counts", by=None)
    schools = [world.marsh_lane, world.haven_high]
    row = operations.open_rounds(checklist=checklist, times=[NOVEMBER], schools=schools, by=None)[0]
    for school, who, plans, need in (
        (world.haven_high, "head", "2", "11"),
        (world.marsh_lane, "other_head", "9", "7"),
    ):
        sheet = row.checks.select_related("round__checklist", "school", "post").get(school=school)
        said = good_answers(sheet, protection_plans=plans, in_need=need)
        operations.answer_check(check=sheet, said=said, by=world.people[who], post=world.posts[who])
        operations.hand_in(check=sheet, by=world.people[who], post=world.posts[who])
    return row


def figures(page, asks="Children with a protection plan"):
    line = re.search(rf"{asks}</th>(.*?)</tr>", page, re.DOTALL)
    return re.findall(r">([^<]+)</td>", line.group(1))


def test_a_safeguarding_lead_sees_every_count(as_, counted):
    assert figures(as_("safeguarding").get(PAGE).content.decode()) == ["9", "2", "11"]


def test_what_no_school_has_counted_yet_adds_up_to_nothing_rather_than_to_nought(as_, world, counted):
    row = operations.open_rounds(
        checklist=counted.checklist, times=[OCTOBER], schools=[world.marsh_lane, world.haven_high], by=None
    )[0]
    page = as_("safeguarding").get(f"{PAGE}?round={row.ref}").context["page"]
    assert {trust for _, _, trust in page.rows} == {""}


@pytest.mark.parametrize("who", ["chief", "trustee", "education"])
def test_nobody_else_can_work_a_small_count_out(as_, counted, who):
    page = as_(who).get(PAGE).content.decode()
    assert figures(page) == ["hidden", "hidden", "11"]
    assert figures(page, "Children in need") == ["7", "11", "18"]


def test_a_head_sees_their_own_and_a_governor_of_the_same_school_does_not(as_, counted):
    assert figures(as_("head").get(PAGE).content.decode()) == ["2"]
    assert figures(as_("governor").get(PAGE).content.decode()) == ["hidden"]


def test_no_other_page_nor_file_lets_a_hidden_count_out(as_, world, counted):
    sheet = counted.checks.get(school=world.haven_high)
    for page in (
        f"/harbour/assurance/check/{sheet.ref}/",
        f"/harbour/assurance/area/?of={counted.checklist.ref}&area=open-cases",
    ):
        for who in ("chief", "governor"):
            assert "hidden" in as_(who).get(page).content.decode()
    assert as_("chief").get(f"/harbour/assurance/check/{sheet.ref}/look/protection-plans/").status_code == 404
    sheet_rows = as_("chief").get(f"/harbour/assurance/round/{counted.ref}/file/excel/").content
    assert as_("safeguarding").get(f"/harbour/assurance/round/{counted.ref}/file/excel/").content != sheet_rows


def test_the_counts_go_over_time_in_one_place_and_what_is_small_stays_hidden_there(as_, world, counted):
    schools = [world.marsh_lane, world.haven_high]
    row = operations.open_rounds(checklist=counted.checklist, times=[OCTOBER], schools=schools, by=None)[0]
    sheet = row.checks.select_related("round__checklist", "school", "post").get(school=world.marsh_lane)
    said = good_answers(sheet, protection_plans="8", in_need="12")
    operations.answer_check(check=sheet, said=said, by=world.people["other_head"], post=world.posts["other_head"])
    page = as_("safeguarding").get(f"{PAGE}?round={counted.ref}&school={world.marsh_lane.ref}").content.decode()
    later = page[page.index("Over time: Marsh Lane") :]
    assert figures(later) == ["8", "9"]
    page = as_("chief").get(f"{PAGE}?round={counted.ref}&school={world.haven_high.ref}").content.decode()
    assert figures(page[page.index("Over time: Haven High") :]) == ["–", "hidden"]
    assert "Over time: Haven High" in as_("head").get(PAGE).content.decode()
