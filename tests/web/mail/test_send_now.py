"""Asking for one's digest now: whether letters arrive is seen with one press."""

import smtplib

import pytest
from django.test import override_settings

from goldenthread.features.plans import operations as planning
from goldenthread.web.kit.letters import why_not_sent


def test_one_press_sends_what_the_page_shows(world, as_, post_office):
    governor = as_("governor")
    governor.post("/account/letters/now/")
    planning.send_plan(plan=world.school_plan, by=world.people["head"], post=world.posts["head"])
    page = governor.get("/account/letters/").content.decode()
    assert f"It is on its way to {world.people['governor'].email}" in page
    assert "New for you" in page
    governor.post("/account/letters/now/")
    assert [one["Subject"] for one in post_office] == ["Nothing needs you", "1 thing needs you"]
    said = [one.get_payload()[0].get_payload(decode=True).decode() for one in post_office]
    assert "Nothing needs you, and nothing is new." in said[0]
    assert "New for you\r\n\r\n- Agree to School plan 2026/27" in said[1]


def test_a_server_that_is_away_is_named(world, as_):
    away = {
        "EMAIL_BACKEND": "django.core.mail.backends.smtp.EmailBackend",
        "EMAIL_HOST": "127.0.0.1",
        "EMAIL_PORT": 1,
    }
    with override_settings(**away):
        page = as_("head").post("/account/letters/now/", follow=True).content.decode()
    assert "It could not be sent: the mail server 127.0.0.1, port 1, cannot be reached." in page


def test_without_a_server_the_page_says_that_nothing_arrives(world, as_, tmp_path):
    kept = "django.core.mail.backends.filebased.EmailBackend"
    with override_settings(EMAIL_BACKEND=kept, EMAIL_FILE_PATH=tmp_path):
        page = as_("head").post("/account/letters/now/", follow=True).content.decode()
        told = as_("administrator").get("/harbour/settings/").content.decode()
    assert "reaches nobody: no mail server is set up here" in page
    assert "GOLDENTHREAD_MAIL_HOST" in told
    assert "Nothing needs you" in next(tmp_path.iterdir()).read_text()


@pytest.mark.parametrize(("error", "says"), [
    (smtplib.SMTPAuthenticationError(535, b"no"), "refuses the account or its password"),
    (smtplib.SMTPRecipientsRefused({}), "refuses the address that it would go to"),
    (smtplib.SMTPSenderRefused(550, b"no", "x"), "set GOLDENTHREAD_MAIL_FROM"),
    (smtplib.SMTPNotSupportedError("STARTTLS"), "set GOLDENTHREAD_MAIL_TLS to no"),
    (smtplib.SMTPServerDisconnected("gone"), "is it the right port"),
    (smtplib.SMTPDataError(554, b"no"), "refused it"),
])  # fmt: skip
def test_what_the_mail_server_says_is_told_in_plain_words(error, says):
    with override_settings(EMAIL_HOST="mail.example", EMAIL_PORT=587):
        assert says in why_not_sent(error)


def test_it_is_asked_for_by_a_press_alone(as_, client, db):
    assert as_("head").get("/account/letters/now/").status_code == 405
    assert client.post("/account/letters/now/")["Location"].startswith("/sign-in/")
