"""Reading a starter pack from the library, whole and checked."""

import csv
from dataclasses import dataclass
from functools import cache

from goldenthread.features.intake.packs.checking import Checks, read_checks
from goldenthread.features.intake.packs.cycle import CycleFile
from goldenthread.features.intake.packs.delegating import read_scheme
from goldenthread.features.intake.packs.delegation_shapes import SchemeFacts
from goldenthread.features.intake.packs.documenting import DocumentFile, read_documents
from goldenthread.features.intake.packs.doings import Doings, read_doings
from goldenthread.features.intake.packs.measure_shapes import MeasureFile, ReadingRow
from goldenthread.features.intake.packs.meeting import Meetings, read_meetings
from goldenthread.features.intake.packs.phases import Phases, read_phases
from goldenthread.features.intake.packs.risking import RiskFile, read_risks
from goldenthread.features.intake.packs.seating import Members, read_members
from goldenthread.features.intake.packs.shapes import LocalPlans, Pack, PlanFacts, Versions
from goldenthread.features.intake.packs.surveying import SurveyFile, read_surveys
from goldenthread.features.intake.packs.talks import Talks, read_talks
from goldenthread.foundation import library


@dataclass(frozen=True)
class WholePack:
    """Everything in one pack's folder."""

    pack: Pack
    plan: PlanFacts
    local: LocalPlans
    measures: MeasureFile
    readings: list[ReadingRow]
    versions: Versions
    doings: Doings
    talks: Talks
    cycle: CycleFile
    scheme: SchemeFacts
    phases: Phases
    checks: Checks
    members: Members
    documents: DocumentFile
    risks: RiskFile
    meetings: Meetings
    surveys: SurveyFile


def pack_names() -> list[str]:
    """Return the names of the packs in the library: one a folder."""
    return sorted(folder.parent.name for folder in (library.folder() / "packs").glob("*/pack.yaml"))


def read_heads() -> list[Pack]:
    """Return the head of every pack: what a trust chooses from."""
    return [library.read_as(f"packs/{name}/pack.yaml", Pack) for name in pack_names()]


@cache
def pack_titles() -> dict[str, str]:
    """Return the title of every pack by its name."""
    return {head.pack: head.title for head in read_heads()}


def read_pack(name: str) -> WholePack:
    """Return a pack. Raises LibraryError, naming file and place, when a file does not hold what it should."""
    if name not in pack_names():
        raise library.LibraryError(f"There is no starter pack “{name}”; there are: {', '.join(pack_names())}.")
    return WholePack(
        pack=library.read_as(f"packs/{name}/pack.yaml", Pack),
        plan=library.read_as(f"packs/{name}/plan.yaml", PlanFacts),
        local=library.read_as(f"packs/{name}/local.yaml", LocalPlans),
        measures=library.read_as(f"packs/{name}/measures.yaml", MeasureFile),
        readings=_read_readings(name),
        versions=library.read_as(f"packs/{name}/versions.yaml", Versions),
        doings=read_doings(name),
        talks=read_talks(name),
        cycle=library.read_as(f"packs/{name}/cycle.yaml", CycleFile),
        scheme=read_scheme(name),
        phases=read_phases(name),
        checks=read_checks(name),
        members=read_members(name),
        documents=read_documents(name),
        risks=read_risks(name),
        meetings=read_meetings(name),
        surveys=read_surveys(name),
    )


def _read_readings(name: str) -> list[ReadingRow]:
    path = library.folder() / "packs" / name / "readings.csv"
    with path.open(encoding="utf-8", newline="") as file:
        return [_reading(name, number, row) for number, row in enumerate(csv.DictReader(file), start=2)]


def _reading(name: str, number: int, row: dict[str, str]) -> ReadingRow:
    given = {key: value for key, value in row.items() if value != ""}
    try:
        return ReadingRow.model_validate(given)
    except ValueError as error:
        raise library.LibraryError(f"library/packs/{name}/readings.csv, line {number}: {error}") from error
