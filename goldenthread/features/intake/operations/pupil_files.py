"""Staging a file of pupils: what waits for a decision are sums, and nothing else of it is anywhere."""

from pathlib import Path, PurePath
from typing import Any

from django.core.exceptions import ValidationError

from goldenthread.domain.calendar import TermCalendar
from goldenthread.features.intake import layouts, years
from goldenthread.features.intake.layouts import Layout
from goldenthread.features.intake.models import Load
from goldenthread.features.intake.operations import writing
from goldenthread.features.intake.pupils import door, lines
from goldenthread.features.organisations.models import School, Trust
from goldenthread.foundation import library
from goldenthread.foundation.delimited import UnreadableFile


def stage_pupils(load: Load, file: bytes | Path, layout: Layout, name: str) -> None:
    """Have the file summed, and keep the readings that follow. Raises UnreadableFile."""
    trust = load.trust
    schools = list(School.objects.filter(trust=trust, left_on=None))
    found = door.summed(file, _task(trust, layout, schools))
    frequencies = writing.kept_frequencies(trust, layout)
    readings = lines.lines(found, layout, frequencies, TermCalendar.from_json(trust.calendar))
    named = lines.schools_named(found)
    if not readings:
        raise UnreadableFile(_nothing(found["skipped"]))
    load.staged = {"readings": readings, "comparators": []}
    own_years = all(line["year"] for line in readings)
    load.report = {
        "title": layout.title,
        "rows": found["rows"],
        "notes": [
            *found["notes"],
            "The rows were summed and let go: none of them is kept anywhere.",
            "Where a figure is of fewer than six pupils, or would give one away, it is hidden before it is kept.",
        ],
        "skipped": [{"why": why, "count": count, "examples": []} for why, count in found["skipped"].items()],
        "of": "figures",
        "of_pupils": True,
        "years": sorted({line["year"] for line in readings} - {""}),
        "has_own_years": own_years,
        "year": "" if own_years else years.year_of_name(name),
        "state": years.state_in(PurePath(name).name) or _state(readings),
        "matched": [school.name for school in schools if school.ref in named],
        "needs_school": "" in named,
    }
    if "" in named and len(schools) == 1:
        choose_school(load, schools[0])
    elif "" not in named:
        _over_rolls(load, layout, schools)


def choose_school(load: Load, school: School) -> None:
    """Say of which school a file is that does not say so. Raises ValidationError for one of another trust."""
    if school.trust_id != load.trust_id:
        raise ValidationError({"school": "That school is not in this trust."})
    if not load.report.get("needs_school"):
        return
    for line in load.staged["readings"]:
        line["school"] = line["school"] or school.ref
    load.report["needs_school"] = False
    load.report["matched"] = [school.name]
    _over_rolls(load, layouts.layout(load.layout), [school])


def _over_rolls(load: Load, layout: Layout, schools: list[School]) -> None:
    rolls = {school.ref: school.roll for school in schools}
    load.staged["readings"] = lines.over_rolls(load.staged["readings"], layout, rolls)


def _task(trust: Trust, layout: Layout, schools: list[School]) -> dict[str, Any]:
    """Return what the process that reads the file is told."""
    codes, groups = library.read("attendance_codes.yaml"), library.read("pupil_groups.yaml")
    numbers = {
        number: school.ref
        for school in schools
        for number in (school.urn, school.laestab, school.name.casefold(), school.short_name.casefold())
        if number
    }
    return {
        "of": layout.pupils, "headings": list(layout.recognise.all), "aliases": layout.aliases, "schools": numbers,
        "calendar_facts": trust.calendar, "code_facts": codes["codes"], "sub_codes": codes["sub_codes"],
        "groups": groups["groups"], "subjects": groups["subjects"], "counts_as": layout.counts_as,
    }  # fmt: skip


def _state(readings: list[lines.Line]) -> str:
    """Say that figures are provisional where any period that they are of is not over."""
    return "provisional" if any(line["state"] == "provisional" for line in readings) else ""


def _nothing(skipped: dict[str, int]) -> str:
    why = "; ".join(f"{count:,} {reason}" for reason, count in skipped.items())
    return f"Nothing in this file could be summed{f': {why}' if why else ''}."
