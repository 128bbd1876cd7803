"""Write one trust as files that a spreadsheet opens, in one zip."""

import argparse
from pathlib import Path

from goldenthread.features.organisations.models import Trust
from goldenthread.features.reports.exporting import export_trust
from goldenthread.project import tables
from goldenthread.project.command import Refused


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("trust", metavar="TRUST", help="the first part of the trust's addresses")
    parser.add_argument("file", metavar="FILE", type=Path, help="the zip to write")


def run(chosen: argparse.Namespace) -> None:
    tables.require_up_to_date()
    trust = Trust.objects.filter(slug=chosen.trust).first()
    if trust is None:
        raise Refused(f"There is no trust “{chosen.trust}”.")
    if chosen.file.exists():
        raise Refused(f"{chosen.file} exists already; name a new file.")
    with chosen.file.open("wb") as file:
        counts = export_trust(trust, file)
    print(f"{sum(counts.values()):,} rows of {len(counts)} tables are in {chosen.file}.")
