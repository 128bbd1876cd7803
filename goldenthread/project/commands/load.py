"""Bring in published files: schools of a trust, and figures of schools, England and authorities.

Files of Get information about schools (allgroupsdata, alllinksdata, edubasealldata) make a trust from its Group
UID, or bring a trust's schools up to date. Files of figures (absence, census, results, suspensions, workforce)
bring readings of the trust's schools, and what England and their authorities stood at. The year and the state are
taken from the file or its name, unless said here. Loading a file twice changes nothing.
"""

import argparse
from pathlib import Path

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.text import slugify

from goldenthread.domain.addresses import LONGEST
from goldenthread.features.intake import operations as intake
from goldenthread.features.intake.layouts import Layout, known_titles
from goldenthread.features.intake.models import Load
from goldenthread.features.intake.operations.staging import layout_of
from goldenthread.features.intake.telling import told
from goldenthread.features.organisations import operations as organising
from goldenthread.features.organisations import queries as organisations
from goldenthread.features.organisations.models import Trust
from goldenthread.foundation.delimited import UnknownTable, UnreadableFile
from goldenthread.project import tables
from goldenthread.project.command import Refused

# Schools come before the figures of them; groups before their schools.
_REGISTERS = ("groups", "links", "schools", "predecessors")


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("files", metavar="FILE", nargs="+", type=Path, help="CSV, plain, gzipped or alone in a zip")
    parser.add_argument("--trust", metavar="SLUG", default="", help="the trust, by the first part of its addresses")
    parser.add_argument("--uid", default="", help="the trust's Group UID: makes the trust if it is not here yet")
    parser.add_argument("--year", default="", metavar="2022/23", help="the academic year of the figures")
    parser.add_argument("--state", choices=["provisional", "revised", "final"], default="")
    parser.add_argument("--dry-run", action="store_true", help="say what would be done, and do nothing")


def run(chosen: argparse.Namespace) -> None:
    tables.bring_up_to_date()
    try:
        with transaction.atomic():
            # Said once it is done: whoever stops listening half-way stops nothing.
            says = _load_all(chosen)
            transaction.set_rollback(chosen.dry_run)
    except UnreadableFile as error:
        raise Refused(str(error)) from error
    except ValidationError as error:
        raise Refused(" ".join(error.messages)) from error
    print("\n".join([*says, *(["Nothing was changed."] if chosen.dry_run else [])]))


def _load_all(chosen: argparse.Namespace) -> list[str]:
    files = sorted(((_layout_of(path), path) for path in chosen.files), key=lambda pair: _turn(pair[0]))
    trust, says = _trust(chosen, files)
    for layout, path in files:
        if layout.records:
            says += _bring_in(_staged(chosen, trust, path), path, layout)
    waiting = [(_staged(chosen, trust, path), path, layout) for layout, path in files if not layout.records]
    # What schools have is watched; then what England and authorities have of it has something to stand beside.
    for load, path, layout in sorted(waiting, key=lambda one: not one[0].staged["readings"]):
        says += _bring_in(load, path, layout)
    return says


def _staged(chosen: argparse.Namespace, trust: Trust, path: Path) -> Load:
    try:
        return intake.stage(
            trust=trust, file=path, name=str(path), by=None, year=chosen.year, state=chosen.state, uid=chosen.uid,
            rehearse=False,
        )  # fmt: skip
    except UnreadableFile as error:
        raise UnreadableFile(f"{path}: {error}") from error


def _bring_in(load: Load, path: Path, layout: Layout) -> list[str]:
    if load.report.get("needs_school"):
        raise Refused(
            f"{path}: it does not say of which school it is. Bring it in on the page, and choose the school."
        )
    if load.report.get("needs_year"):
        raise Refused(f"{path}: neither the file nor its name says of which year it is. Add --year, such as 2022/23.")
    done = intake.bring_in(load=load, by=None)
    return [f"{path}: {layout.title}", *(f"  {line}" for line in told(done.report))]


def _layout_of(path: Path) -> Layout:
    try:
        return layout_of(path)
    except UnknownTable as error:
        raise UnreadableFile(f"{path}: {error} Known are: {known_titles()}.") from error
    except UnreadableFile as error:
        raise UnreadableFile(f"{path}: {error}") from error


def _turn(layout: Layout) -> int:
    return _REGISTERS.index(layout.records) if layout.records else len(_REGISTERS)


# --- Which trust


def _trust(chosen: argparse.Namespace, files: list[tuple[Layout, Path]]) -> tuple[Trust, list[str]]:
    """Return the trust that the files are for, made if need be, and what is to be said of it."""
    if chosen.trust and (trust := Trust.objects.filter(slug=chosen.trust).first()):
        _require_same_group(trust, chosen.uid)
        return trust, []
    if chosen.uid:
        trust = Trust.objects.filter(uid=chosen.uid).first()
        return (trust, []) if trust else _make(chosen, files)
    if chosen.trust:
        raise Refused(f"There is no trust “{chosen.trust}”. With --uid and a file of groups or links it can be made.")
    return _only_trust(), []


def _require_same_group(trust: Trust, uid: str) -> None:
    if uid and trust.uid and trust.uid != uid:
        raise Refused(f"{trust.name} is the group {trust.uid} in the register, not {uid}.")


def _only_trust() -> Trust:
    trusts = list(Trust.objects.order_by("slug")[:20])
    if len(trusts) == 1:
        return trusts[0]
    known = ", ".join(trust.slug for trust in trusts) or "none yet"
    raise Refused(f"Say for which trust: --trust SLUG (there are: {known}), or --uid to make one.")


def _make(chosen: argparse.Namespace, files: list[tuple[Layout, Path]]) -> tuple[Trust, list[str]]:
    """Make the trust that the register files speak of."""
    for layout, path in files:
        if layout.records in {"groups", "links"}:
            found = intake.trust_in_register(path, chosen.uid)
            if found.name and found.trust:
                return _made(chosen.trust or slugify(found.name)[:LONGEST].strip("-"), found.name)
    raise Refused(
        f"There is no trust with the Group UID {chosen.uid} here, and no open trust of academies by it in these "
        "files. Give allgroupsdata or alllinksdata of Get information about schools."
    )


def _made(slug: str, name: str) -> tuple[Trust, list[str]]:
    if Trust.objects.filter(slug=slug).exists():
        raise Refused(f"There is another trust at “{slug}”. Choose an address for this one with --trust.")
    was_demonstration = organisations.all_are_demonstrations() and Trust.objects.exists()
    trust = organising.create_trust(slug=slug, name=name, by=None)
    says = [f"Made the trust {trust.name} at /{trust.slug}/."]
    if was_demonstration:
        says.append("It is the first real trust here: signing in by post, as in a demonstration, is now closed.")
    return trust, says
