"""Staging a file of pupils: what waits for a decision are sums, and nothing else of it is anywhere."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from pathlib import Path, PurePath
from typing import Any

from django.core.exceptions import ValidationError

from goldenthread.domain.calendar import TermCalendar
from goldenthread.domain.measures import figures
from goldenthread.domain.results import progress_eight
from goldenthread.features.intake import layouts, years
from goldenthread.features.intake.layouts import Layout
from goldenthread.features.intake.models import Load
from goldenthread.features.intake.operations import progress_models, writing
from goldenthread.features.intake.pupils import door, lines
from goldenthread.features.organisations.models import School, Trust
from goldenthread.foundation import library
from goldenthread.foundation.delimited import UnreadableFile

PROGRESS = "progress_8"


def stage_pupils(load: Load, file: bytes | Path, layout: Layout, name: str, year: str = "") -> None:
    """Have the file summed, and keep the readings that follow. Raises UnreadableFile.

    Where results say from where pupils began, and the model of their year is here, Progress 8 follows as well. The
    file is let go, so the year has to be known by now: as it was chosen, or by the name.
    """
    trust = load.trust
    year = year or years.year_of_name(name)
    model = progress_models.model_of(trust, year) if layout.pupils == "results" and year else {}
    schools = list(School.objects.here().filter(trust=trust))
    found = door.summed(file, _task(trust, layout, schools, model.get("groups", ())))
    frequencies = writing.kept_frequencies(trust, layout)
    readings = lines.lines(found, layout, frequencies, TermCalendar.from_json(trust.calendar))
    for line in readings:
        if line["figure"] == PROGRESS and line.get("denominator"):
            line["comment"] = _interval(Decimal(line["numerator"]), Decimal(line["denominator"]), model)
    named = lines.schools_named(found)
    if not readings:
        raise UnreadableFile(_nothing(found["skipped"]))
    # What a person called the file may be a pupil's name, and every figure would carry it.
    load.file_name = layout.title.partition(" (")[0]
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
        "model_year": year if model else "",
        "state": years.state_in(PurePath(name).name) or _state(readings),
        "matched": [school.name for school in schools if school.ref in named],
        "needs_school": "" in named,
    }
    if "" in named and len(schools) == 1:
        choose_school(load, schools[0])
    elif "" not in named:
        _over_rolls(load, layout, schools)


def let_go_of_another_year(load: Load) -> None:
    """Let Progress 8 go where the year was changed after it was worked out: no year lends another its model."""
    if load.report.get("model_year") and load.report.get("year") != load.report["model_year"]:
        load.staged["readings"] = [line for line in load.staged["readings"] if line["figure"] != PROGRESS]
        load.report["model_year"] = ""
        load.report["notes"].append(
            "Progress 8 was left out, for the year was changed. Bring the file in again for it."
        )


def _interval(points: Decimal, pupils: Decimal, model: Mapping[str, Any]) -> str:
    """Say how far chance alone reaches, and in which band that puts the score."""
    said = f"Of {pupils:f} pupils whose start is known, before very low scores are raised to their floor."
    if not model.get("spread"):
        return f"{said} Without the spread of that year there is no interval."
    score = points / pupils
    low, high = progress_eight.interval(score, int(pupils), Decimal(model["spread"]))
    limits = f"between {figures.in_digits(low, 2)} and {figures.in_digits(high, 2)}"
    return f"By chance alone {limits}: {progress_eight.band(score, low, high)}. {said}"


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


def _task(trust: Trust, layout: Layout, schools: list[School], starts: Sequence[Any] = ()) -> dict[str, Any]:
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
        "starts": list(starts),
    }  # fmt: skip


def _state(readings: list[lines.Line]) -> str:
    """Say that figures are provisional where any period that they are of is not over."""
    return "provisional" if any(line["state"] == "provisional" for line in readings) else ""


def _nothing(skipped: dict[str, int]) -> str:
    why = "; ".join(f"{count:,} {reason}" for reason, count in skipped.items())
    return f"Nothing in this file could be summed{f': {why}' if why else ''}."
