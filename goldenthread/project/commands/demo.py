"""Load the demonstration, or set the day on which it takes place.

The demonstration is five invented trusts. It can only be loaded into an installation that holds
no real trust, and its day can only be set there.
"""

import argparse
import datetime as dt

from django.core.management import call_command

from goldenthread.features.intake.packs import demonstration
from goldenthread.features.organisations import queries as organisations
from goldenthread.project.command import Refused
from goldenthread.project.first_reports import issue_first_reports


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--today", metavar="2026-11-21", help="the day on which the demonstration takes place")


def run(chosen: argparse.Namespace) -> None:
    call_command("migrate", verbosity=0, interactive=False)
    if not organisations.all_are_demonstrations():
        raise Refused("This installation holds a real trust; the demonstration stays out of it.")
    day = _day(chosen.today) if chosen.today else None
    demonstration.load(say=print, day=day)
    issue_first_reports()


def _day(words: str) -> dt.date:
    try:
        return dt.date.fromisoformat(words)
    except ValueError as error:
        raise Refused(f"“{words}” is not a day; write it as 2026-11-21.") from error
