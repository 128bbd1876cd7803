"""The calendar that a programme reads by a private link."""

import datetime as dt
import logging.config

import pytest
from django.test import Client
from icalendar import Calendar

from goldenthread.features.accounts.models import Person
from goldenthread.features.governance import operations as governing
from goldenthread.features.organisations import operations as organising
from goldenthread.features.reviews import operations
from goldenthread.features.reviews.models import Feed, Occurrence
from goldenthread.foundation import clock
from tests.features.reviews.held import opened
from tests.features.reviews.laid import duty
from tests.world import TODAY


@pytest.fixture
def read(world):
    """Return what a calendar programme, which is signed in nowhere, reads by the link of one of the cast."""
    tokens = {}

    def of(who):
        if who not in tokens:
            tokens[who] = operations.make_feed(trust=world.trust, by=world.people[who])
        answer = Client().get(f"/calendar/{tokens[who]}.ics")
        assert answer.status_code == 200, answer.status_code
        return Calendar.from_ical(answer.content)

    return of


def said_at(token):
    """Return what a link says: of one that opens nothing any more an empty calendar, which programmes take over."""
    answer = Client().get(f"/calendar/{token}.ics")
    assert (answer.status_code, answer["Content-Type"]) == (200, "text/calendar; charset=utf-8")
    calendar = Calendar.from_ical(answer.content)
    events = calendar.walk("VEVENT")
    assert events or b"Harbour" not in answer.content
    return events


def days(calendar):
    """Return the first day of each title."""
    events = sorted(calendar.walk("VEVENT"), key=lambda event: event.decoded("dtstart"), reverse=True)
    return {str(event["summary"]): event.decoded("dtstart") for event in events}


def test_it_holds_what_is_asked_of_ones_posts_as_whole_days(world, read):
    duty(world.trust, with_whom="governors")
    duty(world.trust, "Accounts, filed; at last", month=12, day=31, of="trust", role="finance_lead")
    calendar = read("head")
    found = days(calendar)
    assert found["Compliance checked, Haven High"] == dt.date(2026, 11, 30)
    assert not any("Accounts" in title or "Marsh Lane" in title for title in found)
    event = calendar.walk("VEVENT")[0]
    assert event.decoded("dtend") - event.decoded("dtstart") == dt.timedelta(days=1)
    assert event["dtstart"].params["VALUE"] == "DATE"
    assert days(read("finance_lead"))["Accounts, filed; at last"] == dt.date(2026, 12, 31)


def test_it_is_a_calendar_that_programmes_accept(world, read):
    duty(world.trust, "Ein sehr langer Titel, länger als die fünfundsiebzig Zeichen einer Zeile erlauben")
    calendar = read("head")
    assert (calendar["version"], calendar["method"]) == ("2.0", "PUBLISH")
    events = calendar.walk("VEVENT")
    assert len({str(event["uid"]) for event in events}) == len(events)
    assert all(event.decoded("dtstamp").utcoffset() == dt.timedelta(0) for event in events)
    assert all(len(line) <= 75 for line in calendar.to_ical().split(b"\r\n"))


def test_a_day_that_moves_is_the_same_entry(world, read):
    rule = duty(world.trust, "Rate the plans", terms=["spring"], edge="end")
    before = {str(event["uid"]): event.decoded("dtstart") for event in read("head").walk("VEVENT")}
    operations.revise_duty(duty=rule, by=None, drawn_from=None, weeks=-1)
    after = {str(event["uid"]): event.decoded("dtstart") for event in read("head").walk("VEVENT")}
    assert before.keys() == after.keys()
    assert before != after


def test_a_round_and_its_answer_day_stand_in_it_until_it_is_answered(world, read):
    opened(world)
    assert any("Say how" in title for title in days(read("head")))


def test_what_is_done_is_not_there(world, read):
    duty(world.trust, months=[11])
    operations.finish_occurrence(occurrence=Occurrence.objects.get(school=world.haven_high), by=None)
    assert dt.date(2026, 11, 30) not in days(read("head")).values()


def test_what_is_confidential_has_no_title(world, read):
    duty(world.trust, "Pay reviewed", of="trust", role="finance_lead", is_confidential=True, with_whom="the chair")
    calendar = read("finance_lead")
    assert set(days(calendar)) == {"Confidential item"}
    assert b"Pay" not in calendar.to_ical()
    assert b"chair" not in calendar.to_ical()
    board = organising.form_body(trust=world.trust, by=None, name="Pay Committee", kind="committee")
    board.posts.add(world.posts["finance_lead"])
    meeting = governing.call_meeting(body=board, by=None, held_on=dt.date(2026, 12, 8), place="Haven High")
    meeting.items.update(is_confidential=True, is_seen_first=False)
    governing.send_agenda(meeting=meeting, by=None)
    calendar = read("finance_lead")
    assert set(days(calendar)) == {"Confidential item"}
    assert not [word for word in (b"Pay", b"Haven High") if word in calendar.to_ical()]


def test_posts_are_looked_at_each_time(world, read):
    duty(world.trust)
    world.posts["other_head"].holdings.create(person=world.people["head"], from_on=TODAY)
    assert any("Marsh Lane" in title for title in days(read("head")))
    world.posts["other_head"].holdings.filter(person=world.people["head"]).delete()
    assert not any("Marsh Lane" in title for title in days(read("head")))


def test_whoever_holds_no_post_any_more_reads_nothing(world):
    token = operations.make_feed(trust=world.trust, by=world.people["head"])
    duty(world.trust)
    assert said_at(token)
    world.posts["head"].holdings.update(until_on=TODAY - dt.timedelta(days=1))
    assert said_at(token) == []


def test_a_link_that_was_revoked_renewed_or_guessed_opens_nothing(world):
    first = operations.make_feed(trust=world.trust, by=world.people["head"])
    second = operations.make_feed(trust=world.trust, by=world.people["head"])
    duty(world.trust)
    assert said_at(first) == []
    assert said_at(second)
    operations.revoke_feed(trust=world.trust, by=world.people["head"])
    assert said_at(second) == []
    for token in (Feed.objects.first().token_hash, "nothing"):
        assert Client().get(f"/calendar/{token}.ics").status_code == 404


def test_whoever_is_suspended_reads_nothing(world):
    token = operations.make_feed(trust=world.trust, by=world.people["head"])
    Person.objects.filter(pk=world.people["head"].pk).update(suspended_at=dt.datetime.now(dt.UTC))
    assert said_at(token) == []


def test_the_secret_is_kept_hashed_and_stands_in_no_log(world, capfd, settings):
    token = operations.make_feed(trust=world.trust, by=world.people["head"])
    Feed.objects.update(token_hash="of another")
    logging.config.dictConfig(settings.LOGGING)
    assert Client().get(f"/calendar/{token}.ics").status_code == 404
    said = capfd.readouterr()
    assert "/calendar/…" in said.err
    assert token not in said.err + said.out
    assert token not in str(list(Feed.objects.values_list("token_hash")))


@pytest.mark.parametrize("day", [dt.date(2027, 3, 27), dt.date(2027, 3, 28), dt.date(2027, 10, 31)])
def test_days_stay_where_they_are_when_the_clocks_change(world, read, monkeypatch, day):
    duty(world.trust, "On the day itself", month=day.month, day=day.day)
    monkeypatch.setattr(clock, "today", lambda: day)
    assert days(read("head"))["On the day itself, Haven High"] == day
