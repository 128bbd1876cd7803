"""Deliver what waits in the outbox, once or for as long as it runs."""

import argparse
import time

from goldenthread.features.activity import operations as activity
from goldenthread.features.activity import queries
from goldenthread.project.listening import listen


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--stay", action="store_true", help="stay, and look again every two seconds")


def run(chosen: argparse.Namespace) -> None:
    listen()
    while True:
        delivered = activity.deliver()
        if delivered:
            print(f"{delivered} delivered, {queries.undelivered().count()} waiting.", flush=True)
        if not chosen.stay:
            return
        time.sleep(2)
