"""One calm letter a person, in text and HTML, with links that work, through a real mail server of our own."""

import datetime as dt
import re

import pytest
from django.core import mail
from django.test import override_settings

from goldenthread.features.accounts import operations as accounts
from goldenthread.features.accounts.models import DigestChoice
from goldenthread.features.activity import operations as activity
from goldenthread.features.activity.models import Outbox
from goldenthread.features.plans import operations as planning
from goldenthread.foundation import clock
from goldenthread.project.listening import listen

MONDAY = dt.date(2026, 11, 23)


@pytest.fixture
def monday(monkeypatch):
    monkeypatch.setattr(clock, "today", lambda: MONDAY)
    listen()


@pytest.fixture
def sent(world, monday):
    """The head's plan is with the local body."""
    return planning.send_plan(plan=world.school_plan, by=world.people["head"], post=world.posts["head"])


def test_one_letter_tells_everything_and_its_links_work(world, as_, sent, post_office):
    planning.return_plan(
        plan=world.school_plan, step="local", reason="Say it for parents.", by=world.people["governor"],
        post=world.posts["governor"],
    )  # fmt: skip
    assert activity.ask_for_digests() > 1
    assert activity.ask_for_digests() == 0
    activity.deliver()
    mine = [one for one in post_office if one["To"] == world.people["head"].email]
    assert len(mine) == 1
    assert mine[0]["Subject"] == "1 thing needs you"
    text, html = (part.get_payload(decode=True).decode() for part in mine[0].get_payload())
    assert "School plan 2026/27 was sent back" in text
    assert "Local governor, Haven High sent it back" in text
    links = re.findall(r"http://localhost:8000(/harbour/\S+)", text)
    assert set(links) == set(re.findall(r'href="http://localhost:8000(/harbour/[^"]+)"', html))
    assert {as_("head").get(link).status_code for link in links} == {200}


def test_nobody_is_written_to_who_does_not_want_it_or_has_nothing_to_hear(world, sent, post_office):
    accounts.choose_digest(person=world.people["governor"], how_often="off", by=world.people["governor"])
    activity.ask_for_digests()
    activity.deliver()
    assert post_office == []
    assert not Outbox.objects.filter(delivered_at=None).exists()


def test_no_letter_goes_out_for_a_single_thing(world, sent):
    activity.deliver()
    assert mail.outbox == []


def test_a_letter_that_the_server_refuses_is_tried_again(world, sent):
    with override_settings(
        EMAIL_BACKEND="django.core.mail.backends.smtp.EmailBackend", EMAIL_HOST="127.0.0.1", EMAIL_PORT=1
    ):
        activity.ask_for_digests()
        activity.deliver()
    failed = Outbox.objects.filter(delivered_at=None)
    assert failed.count() == 1  # the local governor's, who alone has something to hear
    failed.update(not_before=None)
    assert activity.deliver() == 1
    assert [one.to for one in mail.outbox] == [[world.people["governor"].email]]


def test_what_a_person_may_no_longer_see_is_not_told(world, sent, post_office):
    activity.tell(
        trust=world.trust, posts=[world.posts["other_head"]], says="A secret", subject_kind="approval",
        subject_ref=sent.ref,
    )  # fmt: skip
    activity.ask_for_digests()
    activity.deliver()
    assert not any("A secret" in str(one) for one in post_office)


def test_a_letter_that_a_breakdown_sends_twice_has_one_name(world, sent, post_office):
    activity.ask_for_digests()
    activity.deliver()
    # As if the worker had ended after the server took it, and before that was kept.
    Outbox.objects.filter(event=activity.DIGEST).update(delivered_at=None)
    DigestChoice.objects.update(told_until=None)
    activity.deliver()
    names = [one["Message-ID"] for one in post_office if one["To"] == world.people["governor"].email]
    assert len(names) == 2
    assert len(set(names)) == 1
    assert names[0].endswith("2026-11-23@localhost>")
