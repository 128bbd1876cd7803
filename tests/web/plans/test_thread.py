"""The page on which the gold line is drawn."""

import datetime as dt

import pytest

from goldenthread.features.measures import operations as measuring
from goldenthread.features.measures.models import Reading, Standing
from goldenthread.features.plans import operations
from goldenthread.features.plans.models import Level
from tests.features.measures.figures_of import line, many_schools
from tests.features.reviews.days import day
from tests.query_budget import assert_within, queries_of
from tests.web.plans.drawn import drawn


@pytest.fixture
def address(world):
    return f"/harbour/plan/part/{world.aim.ref}/"


def test_the_line_runs_from_the_vision_through_the_strand_to_what_schools_do(as_, address, taken_up):
    page = as_("chief").get(address).content.decode()
    places = [page.index(words) for words in ("Schools that work as one.", "Strand 1", "this page", "taken it up")]
    assert places == sorted(places)
    assert "Two of five are in." in page
    assert "1 taken up, 1 nothing yet" in page


def test_a_head_sees_their_own_answer_and_no_other_schools(as_, address, taken_up):
    page = as_("other_head").get(address).content.decode()
    assert "Marsh Lane Primary" in page
    assert "Haven High" not in page


def test_a_priority_shows_the_aim_that_it_serves(as_, world, taken_up):
    page = as_("head").get(f"/harbour/plan/part/{world.priority.ref}/").content.decode()
    assert world.aim.title in page
    assert "Schools that work as one." in page


@pytest.mark.parametrize("who", ["other_head", "stranger"])
def test_a_part_of_another_schools_plan_is_not_there(as_, world, who):
    assert as_(who).get(f"/harbour/plan/part/{world.priority.ref}/").status_code == 404


def test_a_measure_stands_school_by_school_as_far_as_one_may_see(as_, world, address, chief):
    operations.measure_by(element=world.aim, measure=world.attendance, by=chief)
    for school, status in ((None, "at risk"), (world.haven_high, "off track"), (world.marsh_lane, "on track")):
        _stand(world, school, status)
    everything = as_("chief").get(address).content.decode()
    assert "Attendance goes well in Marsh Lane and not in Haven High." in everything
    own = as_("head").get(address).content.decode()
    assert "Haven High" in own
    assert "Marsh Lane" not in own


def test_questions_are_raised_by_facts(as_, world, address, chief):
    action = operations.add_action(element=world.aim, title="Nurse in post", due_words="January 2027", by=chief)
    for words in ("March 2027", "May 2027"):
        operations.revise_action(action=action, due_words=words, by=chief)
    page = as_("chief").get(address).content.decode()
    assert "“Nurse in post” has been put off twice. What is different this time?" in page
    assert "Slipped twice" in page


def test_a_dates_own_words_stand_beside_what_they_mean(as_, world, address, chief):
    operations.revise_element(element=world.aim, due_words="by Autumn 2026", by=chief)
    page = as_("chief").get(address).content.decode()
    assert "by Autumn 2026" in page
    assert "18 December 2026)" in page


def test_a_date_to_settle_stands_in_the_plans_own_words(as_, world, address, chief):
    operations.revise_element(element=world.aim, due_words="S2027", by=chief)
    page = as_("chief").get(address).content.decode()
    assert "“S2027”" in page
    assert f"/harbour/plan/{world.plan.ref}/to-settle/" in page


def test_an_unclear_date_is_never_late(as_, world, address, chief):
    action = operations.add_action(element=world.aim, title="Survey", due_words="S2026", by=chief)
    type(action).objects.filter(pk=action.pk).update(due_until=dt.date(2026, 3, 31))
    page = as_("chief").get(address).content.decode()
    assert "to settle" in page
    assert "late</span>" not in page
    assert "was due" not in page


def test_a_removed_part_is_not_there(as_, world, address, chief):
    operations.remove_element(element=world.aim, by=chief)
    assert as_("chief").get(address).status_code == 404


def test_forty_schools_cost_no_more_queries_than_two(as_, world, address, taken_up, grow):
    operations.measure_by(element=world.aim, measure=world.attendance, by=world.people["chief"])
    browser = as_("chief")
    browser.get(address)
    few = len(queries_of(lambda: browser.get(address)))
    grow(38)
    assert assert_within(12, lambda: browser.get(address)) == few


def test_it_keeps_within_twelve_queries_where_all_that_it_can_say_is_said(as_, world, address, taken_up, chief):
    other = operations.add_element(plan=world.plan, under=world.strand, title="Nurse in post", by=chief)
    operations.revise_element(element=other, due_words="by 1 October 2026", by=chief)
    mark = operations.add_action(element=other, title="Groups formed", kind="milestone", by=chief)
    Level.objects.filter(plan=world.plan, depth=2).update(is_run=True)
    operations.measure_by(element=world.aim, measure=world.attendance, by=chief)
    operations.add_factor(element=world.aim, text="Heads are with us", by=chief)
    operations.share_action(action=mark, element=world.aim, by=chief)
    operations.depend(element=world.aim, on=other, by=chief)
    operations.depend(element=world.priority, on=world.aim, by=chief)
    _told_and_carried(as_, world, chief)
    browser = as_("chief")
    page = browser.get(address).content.decode()
    for words in ("Goes on as", "Told to the board", "Heads are with us", "Groups formed", "It waits for"):
        assert words in page
    assert_within(12, lambda: browser.get(address))
    later = world.aim.went_on_as.get().later
    assert_within(12, lambda: browser.get(f"/harbour/plan/part/{later.ref}/"))


def test_what_lies_beyond_ones_reach_is_not_told(as_, world, address, taken_up, chief):
    mark = operations.add_action(element=world.priority, title="Groups formed", kind="milestone", by=chief)
    operations.share_action(action=mark, element=world.aim, by=chief)
    operations.depend(element=world.aim, on=mark, by=chief)
    _told_and_carried(as_, world, chief)
    hidden = {"Groups formed", "It costs us our Fridays.", "Goes on as", world.priority.title}
    everything, within = (as_(who).get(address).content.decode() for who in ("chief", "other_head"))
    assert {words for words in hidden if words in everything} == hidden
    assert not {words for words in hidden if words in within}


def _told_and_carried(as_, world, chief):
    """The board is told that the aim does harm, and a draft of the plan that follows carries it on."""
    operations.raise_notice(
        school=world.haven_high, upper=world.aim, lower=world.priority, effect="It costs us our Fridays.", by=chief
    )
    drawing = f"/harbour/plan/{world.plan.ref}/next/"
    typed = drawn(as_("chief").get(drawing)) | {f"part_{world.aim.ref}": "carry"}
    assert as_("chief").post(drawing, typed).status_code == 302


def test_figures_over_time_are_drawn_as_a_line(as_, world, address, chief):
    operations.measure_by(element=world.aim, measure=world.attendance, by=chief)
    for term, number in (("autumn", 900), ("spring", 930), ("summer", 950)):
        Reading.objects.create(
            trust=world.trust, measure=world.attendance, school=world.haven_high, period=f"2025/26 {term}",
            period_ends_on=dt.date(2026, 7, 31), value=number / 10, numerator=number, denominator=1000,
            recorded_on=dt.date(2026, 7, 31),
        )  # fmt: skip
    measuring.work_out_standings(trust=world.trust)
    assert 'class="spark' in as_("chief").get(address).content.decode()


def test_a_large_trust_shows_a_dozen_schools_and_says_where_the_rest_are(as_, world, address, chief):
    operations.measure_by(element=world.aim, measure=world.attendance, by=chief)
    lines = [line(world.attendance, school, "91") for school in many_schools(world, 30)]
    silent = as_("chief").get(address).content.decode()
    assert '<a href="?answers=all">School by school</a>' in silent
    assert silent.count("Nothing yet") == 0
    operations.decline(upper=world.aim, school=world.haven_high, reason="Not this year.", by=chief)
    measuring.record_readings(trust=world.trust, lines=lines, by=None)
    page = as_("chief").get(address).content.decode()
    assert f'<a href="/harbour/measures/{world.attendance.ref}/">and 18 more</a>' in page
    assert '<a href="?answers=all">The other 18</a>' in page
    whole = as_("chief").get(f"{address}?answers=all").content.decode()
    assert whole.count("Nothing yet") == page.count("Nothing yet") + 18


def _stand(world, school, status):
    Standing.objects.create(
        trust=world.trust, measure=world.attendance, school=school, status=status, why=f"It is {status}.",
        period="2025/26 autumn", period_ends_on=dt.date(2026, 7, 31), value=90, is_hidden=False,
        changed_at=dt.datetime.now(dt.UTC),
    )  # fmt: skip


def test_only_who_can_answer_for_a_plan_is_led_to_an_answer(as_, world):
    address = f"/harbour/plan/part/{world.aim.ref}/"
    assert address + "answer/" in as_("head").get(address).content.decode()
    assert as_("service").get(address + "answer/").status_code == 404
    assert address + "answer/" not in as_("service").get(address).content.decode()


def test_the_days_together_that_serve_a_part_stand_with_it(as_, world, address):
    held = day(world, "Reading together", element=world.aim)
    day(world, "Something else")
    page = as_("head").get(address).content.decode()
    assert f'href="/harbour/year/events/{held.ref}/">Reading together</a>' in page
    assert "Something else" not in page
