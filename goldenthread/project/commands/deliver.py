"""Deliver what waits in the outbox, once or for as long as it runs."""

import argparse
import threading

from goldenthread.features.activity import operations as activity
from goldenthread.features.activity import queries
from goldenthread.project import tables
from goldenthread.project.delivering import deliver_until
from goldenthread.project.listening import listen


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--stay", action="store_true", help="stay, and look again every two seconds")


def run(chosen: argparse.Namespace) -> None:
    tables.require_up_to_date()
    if chosen.stay:
        deliver_until(threading.Event(), say=_say)
        return
    listen()
    if delivered := activity.deliver():
        _say(delivered)


def _say(delivered: int) -> None:
    print(f"{delivered} delivered, {queries.undelivered().count()} waiting.", flush=True)
