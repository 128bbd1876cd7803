"""Add a trust, and invite its first administrator.

The link that it prints is shown this once: open it within fourteen days to choose a password. The first
real trust switches the demonstration's sign-in off.
"""

import argparse

from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.core.validators import validate_email
from django.urls import reverse

from goldenthread.features.organisations import operations
from goldenthread.foundation import clock
from goldenthread.project import tables
from goldenthread.project.command import Refused
from goldenthread.web.kit.letters import full_address


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--name", required=True, help="the trust's full name")
    parser.add_argument("--slug", required=True, help="its short name in addresses, such as harbour-trust")
    parser.add_argument("--email", required=True, help="the first administrator's e-mail address")
    parser.add_argument("--person-name", default="Administrator", help="their name, which they can change on joining")


def run(chosen: argparse.Namespace) -> None:
    tables.bring_up_to_date()
    call_command("createcachetable", verbosity=0)
    try:
        validate_email(chosen.email)
        trust, invited = operations.open_trust(
            slug=chosen.slug, name=chosen.name, email=chosen.email, person_name=chosen.person_name,
            today=clock.today(),
        )  # fmt: skip
    except ValidationError as error:
        raise Refused(" ".join(error.messages)) from error
    print(f"{trust.name} stands at {full_address(f'/{trust.slug}/')}")
    if invited.token:
        print("The link below opens once `goldenthread serve` runs; GOLDENTHREAD_ADDRESS or PORT says where that is.")
        link = full_address(reverse("accounts:accept_invitation", args=[invited.token]))
        print(f"{invited.person.name} joins within fourteen days, by this link, which is shown only now:\n{link}")
    else:
        print(f"{invited.person.name} has joined before, and signs in as ever.")
