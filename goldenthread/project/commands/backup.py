"""Write every record of the installation, and every file handed in, into one file."""

import argparse
from pathlib import Path

from goldenthread.foundation import archive
from goldenthread.project import tables
from goldenthread.project.command import Refused


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", metavar="FILE", type=Path, help="the archive to write, such as backup.zip")


def run(chosen: argparse.Namespace) -> None:
    tables.require_up_to_date()
    try:
        counts = archive.write(chosen.file)
    except archive.ArchiveError as error:
        raise Refused(str(error)) from error
    print(f"{sum(counts.values()):,} records of {len(counts)} tables are in {chosen.file}.")
