"""Put the records of a backup into a new, empty installation."""

import argparse
from pathlib import Path

from goldenthread.foundation import archive
from goldenthread.project import tables
from goldenthread.project.command import Refused


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", metavar="FILE", type=Path, help="an archive made by `goldenthread backup`")


def run(chosen: argparse.Namespace) -> None:
    tables.bring_up_to_date()
    try:
        counts = archive.read(chosen.file)
    except archive.ArchiveError as error:
        raise Refused(str(error)) from error
    print(f"{sum(counts.values()):,} records are back.")
