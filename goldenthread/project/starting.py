"""The start-up check: what would not work is said before anyone meets it, and how to mend it."""

import os
from collections.abc import Iterator

from django.conf import settings

from goldenthread.features.intake.packs import reading as packs
from goldenthread.features.organisations import queries as organisations
from goldenthread.foundation import clock, library
from goldenthread.project import tables
from goldenthread.project.command import Refused


def start_up_check() -> None:
    """Refuse to start while anything is wrong, naming everything that is."""
    wrong = list(faults())
    if wrong:
        raise Refused("Golden Thread cannot start:\n" + "\n".join(f"  - {fault}" for fault in wrong))


def faults() -> Iterator[str]:
    """Yield what is wrong, each as a sentence that says what to do."""
    yield from _home_faults()
    yield from _record_faults()
    yield from _library_faults()


def _home_faults() -> Iterator[str]:
    if not os.access(settings.HOME, os.W_OK):
        yield f"{settings.HOME} cannot be written to: let this account write there, or set GOLDENTHREAD_HOME."
    if len(settings.SECRET_KEY) < 16:
        yield "GOLDENTHREAD_SECRET_KEY is shorter than 16 characters: leave it out, and one is made and kept."


def _record_faults() -> Iterator[str]:
    if not tables.are_up_to_date():
        yield tables.BEHIND
        return
    if clock.demonstration_day() and not organisations.all_are_demonstrations():
        day = settings.HOME / "demonstration-day"
        yield f"{day} sets today for a demonstration, but there is a real trust: delete it."


def _library_faults() -> Iterator[str]:
    try:
        library.read("roles.yaml")
        library.read("words.yaml")
        packs.read_heads()
    except (library.LibraryError, OSError) as error:
        yield f"The library cannot be read: {error}"
