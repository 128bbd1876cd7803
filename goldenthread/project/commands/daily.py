"""Work out anew how everything stands today, and deliver what waits: once a night, where no server stays up."""

import argparse

from goldenthread.features.activity import operations as activity
from goldenthread.project import tables
from goldenthread.project.days import night
from goldenthread.project.listening import listen


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--quiet", action="store_true", help="say nothing when all went well")


def run(chosen: argparse.Namespace) -> None:
    tables.require_up_to_date()
    moved, asked = night()
    activity.ask_for_digests()
    listen()
    delivered = activity.deliver()
    if not chosen.quiet:
        print(
            f"{moved} standings moved, {asked} reviews, plans and duties asked for, {delivered} messages delivered.",
            flush=True,
        )
