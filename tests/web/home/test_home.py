"""Home answers: what do you need from me, what changed, what is the exception."""

import datetime as dt

from goldenthread.features.activity import operations as activity
from goldenthread.features.activity.models import LastLook
from goldenthread.features.measures import operations as measuring
from goldenthread.features.plans import operations as planning
from tests.features.measures.figures_of import aim_for, define, line, many_schools, record
from tests.query_budget import assert_within, queries_of
from tests.world import TODAY


def ask(world, who="head", title="Say how priority 1 stands", **facts):
    return activity.open_task(
        trust=world.trust, post=world.posts[who], kind="give progress", subject_kind="element",
        subject_ref=world.priority.ref, title=title, due_on=dt.date(2026, 11, 30), **facts,
    )  # fmt: skip


def test_it_says_how_many_things_need_the_reader_and_opens_the_page_that_does_them(as_, world):
    ask(world)
    page = as_("head").get("/harbour/").content.decode()
    assert "One thing needs you." in page
    assert f"/harbour/plan/part/{world.priority.ref}/progress/" in page


def test_it_says_so_when_nothing_is_waiting(as_):
    assert "Nothing is asked of you yet." in as_("trustee").get("/harbour/").content.decode()


def test_what_is_asked_of_another_post_is_not_shown(as_, world):
    ask(world, title="Only for the head")
    assert "Only for the head" not in as_("other_head").get("/harbour/").content.decode()


def test_a_word_said_since_the_last_look_is_news_and_counts_in_the_plan_of_who_belongs_there(as_, world):
    chief = as_("chief")
    chief.get("/harbour/")
    look_back(world)
    planning.give_progress(
        element=world.priority, status="at risk", said="Late buses again.", by=world.people["head"]
    )
    fresh = as_("chief")
    news = fresh.get("/harbour/").content.decode()
    assert "Late buses again." in news
    assert "Your school’s plan" not in news
    own = as_("head").get("/harbour/").content.decode().split("Your school’s plan</h2>")[1]
    assert "1 at risk" in own.split(f'href="/harbour/plan/{world.priority.plan.ref}/">')[1][:250]


def test_of_many_words_the_first_three_stand_open(as_, world):
    as_("chief").get("/harbour/")
    look_back(world)
    chief = world.people["chief"]
    for title in ("First", "Second", "Third", "Fourth"):
        part = planning.add_element(plan=world.plan, under=world.strand, title=title, by=chief)
        planning.give_progress(element=part, status="on track", said=f"{title} goes.", by=chief)
    open_, folded = as_("chief").get("/harbour/").content.decode().split("1 more</summary>")
    assert (open_.count(" goes."), folded.count(" goes.")) == (3, 1)


def test_another_schools_news_does_not_reach_a_head(as_, world):
    other = as_("other_head")
    other.get("/harbour/")
    look_back(world)
    planning.give_progress(
        element=world.priority, status="at risk", said="Late buses again.", by=world.people["head"]
    )
    assert "Late buses again." not in as_("other_head").get("/harbour/").content.decode()


def test_a_figure_that_is_waited_for_is_asked_of_the_school_and_recorded_from_there(as_, world):
    measuring.work_out_standings(trust=world.trust)
    page = as_("head").get("/harbour/").content.decode()
    assert "One thing needs you." in page
    assert "Record Attendance for" in page
    assert f'href="/harbour/measures/{world.attendance.ref}/readings/new/"' in page
    record(world, world.haven_high, "95", period="2025/26 summer")
    assert "Nothing is asked of you yet." in as_("head").get("/harbour/").content.decode()


def test_what_others_are_asked_for_is_named_and_recorded_by_who_may(as_, world):
    measuring.work_out_standings(trust=world.trust)
    address = f"/harbour/measures/{world.attendance.ref}/readings/new/?school={world.haven_high.ref}"
    assert address in as_("chief").get("/harbour/").content.decode()
    governor = as_("governor").get("/harbour/").content.decode()
    assert "Asked of others" in governor
    assert address not in governor


def test_a_head_does_not_hear_what_another_school_is_asked_for(as_, world):
    measuring.work_out_standings(trust=world.trust)
    assert "Asked of others" not in as_("head").get("/harbour/").content.decode()


def test_many_figures_are_one_thing_to_do(as_, world):
    for number in range(4):
        define(world, f"Measure {number}", "percentage", unit="%")
    measuring.work_out_standings(trust=world.trust)
    page = as_("head").get("/harbour/").content.decode()
    assert "One thing needs you." in page
    assert "5 figures are waited for" in page


def test_a_measure_on_which_many_schools_moved_is_one_line_of_news(as_, world):
    schools = many_schools(world, 6)
    aim_for(world, ">=", 95)
    for period, figure in (("2025/26 spring", "96"), ("2025/26 summer", "91")):
        lines = [line(world.attendance, school, figure, period=period) for school in schools]
        measuring.record_readings(trust=world.trust, lines=lines, by=None)
    page = as_("chief").get("/harbour/").content.decode()
    news = page.partition("What changed")[2].partition("</section>")[0]
    assert news.count("Attendance</a>") == 1
    assert "and 1 more: 4 off track" in news


def test_a_stranger_is_told_that_there_is_no_such_page(as_):
    assert as_("stranger").get("/harbour/").status_code == 404


def test_a_visitor_is_sent_to_sign_in_and_back(client, world):
    answer = client.get("/harbour/")
    assert answer.status_code == 302
    assert answer["Location"] == "/sign-in/?next=/harbour/"


def test_it_keeps_within_twelve_queries(as_, world):
    ask(world)
    chief = as_("chief")
    chief.get("/harbour/")
    assert len(queries_of(lambda: chief.get("/harbour/"))) <= 12


def test_it_keeps_within_them_where_all_that_it_can_say_is_said(as_, world):
    """A part that waits, one without a printed number that is quiet, figures that moved and are asked for, tasks."""
    by = world.people["chief"]
    ask(world)
    aim_for(world, ">=", 95)
    record(world, world.haven_high, "91")
    late = planning.add_element(plan=world.plan, under=world.strand, title="Nurse in post", by=by)
    planning.revise_element(element=late, due_words="by 1 October 2026", by=by)
    for element in (world.aim, late):
        planning.assign(element=element, post=world.posts["chief"], by=by)
    planning.depend(element=world.aim, on=late, by=by)
    chief = as_("chief")
    page = chief.get("/harbour/").content.decode()
    for words in ("You are kept waiting", "Quiet for too long", "Exceptions", "Asked of others"):
        assert words in page
    assert_within(12, lambda: chief.get("/harbour/"))


def test_exceptions_are_counted_and_those_of_one_measure_in_many_schools_are_one_line(as_, world):
    aim_for(world, ">=", 95)
    lines = [line(world.attendance, school, "91", period="2025/26 summer") for school in many_schools(world, 10)]
    measuring.record_readings(trust=world.trust, lines=lines, by=None)
    page = as_("chief").get("/harbour/").content.decode()
    assert "All 8, on the heat map" in page
    exceptions = page.partition("<h2>Exceptions")[2]
    assert exceptions.count("Attendance</a>") == 1
    assert "Attendance</a>: 8 schools" in exceptions


def test_a_small_number_is_no_news(as_, world):
    absent = define(world, "Pupils excluded", "count", roll_up="sum", good_is="lower")
    aim_for(world, "<=", 0, measure=absent)
    for school, number in ((world.haven_high, 3), (world.marsh_lane, 40)):
        record(world, school, number, measure=absent)
    page = as_("chief").get("/harbour/").content.decode()
    assert "Pupils excluded</a></b><br>" in page  # the trust's own, which gives neither away
    assert "Pupils excluded</a>, " not in page


def look_back(world):
    """Let everybody's last look have been yesterday."""
    yesterday = dt.datetime.now(dt.UTC) - dt.timedelta(days=1)
    LastLook.objects.filter(trust=world.trust).update(at=yesterday)


def test_whoever_holds_a_post_at_a_school_that_has_left_has_no_part_in_the_trust(as_, world):
    school = world.posts["head"].school
    school.left_on = TODAY
    school.save()
    assert as_("head").get("/harbour/").status_code == 404
    assert as_("chief").get("/harbour/").status_code == 200
    school.left_on = TODAY + dt.timedelta(days=1)
    school.save()
    assert as_("head").get("/harbour/").status_code == 200
