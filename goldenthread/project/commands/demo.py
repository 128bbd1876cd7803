"""Load the demonstration, or set the day on which it takes place.

The demonstration is five invented trusts. It can only be loaded into an installation that holds
no real trust, and its day can only be set there. Set forward, the days between pass: figures come in, rounds open and
close, duties fall due and late, and what people have done stays. Set back, it begins anew on that day,
and what is dated later is not there yet.
"""

import argparse
import datetime as dt

from django.core.management import call_command

from goldenthread.features.intake.packs import demonstration, living
from goldenthread.features.organisations import queries as organisations
from goldenthread.foundation import clock
from goldenthread.project import days, tables
from goldenthread.project.command import Refused
from goldenthread.project.first_reports import issue_first_reports


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--today", metavar="2026-11-21", help="the day on which the demonstration takes place")


def run(chosen: argparse.Namespace) -> None:
    day = _day(chosen.today) if chosen.today else None
    tables.bring_up_to_date()
    if not organisations.all_are_demonstrations():
        raise Refused("This installation holds a real trust; the demonstration stays out of it.")
    now = clock.demonstration_day()
    if day and now and day < now and organisations.demonstration_holdings(now).exists():
        print("Time runs one way: the demonstration begins anew on that day, and what was typed into it is gone.")
        call_command("flush", verbosity=0, interactive=False)
        clock.set_demonstration_day(day)
    demonstration.load(say=print, day=min(day, demonstration.DAY) if day and not now else None)
    if day:
        living.live_until(day, at_the_end=days.night)
        print(f"It is {day:%A} {day.day} {day:%B %Y} in the demonstration.")
    issue_first_reports()


def _day(words: str) -> dt.date:
    try:
        day = dt.date.fromisoformat(words)
        living.require_in_time(day)
    except living.OutOfTime as error:
        raise Refused(str(error)) from error
    except ValueError as error:
        raise Refused(f"“{words}” is not a day; write it as 2026-11-21.") from error
    return day
