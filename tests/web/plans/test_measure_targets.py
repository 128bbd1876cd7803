"""Which measure shows each target of a plan, confirmed in one go."""

import pytest

from goldenthread.features.measures.models import Measure, Target
from goldenthread.features.plans.models import ElementMeasure, ElementTarget
from tests.query_budget import assert_within


@pytest.fixture
def aim_at(world):
    def make(text, element=None):
        target = Target.objects.create(trust=world.trust, text=text, is_proposed=True)
        return ElementTarget.objects.create(element=element or world.aim, target=target)

    return make


@pytest.fixture
def address(world):
    return f"/harbour/plan/{world.plan.ref}/measures/"


def test_what_the_words_name_is_chosen_already_and_confirmed_in_one_go(as_, world, aim_at, address):
    named, kind, vague = aim_at("Attendance is at least 96%"), aim_at("EBacc entry is 40%"), aim_at("Kindness grows")
    page = as_("chief").get(address).content.decode()
    assert "3 targets wait" in page
    assert f'name="by-{named.pk}" value="{world.attendance.ref}" checked' in page
    answers = {
        f"by-{named.pk}": world.attendance.ref, f"by-{kind.pk}": "new:ebacc_entry",
        f"none-{vague.pk}": "It is seen, not counted",
    }  # fmt: skip
    as_("chief").post(address, answers)
    named.target.refresh_from_db()
    assert (named.target.measure, named.target.op, named.target.value) == (world.attendance, ">=", 96)
    assert named.target.is_proposed
    assert ElementMeasure.objects.filter(element=world.aim, measure=world.attendance).exists()
    assert Measure.objects.get(trust=world.trust, key="ebacc_entry").serves.get().element == world.aim
    page = as_("chief").get(address).content.decode()
    assert "Every target is settled" in page
    assert "It is seen, not counted" in page


def test_a_measure_of_the_trusts_that_is_called_so_goes_before_the_fields(as_, world, aim_at, address):
    Measure.objects.filter(pk=world.attendance.pk).update(key="being_there", name="Attendance")
    named = aim_at("Attendance is at least 96%")
    page = as_("chief").get(address).content.decode()
    assert f'name="by-{named.pk}" value="{world.attendance.ref}" checked' in page
    assert 'value="new:attendance"' not in page


def test_what_is_only_read_back_is_proposed_and_not_chosen(as_, world, aim_at, address):
    doubtful = aim_at("Attendance at Castle Rise of at least 96%")
    page = as_("chief").get(address).content.decode()
    assert f'name="by-{doubtful.pk}" value="{world.attendance.ref}"><span>' in page
    assert "read as: Attendance at least 96 %" in page
    asked = aim_at("Attendance of 96% (12% at home)")
    assert f'id="aim-{asked.pk}"' in (page := as_("chief").get(address).content.decode())
    assert "To be settled: What does “12%” tell?" in page.replace("&quot;", '"')


def test_what_cannot_be_kept_says_so_and_nothing_typed_is_lost(as_, aim_at, address):
    aim, other = aim_at("Attendance is at least 96%"), aim_at("Kindness grows")
    assert as_("chief").post(address, {f"by-{aim.pk}": ""}).status_code == 422
    page = as_("chief").post(address, {f"by-{aim.pk}": "new:made_up", f"none-{other.pk}": "We feel it"})
    assert page.status_code == 422
    assert "not kept any more" in page.content.decode()
    assert "We feel it" in page.content.decode()
    other.refresh_from_db()
    assert other.unmeasured_because == ""


def test_nobody_else_may_and_no_target_of_another_plan_is_touched(as_, world, aim_at, address):
    theirs = aim_at("Attendance is at least 97%", element=world.priority)
    assert as_("trustee").get(address).status_code == 404
    assert as_("other_head").get(f"/harbour/plan/{world.school_plan.ref}/measures/").status_code == 404
    assert as_("chief").post(address, {f"by-{theirs.pk}": world.attendance.ref}).status_code == 422
    assert f"by-{theirs.pk}" in as_("head").get(f"/harbour/plan/{world.school_plan.ref}/measures/").content.decode()


def test_the_page_asks_as_few_questions_for_many(as_, aim_at, address):
    client = as_("chief")
    aim_at("At least 95%")
    client.get(address)
    before = assert_within(16, lambda: client.get(address))
    for number in range(6):
        aim_at(f"Attendance is at least {number}%")
    assert assert_within(16, lambda: client.get(address)) == before
