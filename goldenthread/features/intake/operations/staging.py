"""Reading a file for one trust, and keeping what it would bring until somebody decides. The file itself is let go."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path, PurePath
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from goldenthread.domain.calendar import first_of
from goldenthread.features.accounts.models import Person
from goldenthread.features.intake import gathering, layouts, register, years
from goldenthread.features.intake.gathered import Known, Trusted
from goldenthread.features.intake.layouts import Layout
from goldenthread.features.intake.models import Load
from goldenthread.features.intake.national import Table as NationalTable
from goldenthread.features.intake.operations import national, progress_models, pupil_files, survey_files, writing
from goldenthread.features.intake.operations.survey_files import Settled
from goldenthread.features.measures.models import Measure
from goldenthread.features.organisations.models import School, Trust
from goldenthread.features.organisations.operations.register import compare
from goldenthread.foundation import delimited, sheets
from goldenthread.foundation.delimited import Table, UnknownTable, UnreadableFile
from goldenthread.foundation.first_look import tops

Source = bytes | Path


@transaction.atomic
def stage(
    *,
    trust: Trust,
    file: Source,
    name: str,
    by: Person | None,
    year: str = "",
    state: str = "",
    uid: str = "",
    rehearse: bool = True,
) -> Load:
    """Read a file for a trust and keep what it would bring. Raises UnreadableFile, and ValidationError for the year.

    `name` tells the academic year and the state where the file's own columns do not; `year` and `state`, as
    chosen by a person, come before the name. Without either the load waits for its year. `uid` is the group
    of a register file. With `rehearse` the report counts what would be added, revised and unchanged.
    """
    texts, told = _texts_of(file), None
    layout, rows = _of_pupils(texts)
    if layout is None:
        table, layout, beside = _open(texts)
    load = Load(trust=trust, file_name=_short(name), file_hash=_hash(file), layout=layout.key, by=by)
    if layout.pupils:
        pupil_files.stage_pupils(load, rows, layout, name, year)
        _choose(load, year, state)
    elif layout.model:
        progress_models.stage_model(load, table, layout, name)
        _choose(load, year, state)
    elif layout.records:
        _stage_register(load, table, layout, uid)
    else:
        named = f"{name}/{table.inner_name}" if table.inner_name else name
        told = _stage_figures(load, table, layout, named, beside)
        _choose(load, year, state)
    _note_repeat(load)
    load.save()
    if told is not None:
        national.keep_table(load, told)
    if rehearse:
        _rehearse(load)
    return load


@transaction.atomic
def restage(*, load: Load, year: str, state: str, school: School | None = None) -> Load:
    """Give a waiting load its year, its state and its school, and work out anew what it would do."""
    load = writing.claim(load)
    if school is not None:
        pupil_files.choose_school(load, school)
    _choose(load, year, state)
    pupil_files.let_go_of_another_year(load)
    load.save(update_fields=["report", "staged"])
    _rehearse(load)
    return load


@transaction.atomic
def stage_survey(*, trust: Trust, file: Source, name: str, who: str, by: Person | None) -> Load:
    """Sum the answers to a survey and keep the sums until somebody says what they tell of. Raises UnreadableFile.

    `who` answered; empty where a column of the file says.
    """
    load = Load(trust=trust, file_name=_short(name), file_hash=_hash(file), layout=Load.SURVEY, by=by)
    survey_files.stage_answers(load, file, who)
    _note_repeat(load)
    load.save()
    return load


@transaction.atomic
def settle_survey(*, load: Load, settled: Settled) -> Load:
    """Say what a waiting survey's questions tell of, and work out what it would bring. Raises ValidationError."""
    load = writing.claim(load)
    survey_files.settle(load, settled)
    load.save(update_fields=["report", "staged"])
    _rehearse(load)
    return load


def trust_in_register(file: Source, uid: str) -> register.Register:
    """Return what a register file says of a group that may be no trust here yet. Raises UnreadableFile."""
    table, layout = open_table(file)
    if not layout.records:
        raise UnreadableFile(f"This file is of figures ({layout.title}), and makes no trust.")
    return register.gather(table, layout, register.Wanted(uid=uid))


def layout_of(file: Source) -> Layout:
    """Return the layout of a file, whatever it is of. Raises UnreadableFile, saying what was expected."""
    texts = _texts_of(file)
    return _of_pupils(texts)[0] or _open(texts)[1]


def open_table(file: Source) -> tuple[Table, Layout]:
    """Open a table and recognise it. Raises UnreadableFile, saying what was expected."""
    table, layout, _ = _open(_texts_of(file))
    return table, layout


Texts = Sequence[tuple[str, Source]]
"""What a file holds as text, by name: itself, or each sheet of a workbook."""


def _texts_of(file: Source) -> Texts:
    return sheets.sheets_of(file) if sheets.is_workbook(file) else [("", file)]


def _of_pupils(texts: Texts) -> tuple[Layout | None, Source]:
    """Return the layout of a file of pupils, with the text that holds its rows; of any other, none."""
    for _, text in texts:
        if layout := layouts.of_pupils(tops(text)):
            return layout, text
    return None, b""


def _open(texts: Texts) -> tuple[Table, Layout, list[Table]]:
    """Open the first text whose headings are known, with the tables beside it."""
    read = _tables_of(texts)
    table = next((each for each in read if _is_known(each.headings)), read[0])
    layout = layouts.recognise(table.headings)
    if layout is None:
        raise UnknownTable(layouts.expected(table.headings))
    return table, layout, [each for each in read if each is not table]


def _tables_of(texts: Texts) -> list[Table]:
    if len(texts) == 1 and not texts[0][0]:
        return [delimited.read(texts[0][1], is_heading=_is_heading)]
    read: list[Table] = []
    for name, text in texts:
        try:
            read.append(replace(delimited.read(text, is_heading=_is_heading), inner_name=name, encoding="a workbook"))
        except UnreadableFile:  # a sheet that holds no table: a cover, an index, a chart
            continue
    if not read:
        raise UnreadableFile("No sheet of this workbook holds a table.")
    return read


def _is_known(row: Sequence[str]) -> bool:
    return layouts.recognise(row) is not None


def _is_heading(row: Sequence[str]) -> bool:
    # A description is told by its headings too: its sentences have commas and semicolons of their own.
    return _is_known(row) or layouts.describes(row)


# --- Figures


def _stage_figures(
    load: Load, table: Table, layout: Layout, name: str, beside: Sequence[Table] = ()
) -> NationalTable:
    """Stage what a table of figures holds for the trust; return what it says of every school."""
    trust = load.trust
    numbers = Trusted.by(trust.uid, trust.group_id, trust.company_number, trust.ukprn)
    found = gathering.gather_with(table, layout, _known(trust), numbers, beside)
    load.staged = {"readings": found.readings, "comparators": found.comparators}
    has_own = bool(layout.year) or all(rule.dated for rule in layout.figures)
    named = "" if has_own else years.year_of_name(name)
    load.report = {
        **_report(layout, found.rows, found.skipped, found.examples, [*found.notes, *_not_rolled(trust, layout)]),
        "of": "figures",
        "years": sorted(found.years),
        "has_own_years": has_own,
        "year": named,
        "state": years.state_in(PurePath(name).name) or years.state_in(name),
        "matched": [
            *(["the trust itself"] if any(not line["school"] for line in found.readings) else []),
            *(school.name for school in _known(load.trust) if school.ref in found.matched),
        ],
    }
    return found.every_school


def _not_rolled(trust: Trust, layout: Layout) -> list[str]:
    """Say of which measures the file would make a figure of the trust, and the trust's own definition makes none."""
    kept = list(Measure.objects.filter(trust=trust, retired_on=None))
    fed = [writing.kept_already(kept, rule) for rule in layout.figures if rule.roll_up != "none"]
    return [
        f"{measure.name} makes no figure of the trust of its schools’: change its definition first, if it is to."
        for measure in fed
        if measure and measure.roll_up == Measure.RollUp.NONE and not measure.of_trust_only
    ]


def _choose(load: Load, year: str, state: str) -> None:
    """Take over the year and the state that a person chose. Raises ValidationError for what is neither."""
    if year:
        year = years.year_in(year) or year.strip()
        try:
            first_of(year)
        except ValueError as wrong:
            raise ValidationError({"year": str(wrong)}) from None
        load.report["year"] = year
    if state and state not in years.STATES:
        raise ValidationError({"state": "Say whether the figures are provisional, revised or final."})
    load.report["state"] = state or load.report.get("state") or "final"
    load.report["needs_year"] = not (load.report.get("has_own_years") or load.report.get("year"))


def _known(trust: Trust) -> list[Known]:
    return [
        Known(school.ref, school.name, school.urn, school.laestab or "", school.authority, school.authority_code)
        for school in School.objects.here().filter(trust=trust)
    ]


# --- The register


def _stage_register(load: Load, table: Table, layout: Layout, uid: str) -> None:
    trust = load.trust
    schools = list(School.objects.filter(trust=trust))
    wanted = register.Wanted(
        uid=uid or trust.uid, company_number=trust.company_number, name=trust.name,
        urns=frozenset(school.urn for school in schools if school.urn),
    )  # fmt: skip
    found = register.gather(table, layout, wanted)
    urns = {school.urn for school in schools}
    told = [facts for facts in found.schools if facts.get("phase") or facts["urn"] in urns]
    for facts in found.schools:
        if facts not in told:
            found.skip("schools whose phase the register does not say", str(facts["name"]))
    load.staged = {"trust": found.trust, "schools": [_as_text(facts) for facts in told]}
    load.report = {
        **_report(layout, found.rows, found.skipped, found.examples, found.notes),
        "of": "register",
        "group": found.name,
        "lists_all_schools": found.lists_all_schools,
        "predecessors": found.predecessors[:200],
    }
    if layout.records in {"groups", "links"} and not found.trust:
        whom = f"the group {wanted.uid}" if wanted.uid else f"“{trust.name}”"
        raise UnreadableFile(
            f"There is no open trust of academies in this file for {whom}. Give the trust’s Group UID."
        )


def _as_text(facts: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value.isoformat() if hasattr(value, "isoformat") else value for name, value in facts.items()}


# --- Both


def _report(
    layout: Layout, rows: int, skipped: Mapping[str, int], examples: Mapping[str, Sequence[str]], notes: Sequence[str]
) -> dict[str, Any]:
    return {
        "title": layout.title,
        "rows": rows,
        "notes": list(notes),
        "skipped": [
            {"why": why, "count": count, "examples": list(examples.get(why, ()))} for why, count in skipped.items()
        ],
    }


def _note_repeat(load: Load) -> None:
    """Say so when this very file is in already."""
    earlier = Load.objects.filter(trust=load.trust, file_hash=load.file_hash, state=Load.State.COMMITTED).first()
    load.report["repeats"] = earlier.ref if earlier else ""


def _rehearse(load: Load) -> None:
    """Do everything that bringing it in would do, note what became of it, and take it all back."""
    if load.report["of"] == "register":
        load.report["register"] = writing.compared_in_words(
            compare(load.trust, load.staged["trust"], writing.school_facts(load)), load
        )
    elif not (load.report["needs_year"] or load.report.get("needs_school")):
        with transaction.atomic():
            counts = writing.write_figures(load, None)
            transaction.set_rollback(True)
        load.report["expected"] = counts
    load.save(update_fields=["report"])


def _hash(file: Source) -> str:
    if isinstance(file, bytes):
        return hashlib.sha256(file).hexdigest()
    with file.open("rb") as opened:
        return hashlib.file_digest(opened, "sha256").hexdigest()


def _short(name: str) -> str:
    last = PurePath(name.replace("\\", "/")).name.replace("\0", "")
    return last[-200:] or "unnamed"
