"""The year follows its rules: what is asked, of whom, and what moves when something else does."""

import datetime as dt

import pytest
from django.core.exceptions import ValidationError

from goldenthread.domain.calendar import TermCalendar
from goldenthread.domain.year import review_cycle
from goldenthread.features.activity.models import Task
from goldenthread.features.organisations.models import Post
from goldenthread.features.reviews import operations, queries
from goldenthread.features.reviews.models import Occurrence
from goldenthread.foundation import clock
from tests.features.reviews.laid import duty
from tests.world import CALENDAR, TODAY


def asked():
    """Return what is open on home: the titles of posts and the days."""
    found = Task.objects.filter(kind="do duty", closed_at=None).select_related("post")
    return sorted((task.post.title, task.due_on) for task in found)


@pytest.fixture
def on(monkeypatch):
    """Return a way to another day: the clock is set, and the night's work done."""

    def go(day, trust):
        monkeypatch.setattr(clock, "today", lambda: day)
        return operations.follow_cycle(trust=trust)

    return go


def test_a_duty_of_schools_asks_each_head_while_its_month_lasts(world):
    duty(world.trust)
    november = dt.date(2026, 11, 30)
    assert asked() == [("Head, Haven High", november), ("Head, Marsh Lane", november)]
    assert operations.follow_cycle(trust=world.trust) == 0


def test_the_next_month_asks_anew_and_the_last_stays_late(world, on):
    duty(world.trust)
    assert on(dt.date(2026, 12, 1), world.trust) == 2
    days = [day for _, day in asked()]
    assert sorted(days) == [dt.date(2026, 11, 30)] * 2 + [dt.date(2026, 12, 31)] * 2


def test_what_is_done_is_asked_of_nobody_and_stays_done_when_its_rule_is_moved(world):
    rule = duty(world.trust)
    one = Occurrence.objects.get(school=world.haven_high)
    operations.finish_occurrence(occurrence=one, by=world.people["head"], said="All areas seen.")
    assert asked() == [("Head, Marsh Lane", dt.date(2026, 11, 30))]
    operations.revise_duty(duty=rule, by=None, drawn_from=None, months=[2])
    assert asked() == []
    assert [row.school for row in Occurrence.objects.all()] == [world.haven_high]


def test_nothing_is_done_in_the_future_nor_twice(world):
    duty(world.trust)
    one = Occurrence.objects.get(school=world.haven_high)
    with pytest.raises(ValidationError, match="still to come"):
        operations.finish_occurrence(occurrence=one, by=None, done_on=TODAY + dt.timedelta(days=1))
    operations.finish_occurrence(occurrence=one, by=None)
    with pytest.raises(ValidationError, match="already"):
        operations.finish_occurrence(occurrence=one, by=None)


def test_a_duty_let_pass_is_asked_of_nobody_until_that_is_taken_back(world):
    duty(world.trust)
    one = Occurrence.objects.get(school=world.haven_high)
    operations.set_aside(occurrence=one, by=world.people["chief"], reason="Inspected that week.")
    assert len(asked()) == 1
    operations.reopen_occurrence(occurrence=one, by=world.people["chief"])
    assert len(asked()) == 2


def test_a_dropped_duty_asks_nobody(world):
    operations.drop_duty(duty=duty(world.trust), by=None)
    assert asked() == []
    assert not Occurrence.objects.exists()


def test_a_post_that_changes_hands_is_asked_and_not_the_person(world):
    duty(world.trust)
    task = Task.objects.get(post=world.posts["head"], kind="do duty")
    world.posts["head"].holdings.update(until_on=TODAY - dt.timedelta(days=1))
    world.posts["head"].holdings.create(person=world.people["education"], from_on=TODAY)
    operations.follow_cycle(trust=world.trust)
    task.refresh_from_db()
    assert task.closed_at is None


def test_a_duty_given_to_another_role_asks_them_alone(world):
    rule = duty(world.trust)
    operations.revise_duty(duty=rule, by=None, drawn_from=None, role="governor")
    assert {title for title, _ in asked()} == {"Local governor, Haven High"}
    operations.revise_duty(duty=rule, by=None, drawn_from=None, role="", post=world.posts["safeguarding"], of="trust")
    assert {title for title, _ in asked()} == {"Safeguarding lead"}


def test_a_school_that_leaves_in_mid_year_is_asked_for_nothing_more_and_what_it_did_stays(world, on):
    duty(world.trust)
    done = Occurrence.objects.get(school=world.haven_high)
    operations.finish_occurrence(occurrence=done, by=None)
    on(dt.date(2026, 12, 1), world.trust)
    type(world.haven_high).objects.filter(pk=world.haven_high.pk).update(left_on=dt.date(2026, 12, 31))
    on(dt.date(2027, 1, 4), world.trust)
    assert {title for title, _ in asked()} == {"Head, Marsh Lane"}
    assert list(Occurrence.objects.filter(school=world.haven_high)) == [done]


def test_a_term_that_is_dated_anew_moves_what_is_open_and_leaves_what_is_done(world):
    duty(world.trust, "Rate the plans", terms=["autumn"], edge="end", weeks=-2)
    done = Occurrence.objects.get(school=world.haven_high)
    operations.finish_occurrence(occurrence=done, by=None)
    earlier = CALENDAR["terms"][0] | {"until": "2026-12-11"}
    world.trust.calendar = CALENDAR | {"terms": [earlier, *CALENDAR["terms"][1:]]}
    world.trust.save()
    operations.follow_cycle(trust=world.trust)
    days = dict(Occurrence.objects.values_list("school__key", "due_on"))
    assert days == {"haven-high": dt.date(2026, 12, 4), "marsh-lane": dt.date(2026, 11, 27)}
    assert asked() == [("Head, Marsh Lane", dt.date(2026, 11, 27))]


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"title": " "}, "title"), ({"months": []}, "anchor"), ({"role": "king"}, "role"),
        ({"after": "nothing"}, "after"),
        ({"of": "plans", "plan_kind": ""}, "plan_kind"), ({"title": "x" * 200}, "title"),
    ],
)  # fmt: skip
def test_a_duty_that_cannot_be_is_refused_by_field(world, wrong, field):
    words = {"title": "Census", "months": [10], "of": "trust", "role": "head"} | wrong
    with pytest.raises(ValidationError) as refused:
        operations.add_duty(trust=world.trust, by=None, **words)
    assert field in refused.value.message_dict


def test_a_post_of_another_trust_is_not_asked(world):
    post = Post.objects.get(trust=world.elsewhere)
    with pytest.raises(ValidationError, match="another trust"):
        operations.add_duty(trust=world.trust, by=None, title="Census", months=[10], post=post)


def test_a_ready_made_cycle_is_taken_once_in_the_trusts_own_words(world):
    world.trust.words = {"school_plan": {"one": "Academy plan", "many": "Academy plans"}}
    world.trust.save()
    assert operations.take_cycle(trust=world.trust, name="plan-year", by=None) == 21
    assert operations.take_cycle(trust=world.trust, name="plan-year", by=None) == 0
    assert world.trust.duties.get(key="school-first-draft").title == "First draft of the academy plan handed in"
    assert world.trust.cycle.begins == 4


def test_what_was_due_before_the_year_was_set_up_is_asked_of_nobody(world):
    operations.take_cycle(trust=world.trust, name="statutory", by=None)
    assert min(day for _, day in asked()) >= TODAY


def test_what_is_added_at_the_end_of_its_month_begins_with_its_next_time_unless_its_day_is_named(world, on):
    on(dt.date(2026, 11, 30), world.trust)
    operations.take_cycle(trust=world.trust, name="plan-year", by=None)
    operations.add_duty(trust=world.trust, by=None, title="Walls", months=[11, 12], role="head", of="schools")
    assert asked() == []
    operations.add_duty(trust=world.trust, by=None, title="Return", month=12, day=2, role="head", of="schools")
    assert dt.date(2026, 12, 2) in [due for _, due in asked()]


def moved(world, rule, to, *, where="", reason="Inspected."):
    until, calendar = TODAY + dt.timedelta(days=90), TermCalendar.from_json(CALENDAR)
    due = review_cycle.occurrences(rule.rule, calendar, TODAY, until)[0]
    places = [one for one in queries.places_of(rule, due) if where in ("", one.label)]
    return operations.move_occurrence(duty=rule, due=due, places=places, to=to, reason=reason, by=None)


def test_one_time_is_moved_in_one_place_and_the_next_comes_as_before(world, on):
    rule = duty(world.trust)
    moved(world, rule, dt.date(2026, 12, 15), where="Marsh Lane")
    november, later = dt.date(2026, 11, 30), dt.date(2026, 12, 15)
    assert asked() == [("Head, Haven High", november), ("Head, Marsh Lane", later)]
    on(dt.date(2026, 12, 10), world.trust)
    assert ("Head, Marsh Lane", later) in asked()
    assert asked().count(("Head, Marsh Lane", dt.date(2026, 12, 31))) == 1
    operations.put_back(occurrence=Occurrence.objects.get(due_on=later), by=None)
    assert ("Head, Marsh Lane", november) in asked()


def test_what_is_moved_before_it_is_asked_for_waits_for_its_own_day(world, on):
    rule = duty(world.trust, "Census", month=1, day=21, lead=7, of="trust", role="data_manager")
    moved(world, rule, dt.date(2027, 2, 4), reason="The department put it back.")
    assert asked() == []
    on(dt.date(2027, 1, 22), world.trust)
    assert asked() == []
    on(dt.date(2027, 1, 29), world.trust)
    assert asked() == [("Data manager", dt.date(2027, 2, 4))]


def test_nothing_is_moved_without_a_reason_nor_once_it_is_over(world):
    rule = duty(world.trust)
    with pytest.raises(ValidationError, match="Say why"):
        moved(world, rule, dt.date(2026, 12, 15), reason=" ")
    for one in Occurrence.objects.all():
        operations.finish_occurrence(occurrence=one, by=None)
    with pytest.raises(ValidationError, match="over"):
        moved(world, rule, dt.date(2026, 12, 15))
