"""Letters by e-mail: a page sent by post. Plain text, in the product's own words."""

import logging
from collections.abc import Collection
from email import message_from_bytes
from email.policy import default as email_policy
from pathlib import Path
from smtplib import (
    SMTPAuthenticationError,
    SMTPException,
    SMTPNotSupportedError,
    SMTPRecipientsRefused,
    SMTPSenderRefused,
    SMTPServerDisconnected,
)
from ssl import SSLCertVerificationError, SSLError
from typing import Any

from django.conf import settings
from django.core.mail import EmailMessage
from django.template.loader import render_to_string

log = logging.getLogger(__name__)

# As the framework parts the letters that it writes into one file.
BETWEEN_LETTERS = b"-" * 79 + b"\n"

# The first that fits is said.
REFUSALS = (
    (SMTPAuthenticationError, "refuses the account or its password."),
    (SMTPRecipientsRefused, "refuses the address that it would go to."),
    (SMTPSenderRefused, "takes no letters from our sender: set GOLDENTHREAD_MAIL_FROM."),
    (SMTPNotSupportedError, "cannot do what is asked: set GOLDENTHREAD_MAIL_TLS to no, or take another port."),
    (SSLCertVerificationError, "shows a certificate that is not for its name, or that this machine does not trust."),
    ((SMTPServerDisconnected, SSLError), "broke off: is it the right port, with or without TLS?"),
    (SMTPException, "refused it."),
)


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


def why_not_sent(error: Exception) -> str:
    """Say why the mail server did not take a letter, in a sentence that tells what to look at."""
    if not settings.EMAIL_HOST:
        return "the folder of letters cannot be written to."
    why = next((says for kind, says in REFUSALS if isinstance(error, kind)), "cannot be reached.")
    return f"the mail server {settings.EMAIL_HOST}, port {settings.EMAIL_PORT}, {why}"


def sent_by() -> str:
    """Say by which mail server letters go out, and as whom; nothing where there is none."""
    if are_kept_as_files():
        return ""
    return f"{settings.EMAIL_HOST}, port {settings.EMAIL_PORT}, as {settings.DEFAULT_FROM_EMAIL}"


def are_kept_as_files() -> bool:
    """Say whether no mail server is set up, so that letters stay in the home and reach nobody by themselves."""
    return settings.EMAIL_BACKEND.endswith("filebased.EmailBackend")


def remove_kept_letters(addresses: Collection[str], words: Collection[str]) -> int:
    """Remove the letters kept as files that went to one of the addresses or hold one of the words; say how many."""
    folder, gone = Path(settings.EMAIL_FILE_PATH), 0
    for file in folder.glob("*.log") if folder.is_dir() else ():
        letters = [letter for letter in file.read_bytes().split(BETWEEN_LETTERS) if letter.strip()]
        kept = [letter for letter in letters if not _concerns(letter, addresses, words)]
        gone += len(letters) - len(kept)
        if not kept:
            file.unlink()
        elif kept != letters:
            file.write_bytes(b"".join(letter + BETWEEN_LETTERS for letter in kept))
    return gone


def _concerns(letter: bytes, addresses: Collection[str], words: Collection[str]) -> bool:
    read = message_from_bytes(letter.lstrip(), policy=email_policy)
    said = f"{read['Subject']}\n{read.get_content()}"
    return read["To"] in addresses or any(word in said for word in words)


def full_address(path: str) -> str:
    """Return an address that works from outside: the site's own, never the one that a browser claims."""
    return settings.SITE_ADDRESS + path
