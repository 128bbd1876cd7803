"""Remove a trust with everything that is its own: records, files, people and their accounts, the trail.

Nothing of another trust is touched. A backup of the whole installation is made first, unless told not to. The
trust's name has to be typed, word for word.
"""

import argparse
import sys
from pathlib import Path

from django.conf import settings
from django.db import IntegrityError

from goldenthread.features.organisations.models import Trust
from goldenthread.features.reports.operations import remove_trust
from goldenthread.foundation import archive, clock
from goldenthread.project import tables
from goldenthread.project.command import Refused
from goldenthread.web.kit.letters import remove_kept_letters


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("trust", metavar="SLUG", help="the first part of the trust's addresses")
    parser.add_argument("--name", default="", help="the trust's full name, where nobody is there to type it")
    kept = parser.add_mutually_exclusive_group()
    kept.add_argument("--backup", metavar="FILE", type=Path, help="where the backup goes (default: in the home)")
    kept.add_argument("--no-backup", action="store_true", help="make none: what is removed is gone for good")


def run(chosen: argparse.Namespace) -> None:
    tables.require_up_to_date()
    trust = Trust.objects.filter(slug=chosen.trust).first()
    if trust is None:
        raise Refused(f"There is no trust “{chosen.trust}”.")
    _require_name(trust, chosen.name)
    backup = None if chosen.no_backup else _back_up(chosen.backup, trust)
    try:
        removed = remove_trust(trust=trust, by=None)
    except IntegrityError as error:
        raise Refused(f"Something of another trust refers to {trust.name}. Nothing is removed.") from error
    letters = remove_kept_letters(removed.addresses, [trust.name, f"/{trust.slug}/"])
    print(f"{trust.name} is removed: {removed.records:,} records, {removed.files:,} files, {letters:,} kept letters,")
    print(f"and {len(removed.addresses):,} people who had no part in another trust.")
    if backup:
        print(f"{backup} still holds all of it, with every other trust as it was. Delete it when it is not needed.")


def _require_name(trust: Trust, given: str) -> None:
    """Refuse unless the trust's name is given, so that nobody removes another than they mean."""
    if not given and not sys.stdin.isatty():
        raise Refused(f"Nobody is there to be asked. Say which trust is meant: --name “{trust.name}”.")
    typed = given or input(f"This removes everything of {trust.name}. Type its name to go on: ")
    if typed.strip() != trust.name:
        raise Refused(f"“{typed.strip()}” is not the trust's name. Nothing is removed.")


def _back_up(path: Path | None, trust: Trust) -> Path:
    path = path or settings.HOME / f"before-removing-{trust.slug}-{clock.today():%Y-%m-%d}.zip"
    try:
        archive.write(path)
    except (archive.ArchiveError, OSError) as error:
        raise Refused(f"The backup could not be made, so nothing is removed. {error}") from error
    return path
