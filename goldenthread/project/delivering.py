"""Delivering what waits, and bringing each new day, as long as a process lives: beside the pages, or on its own."""

import logging
import threading
from collections.abc import Callable

from django.db import close_old_connections

from goldenthread.features.activity import operations as activity
from goldenthread.project.days import bring_the_day
from goldenthread.project.listening import listen

SECONDS = 2.0  # between two looks

logger = logging.getLogger(__name__)


def deliver_until(stopped: threading.Event, *, say: Callable[[int], None] = lambda _: None) -> None:
    """Look for what waits, again and again, until it is said that this stops.

    A database that is busy or away for a while ends nothing: what waits stays, and is looked for again.
    """
    listen()
    done = None
    while not stopped.is_set():
        close_old_connections()
        try:
            if delivered := activity.deliver():
                say(delivered)
            done = bring_the_day(done)
        except Exception:  # whatever a look meets, the next is due all the same
            logger.exception("What waits to be delivered could not be looked for; it is tried again.")
        stopped.wait(SECONDS)


def deliver_beside_pages() -> threading.Thread:
    """Deliver in a thread of this process, which the thread holds up no longer than it lives.

    A process that is killed in the middle leaves its event waiting, for the one that takes its place.
    """
    thread = threading.Thread(target=deliver_until, args=(threading.Event(),), name="deliveries", daemon=True)
    thread.start()
    return thread
