"""Asking for one's digest now, and hearing at once whether it went."""

from smtplib import SMTPException
from typing import cast

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from goldenthread.features.accounts.models import Person
from goldenthread.web.kit.access import signed_in
from goldenthread.web.kit.letters import are_kept_as_files, why_not_sent
from goldenthread.web.mail.digest import send_one_now


@signed_in
@require_POST
def send_now(request: HttpRequest) -> HttpResponse:
    """Send the reader's own digest to their own address."""
    person = cast("Person", request.user)
    try:
        send_one_now(person)
    except (SMTPException, OSError) as error:
        messages.error(request, f"It could not be sent: {why_not_sent(error)}")
        return redirect("accounts:letters")
    if are_kept_as_files():
        messages.warning(
            request, "It is written, and reaches nobody: no mail server is set up here, so letters are kept as files."
        )
    else:
        messages.success(request, f"It is on its way to {person.email}.")
    return redirect("accounts:letters")
