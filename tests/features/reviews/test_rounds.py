"""Holding a round, and the bad days of one."""

import datetime as dt

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from goldenthread.features.activity.models import Task
from goldenthread.features.measures.models import Standing
from goldenthread.features.organisations.models import School, Trust
from goldenthread.features.plans import operations as planning
from goldenthread.features.plans.models import ElementMeasure
from goldenthread.features.reviews import operations
from goldenthread.features.reviews.models import Round, RoundPart
from goldenthread.features.reviews.queries import rounds as held
from goldenthread.foundation import clock
from tests.features.reviews.held import BY, CLOSES, answer, led, opened, part_of
from tests.features.reviews.laid import duty
from tests.query_budget import queries_of
from tests.world import TODAY


def asked():
    found = Task.objects.filter(kind="give progress", closed_at=None).select_related("post")
    return sorted(task.post.title for task in found)


@pytest.fixture
def later(monkeypatch):
    return lambda days: monkeypatch.setattr(clock, "today", lambda: TODAY + dt.timedelta(days=days))


def line(world, reach, round_, element=None):
    part = held.parts(reach("chief")).get(pk=part_of(round_, element or world.priority).pk)
    return held.lines_of(part.within.round, [part])[0]


def test_a_round_asks_every_lead_and_an_answer_is_a_progress_note(world, reach):
    round_ = opened(world)
    assert asked() == ["Director of education", "Head, Haven High"]
    answer(world, round_, confidence="low")
    assert asked() == ["Director of education"]
    assert world.priority.notes.get().said == "It goes."
    assert line(world, reach, round_).status == "on track"


def test_words_said_elsewhere_answer_it_too_and_so_do_those_of_the_fortnight_before(world, reach):
    planning.give_progress(element=world.aim, status="at risk", said="Late.", by=world.people["education"])
    round_ = opened(world)
    assert asked() == ["Head, Haven High"]
    planning.give_progress(element=world.priority, status="done", said="Done.", by=world.people["head"])
    assert asked() == []
    assert line(world, reach, round_).status == "done"


def test_where_the_figures_tell_another_story_a_sentence_is_asked_for(world, reach):
    round_ = opened(world)
    ElementMeasure.objects.create(element=world.priority, measure=world.attendance)
    Standing.objects.update_or_create(
        trust=world.trust,
        measure=world.attendance,
        school=world.haven_high,
        defaults={"status": "off track", "is_hidden": False, "changed_at": timezone.now()},
    )
    with pytest.raises(ValidationError) as refused:
        answer(world, round_)
    assert list(refused.value.message_dict) == ["differs"]
    answer(world, round_, differs="Too early: the club began in November.")
    found = line(world, reach, round_)
    assert (found.answer.outcome, found.part.differs) == ("off track", "Too early: the club began in November.")


def test_late_words_count_until_the_closing_and_are_marked(world, reach, later):
    round_ = opened(world)
    later(11)
    answer(world, round_)
    assert line(world, reach, round_).timing == "late"


def test_closing_freezes_a_round_and_later_words_stand_beside_it(world, reach, later):
    round_ = opened(world)
    answer(world, round_)
    operations.close_round(round_=round_, by=world.people["chief"])
    assert asked() == []
    later(3)
    answer(world, round_, status="off track", said="It broke.")
    answer(world, round_, element=world.aim, who="education")
    round_.refresh_from_db()
    assert line(world, reach, round_).status == "on track"
    silent = line(world, reach, round_, world.aim)
    assert (silent.status, silent.after.said) == ("", "It goes.")


def test_a_round_is_opened_again_by_name_and_keeps_what_it_held(world, reach, later):
    round_ = opened(world)
    operations.close_round(round_=round_, by=world.people["chief"])
    later(3)
    with pytest.raises(ValidationError, match="Say why"):
        operations.reopen_round(round_=round_, reason=" ", closes_on=CLOSES, by=world.people["chief"])
    operations.reopen_round(round_=round_, reason="Two heads were ill.", closes_on=CLOSES, by=world.people["chief"])
    assert asked() == ["Director of education", "Head, Haven High"]
    answer(world, round_)
    round_.refresh_from_db()
    operations.close_round(round_=round_, by=world.people["governance"])
    first, second = round_.closings.all()
    assert (first.reason, first.reopened_by) == ("Two heads were ill.", world.people["chief"])
    stood = [{part["status"] for part in one.stood.values()} for one in (first, second)]
    assert stood == [{""}, {"", "on track"}]


def test_words_of_the_closing_day_stand_beside_it_and_once_reopened_nobody_has_agreed_to_them(world, reach):
    round_ = opened(world)
    answer(world, round_)
    operations.agree_to_parts(parts=[part_of(round_, world.priority)], by=world.people["chief"])
    operations.close_round(round_=round_, by=world.people["chief"])
    answer(world, round_, status="off track", said="It broke an hour later.")
    round_.refresh_from_db()
    assert line(world, reach, round_).after.said == "It broke an hour later."
    again = TODAY + dt.timedelta(days=10)
    operations.reopen_round(round_=round_, reason="It broke.", closes_on=again, by=world.people["chief"])
    part = part_of(round_, world.priority)
    assert part.agreed_on is None
    assert part.within.round.answers_by == BY


def test_a_round_past_its_day_closes_by_the_calendar(world, later):
    opened(world)
    later(17)
    operations.follow_cycle(trust=world.trust)
    assert Round.objects.get().is_open
    later(18)
    operations.follow_cycle(trust=world.trust)
    assert (Round.objects.get().closed_on, Round.objects.get().closings.get().closed_by) == (CLOSES, None)


def test_a_post_that_changes_hands_is_still_asked_and_its_holder_of_the_day_answers(world, reach):
    round_ = opened(world)
    world.posts["head"].holdings.update(until_on=TODAY - dt.timedelta(days=1))
    world.posts["head"].holdings.create(person=world.people["initiative"], from_on=TODAY)
    operations.follow_cycle(trust=world.trust)
    assert "Head, Haven High" in asked()
    answer(world, round_, who="initiative")
    assert line(world, reach, round_).answer.by == world.people["initiative"].name
    assert asked() == ["Director of education"]


def test_a_part_that_is_given_to_another_post_in_mid_round_is_asked_of_that_one(world):
    round_ = opened(world)
    planning.unassign(assignment=world.aim.assignments.get(), by=None)
    planning.assign(element=world.aim, post=world.posts["safeguarding"], by=None)
    operations.follow_cycle(trust=world.trust)
    assert asked() == ["Head, Haven High", "Safeguarding lead"]
    assert part_of(round_, world.aim).post == world.posts["safeguarding"]


def test_who_comes_to_lead_a_part_before_answers_are_due_is_asked_as_well(world, later):
    round_ = operations.open_round(trust=world.trust, title="RAG", answers_by=TODAY, closes_on=CLOSES, by=None)
    assert asked() == []
    led(world)
    operations.follow_cycle(trust=world.trust)
    assert asked() == ["Director of education", "Head, Haven High"]
    later(1)
    planning.assign(element=world.strand, post=world.posts["safeguarding"], by=None)
    operations.follow_cycle(trust=world.trust)
    assert "Safeguarding lead" not in asked()
    assert RoundPart.objects.filter(within__round=round_).count() == 2


def test_a_school_that_leaves_in_mid_round_is_asked_no_more(world, reach):
    round_ = opened(world)
    School.objects.filter(pk=world.haven_high.pk).update(left_on=TODAY)
    operations.follow_cycle(trust=world.trust)
    assert asked() == ["Director of education"]
    rows = {row.label: row.has_left for row in held.grid(reach("chief"), round_).rows}
    assert rows == {"The trust": False, "Haven High": True}


def test_two_rounds_are_not_open_at_once(world):
    opened(world)
    with pytest.raises(ValidationError, match="still open"):
        opened(world, "Another")


def test_the_year_opens_its_round_by_itself_once(world, later):
    led(world)
    duty(
        world.trust,
        "RAG of every plan",
        of="trust",
        role="governance_lead",
        terms=["autumn"],
        edge="end",
        opens_round=True,
    )
    operations.follow_cycle(trust=world.trust)
    round_ = Round.objects.get()
    assert (round_.title, round_.closes_on) == ("RAG of every plan, autumn 2026/27", dt.date(2026, 12, 18))
    assert asked() == ["Director of education", "Head, Haven High"]
    assert held.day_of_the_year(round_) is None
    term = {"year": "2026/27", "term": "autumn", "from": "2026-09-01", "until": "2026-12-16"}
    Trust.objects.filter(pk=world.trust.pk).update(calendar={"plan_year": "academic", "terms": [term]})
    round_ = Round.objects.get()
    assert (round_.closes_on, held.day_of_the_year(round_)) == (dt.date(2026, 12, 18), dt.date(2026, 12, 16))


def test_a_round_taken_up_in_the_middle_of_its_days_leaves_a_week_to_answer(world, later):
    led(world)
    term = {"terms": ["autumn"], "edge": "end", "lead": 21}
    duty(world.trust, "RAG", of="trust", role="governance_lead", opens_round=True, **term)
    later(18)
    operations.follow_cycle(trust=world.trust)
    round_ = Round.objects.get()
    assert (round_.answers_by, round_.closes_on) == (dt.date(2026, 12, 16), dt.date(2026, 12, 18))


def test_round_over_round_an_arrow_and_what_keeps_slipping(world, reach, later):
    first = opened(world)
    answer(world, first, status="at risk", said="Hard.")
    operations.close_round(round_=first, by=None)
    later(90)
    days = {"answers_by": TODAY + dt.timedelta(days=100), "closes_on": TODAY + dt.timedelta(days=110)}
    second = opened(world, "Spring round", **days)
    answer(world, second, status="off track", said="Harder.")
    found = line(world, reach, second)
    assert (found.arrow, found.slips) == ("worse", "in trouble 2 rounds running")
    grid = held.grid(reach("chief"), second)
    assert (grid.worse, grid.better, grid.before) == (1, 0, {"at risk": 1})


def test_the_board_sees_each_place_in_the_strand_that_its_parts_serve(world, reach):
    round_ = opened(world)
    answer(world, round_, status="off track", said="No.")
    grid = held.grid(reach("trustee"), round_)
    cells = {row.label: row.cells.get(world.strand.pk) for row in grid.rows}
    assert cells == {"The trust": "silent", "Haven High": "off track"}
    assert [row.label for row in held.grid(reach("other_head"), round_).rows] == ["The trust"]


def test_who_moderates_corrects_and_their_word_is_the_newest(world, reach):
    round_ = opened(world)
    answer(world, round_)
    part = part_of(round_, world.priority)
    operations.correct_part(part=part, status="at risk", said="Not yet.", by=world.people["education"])
    found = line(world, reach, round_)
    assert (found.status, found.part.agreed_by) == ("at risk", world.people["education"])
    assert world.priority.notes.count() == 2


def test_a_question_is_asked_of_the_lead_and_closed_by_its_answer(world):
    round_ = opened(world)
    part = part_of(round_, world.priority)
    question = operations.ask_question(part=part, asks="How do you know?", by=world.people["governor"])
    task = Task.objects.get(kind="answer question")
    assert task.post == world.posts["head"]
    operations.answer_question(question=question, answer="We counted.", by=world.people["head"])
    task.refresh_from_db()
    assert task.closed_at is not None
    with pytest.raises(ValidationError, match="already"):
        operations.answer_question(question=question, answer="Again.", by=world.people["head"])


def test_a_nudge_asks_those_alone_who_are_silent(world):
    round_ = opened(world)
    answer(world, round_)
    assert operations.nudge(round_=round_, by=world.people["chief"]) == 1
    assert "Asked again" in Task.objects.get(kind="give progress", closed_at=None).why
    assert part_of(round_, world.priority).nudged_on is None


def test_a_closed_round_takes_no_more_deeds(world):
    round_ = opened(world)
    operations.close_round(round_=round_, by=None)
    part = part_of(round_, world.priority)
    for deed in (
        lambda: operations.close_round(round_=round_, by=None),
        lambda: operations.ask_question(part=part, asks="?", by=world.people["governor"]),
        lambda: operations.correct_part(part=part, status="at risk", said="No.", by=world.people["chief"]),
        lambda: operations.moderate_plan(within=part.within, remark="", by=world.people["chief"]),
    ):
        with pytest.raises(ValidationError, match="closed"):
            deed()


def test_days_that_do_not_follow_one_another_are_refused(world):
    with pytest.raises(ValidationError) as refused:
        opened(world, answers_by=CLOSES, closes_on=BY)
    assert list(refused.value.message_dict) == ["closes_on"]


def test_the_board_page_costs_the_same_whatever_the_number_of_plans(world, reach):
    round_ = opened(world)
    chief = reach("chief")
    few = len(queries_of(lambda: held.grid(chief, round_)))
    assert few <= 12
    assert RoundPart.objects.count() == 2
