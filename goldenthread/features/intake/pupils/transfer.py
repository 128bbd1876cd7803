"""Common transfer files and OneRoster, to sums: results at eleven by school, and how many pupils are on roll."""

import csv
import io
import zipfile
from collections import defaultdict
from decimal import Decimal, InvalidOperation

from lxml import etree

from goldenthread.features.intake.pupils.rows import school_of
from goldenthread.features.intake.pupils.sums import Cell, Sums, year_group
from goldenthread.features.intake.pupils.task import Task
from goldenthread.foundation.delimited import BROKEN_ZIP, MOST_BYTES, UnreadableFile

EXPECTED, HIGHER = 100, 110
# What a file of results may call the tests, and what they are here.
_TESTS = {"REA": "ks2_reading", "MAT": "ks2_maths", "GPS": "ks2_gps"}
_SEX = {"M": "boys", "F": "girls"}


def sum_transfer(content: bytes, task: Task, sums: Sums) -> None:
    """Sum the tests of a common transfer file by the school that sent it, and by the year that they were taken in."""
    school = ""
    try:
        for _, node in etree.iterparse(
            io.BytesIO(content), events=("end",), resolve_entities=False, no_network=True, load_dtd=False
        ):
            name = etree.QName(node).localname
            if name == "SourceSchool":
                found = school_of(f"{_text(node, 'LEA')}{_text(node, 'Estab')}", task.schools)
                if found is None:
                    raise UnreadableFile("This file comes from a school that is not the trust’s. Nothing was read.")
                school = found
            elif name == "Pupil":
                sums.rows += 1
                _take_pupil(node, school, sums)
                node.clear()
    except etree.XMLSyntaxError:
        raise UnreadableFile("The XML of this file is broken. Export it once more.") from None


def _take_pupil(pupil: etree._Element, school: str, sums: Sums) -> None:
    groups = {"sex": _SEX.get(_text(pupil, "Sex").upper(), "not given")}
    by_year: dict[str, dict[str, tuple[Decimal, int]]] = defaultdict(dict)
    for result in pupil.iter("{*}StageAssessment"):
        test, year = _TESTS.get(_text(result, "Component")), _text(result, "Year")
        if test is None or _text(result, "Method") not in {"TT", "TS"} or not year.isdigit():
            continue
        try:
            score = Decimal(_text(result, "Result"))
        except InvalidOperation:
            sums.skipped["tests without a scaled score"] += 1
            continue
        found = by_year[f"{int(year) - 1}/{int(year) % 100:02d}"]
        found[f"{test}_expected"] = (Decimal(score >= EXPECTED), 1)
        found[f"{test}_higher"] = (Decimal(score >= HIGHER), 1)
    for year, parts in by_year.items():
        sums.add(school, ("year", year), groups, parts)


def _text(node: etree._Element, name: str) -> str:
    found = node.find(f"{{*}}{name}")
    return (found.text or "").strip() if found is not None else ""


def sum_roll(content: bytes, task: Task, sums: Sums) -> None:
    """Count the pupils of a OneRoster zip by school, and by year group where it says."""
    tables = _tables(content)
    schools = {
        row["sourcedId"]: school_of(row.get("identifier", ""), task.schools)
        for row in tables.get("orgs.csv", ()) if row.get("type") == "school"
    }  # fmt: skip
    years = {row["sourcedId"]: row.get("grades", "") for row in tables.get("users.csv", ())}
    seen: set[tuple[str, str]] = set()
    for row in tables.get("enrollments.csv", ()):
        sums.rows += 1
        if row.get("role") != "student" or row.get("status", "active") != "active":
            continue
        school, pupil = schools.get(row.get("schoolSourcedId", "")), row.get("userSourcedId", "")
        if school is None:
            sums.skipped["rows of schools that are not the trust’s"] += 1
        elif (school, pupil) not in seen:
            seen.add((school, pupil))
            _count(school, year_group(years.get(pupil, "")), sums)
    when = {row.get("schoolYear", "") for row in tables.get("academicSessions.csv", ())}
    if len(when) == 1 and (last := when.pop()).isdigit():
        sums.notes.append(f"It says of itself that it is of the year that ends in {last}.")
        year = f"{int(last) - 1}/{int(last) % 100:02d}"
        for (school, kind, _, way, group), cell in list(sums.cells.items()):
            sums.cells[school, kind, year, way, group] = cell
            del sums.cells[school, kind, "", way, group]


def _count(school: str, group: str, sums: Sums) -> None:
    for way, name in (("", ""), ("year", group)):
        cell = sums.cells.setdefault((school, "year", "", way, name), Cell())
        cell.pupils += 1
        cell.parts["pupils_on_roll"] = [Decimal(cell.pupils), Decimal(0)]


def _tables(content: bytes) -> dict[str, list[dict[str, str]]]:
    found: dict[str, list[dict[str, str]]] = {}
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            if sum(member.file_size for member in packed.infolist()) > MOST_BYTES:
                raise UnreadableFile("The zip is too large once unpacked, and is not read.")
            for member in packed.infolist():
                name = member.filename.rsplit("/", 1)[-1]
                if name in {"orgs.csv", "users.csv", "enrollments.csv", "academicSessions.csv"}:
                    text = packed.read(member).decode("utf-8-sig", errors="replace")
                    found[name] = list(csv.DictReader(io.StringIO(text)))
    except BROKEN_ZIP as error:
        raise UnreadableFile("The zip is damaged or locked. Export it once more.") from error
    return found
