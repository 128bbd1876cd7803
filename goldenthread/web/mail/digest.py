"""Sending a person's digest: plain text and HTML in one letter."""

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlsplit

from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string
from django.utils import timezone

from goldenthread.features.accounts import operations as accounts
from goldenthread.features.accounts.models import Person
from goldenthread.features.organisations.models import Trust
from goldenthread.foundation import clock
from goldenthread.web.kit.digests import Digest, digest_of
from goldenthread.web.kit.letters import full_address


def send_digest(trust: Trust, payload: Mapping[str, Any]) -> None:  # noqa: ARG001  a digest is of all their trusts
    """Write and send a digest as things stand now. Raises where the mail server refuses: it is tried again."""
    person = Person.objects.filter(ref=payload["person"], suspended_at=None).first()
    if person is None:
        return
    digest = digest_of(person, clock.today())
    if not digest.is_empty:
        _post(digest, payload.get("on", ""))


def send_one_now(person: Person) -> None:
    """Send a person's digest though it is not its day, and though it says that nothing needs them."""
    _post(digest_of(person, clock.today()), timezone.now().isoformat(timespec="seconds").replace(":", ""))


def _post(digest: Digest, on: str) -> None:
    person = digest.person
    words = {"digest": digest, "account": full_address("/account/letters/"), "today": clock.today()}
    letter = EmailMultiAlternatives(
        subject=digest.subject, body=render_to_string("mail/pages/digest.txt", words), to=[person.email],
        headers={"Message-ID": _named(person, on)},
    )  # fmt: skip
    letter.attach_alternative(render_to_string("mail/pages/digest.html", words), "text/html")
    letter.send()
    accounts.remember_digest(person=person, told_until=timezone.now())


def _named(person: Person, on: str) -> str:
    """Name a letter by its person and day.

    A worker that is killed after the mail server took a letter and before that was kept sends it again: under one
    name, so that mail programmes show it once.
    """
    host = urlsplit(full_address("/")).hostname or "localhost"
    return f"<digest-{person.ref}-{on}@{host}>"
