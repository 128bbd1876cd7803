"""Letters by e-mail: a page sent by post. Plain text, in the product's own words."""

import logging
from smtplib import SMTPException
from typing import Any

from django.conf import settings
from django.core.mail import EmailMessage
from django.template.loader import render_to_string

log = logging.getLogger(__name__)


def send_letter(to: str, template: str, **words: Any) -> bool:
    """Send a letter, and say whether it was sent. The template's first line is the subject."""
    text = render_to_string(template, words)
    subject, _, body = text.strip().partition("\n")
    return post(EmailMessage(subject=" ".join(subject.split()), body=body.strip() + "\n", to=[to]))


def post(letter: EmailMessage) -> bool:
    """Hand a letter to the mail server. A server that cannot be reached is no failure of the page that sends it."""
    try:
        letter.send()
    except (SMTPException, OSError) as error:
        log.error("A letter could not be sent: %s", error)  # noqa: TRY400  the trace would name who it was for
        return False
    return True


def are_kept_as_files() -> bool:
    """Say whether no mail server is set up, so that letters stay in the home and reach nobody by themselves."""
    return settings.EMAIL_BACKEND.endswith("filebased.EmailBackend")


def full_address(path: str) -> str:
    """Return an address that works from outside: the site's own, never the one that a browser claims."""
    return settings.SITE_ADDRESS + path
