"""Sections of assurance: how the checks stand, and what was found and is still to be done about it."""

import datetime as dt
from collections.abc import Sequence
from typing import Any

from goldenthread.domain.board import following_up
from goldenthread.domain.board.certificates import Count
from goldenthread.domain.board.checks import Tally
from goldenthread.features.assurance import queries as assurance
from goldenthread.features.assurance.queries import Followed, Sheet
from goldenthread.features.assurance.queries.evaluations import Area
from goldenthread.features.assurance.queries.strengths import Place
from goldenthread.features.members import queries as members
from goldenthread.features.organisations.models import School
from goldenthread.features.reports.queries.sections import blocks
from goldenthread.features.reports.queries.sections.blocks import Block
from goldenthread.features.reports.queries.sections.drawing import Drawing
from goldenthread.features.reports.queries.wording import day

MOST = 12
MOST_CELLS = 4
BOTH_STAND = "Where a moderator judged otherwise, both judgements stand."
TRAINED = ("In date", "To renew soon", "Run out", "Lacking")
A_YEAR = dt.timedelta(days=366)
# How the site says of a sheet of checks that all is well with it, or not.
STANDS = {"confirmed": "done", "in": "done", "in late": "at risk", "late": "off track", "missed": "off track"}
OVERDUE = {following_up.OVERDUE: "off track", following_up.DUE_SOON: "at risk"}


def checks(asked: Drawing) -> list[Block]:
    """The newest round of each checklist: of every school, or of one, how much was looked at and what is not met."""
    rounds = assurance.newest_rounds(asked.reach, asked.today)
    heat = assurance.heat(asked.reach, rounds, asked.today)
    found: list[Block] = []
    for round_, areas, here, _ in heat.rounds:
        schools = [school for school in heat.schools if school.pk in here and asked.school in {None, school}]
        if not schools:
            continue
        found.append(blocks.text(f"{round_.checklist.name}: due by {day(round_.due_on)}."))
        if asked.school:
            tallies = here[asked.school.pk].by_area
            found.append(
                _by_area([(row.area.name, tallies[row.area.key]) for row in areas if row.area.key in tallies])
            )
        else:
            found.append(_by_school(asked, [(school, here[school.pk]) for school in schools]))
    return found or [blocks.nothing("No round of checks has begun.")]


def _by_school(asked: Drawing, sheets: list[tuple[School, Sheet]]) -> Block:
    rows = []
    for school, sheet in sheets:
        tally, share = sheet.tally, sheet.tally.percent_met
        shown = f"{share} %" if share is not None else "–"
        cells = [
            blocks.cell(school.short_name, "", blocks.link("check", sheet.check.ref)), blocks.cell(shown),
            blocks.cell(str(tally.not_met or "–"), "off track" if tally.not_met else ""),
            blocks.cell(f"{tally.checked} of {tally.asked}"),
            blocks.cell(sheet.stands, STANDS.get(sheet.stands, "")),
        ]  # fmt: skip
        called = f"{sheet.round.checklist.name}, {school.short_name}"
        rows.append(blocks.row(cells, key=f"c-{sheet.round.checklist_id}-{school.ref}", called=called, shown=shown))
    heads = [asked.words["school"].capitalize(), "Met", "Not met", "Looked at", "Sheet"]
    return blocks.table(heads, rows, note="Met: of all that applies, looked at or not.")


def _by_area(areas: list[tuple[str, Tally]]) -> Block:
    rows = []
    for title, tally in areas:
        share, not_met = tally.percent_met, tally.not_met
        rows.append(
            blocks.row([
                blocks.cell(title), blocks.cell(f"{share} %" if share is not None else "–"),
                blocks.cell(str(not_met or "–"), "off track" if not_met else ""),
                blocks.cell(tally.says),
            ])
        )  # fmt: skip
    return blocks.table(["Area", "Met", "Not met", "In full"], rows)


def self_evaluations(asked: Drawing) -> list[Block]:
    """Each school's self-evaluation of the year in a line, and every area that a moderator judged otherwise."""
    newest = assurance.newest_evaluations(asked.reach).values()
    held = [one for one in newest if one.review.held_on and one.review.held_on > asked.today - A_YEAR]
    held = [one for one in held if asked.school in {None, one.review.school}]
    if not held:
        return [blocks.nothing("No self-evaluation was written in the last year.")]
    rows = [
        blocks.row([
            blocks.cell(one.review.place, "", blocks.link("quality review", one.review.ref)),
            blocks.cell(one.review.judgement or "–"),
            blocks.cell(f"{len(one.moderated)} of {len(one.areas)}"),
            blocks.cell("; ".join(_otherwise(area) for area in one.differing) or "–"),
        ])
        for one in sorted(held, key=lambda each: each.review.place)
    ]  # fmt: skip
    heads = [asked.words["school"].capitalize(), "Judges itself", "Areas moderated", "Judged otherwise"]
    return [blocks.table(heads, rows, note=BOTH_STAND, numbers=len(heads))]


def _otherwise(area: Area) -> str:
    return f"{area.name}: {area.judgement}, moderated {area.second.judgement}" if area.second else ""


def strengths(asked: Drawing) -> list[Block]:
    """Where each school's teaching is strongest and weakest by the newest sheet that scores it, and the gap."""
    found = assurance.newest_strengths(asked.reach, asked.today)
    held = [one for one in found if asked.school in {None, one.sheet.check.school} and one.ends.gap is not None]
    if not held:
        return [blocks.nothing("No audit of strengths in teaching has been handed in.")]
    rows = [
        blocks.row([
            blocks.cell(one.sheet.check.place, "", blocks.link("check", one.sheet.check.ref)),
            blocks.cell(_cells(one.strongest)), blocks.cell(_cells(one.weakest) or "–"),
            blocks.cell(f"{one.ends.gap:g}"), blocks.cell(_cells(one.disagreeing) or "–"),
        ])
        for one in held
    ]  # fmt: skip
    heads = [asked.words["school"].capitalize(), "Strongest", "Weakest", "Points between", "Evidence disagrees"]
    return [blocks.table(heads, rows, numbers=3, note="Scored from outside and from inside, on one scale.")]


def _cells(places: Sequence[Place]) -> str:
    """Return the first cells of a grid in words, and how many more there are."""
    said = "; ".join(f"{one.cell.row}, {one.cell.column} ({one.stands})" for one in places[:MOST_CELLS])
    more = len(places) - MOST_CELLS
    return f"{said}; {more} more" if more > 0 else said


def findings(asked: Drawing) -> list[Block]:
    """What is to be done about what was found, what is past its day first; nothing that was found in confidence."""
    every = assurance.recommendations(asked.reach, asked.today)
    every = [one for one in every if not one.row.finding.is_confidential]
    if asked.school:
        every = [one for one in every if one.row.finding.school_id == asked.school.pk]
    still_open = [one for one in every if one.stage in following_up.OPEN]
    since = asked.span.from_on
    closed = [one for one in every if one.stage == following_up.CLOSED and _closed_since(one, since)]
    if not still_open and not closed:
        return [blocks.nothing("Nothing that was found waits to be done.")]
    said = [f"{len(still_open)} recommendations are open, {len(closed)} were closed in the period."]
    more = len(still_open) - MOST
    return [
        blocks.text(*said), blocks.lines(_line(one) for one in still_open[:MOST]),
        blocks.text(f"And {more} more." if more > 0 else ""),
    ]  # fmt: skip


def training(asked: Drawing) -> list[Block]:
    """How many of the staff have the training that they must have: place by place, or course by course of one."""
    found = members.compliance(asked.reach, asked.today)
    lines = [line for line in found.lines if asked.school in {None, line.place} and line.whole.of]
    if not lines:
        return [blocks.nothing("No training is asked of anybody on a list of staff.")]
    if asked.school:
        rows = [_trained(course.title, lines[0].counts[course.pk], course.ref) for course in found.courses]
        return [blocks.table(["Training", *TRAINED], rows)]
    names = [one.short_name if isinstance(one := line.place, School) else one.name for line in lines]
    rows = [_trained(name, line.whole, line.place.ref) for name, line in zip(names, lines, strict=True)]
    note = f"In all {found.whole.percent} % hold."
    return [blocks.table([asked.words["school"].capitalize(), *TRAINED], rows, note=note)]


def _trained(title: str, count: Count, key: str) -> dict[str, Any]:
    shown = f"{count.percent} %" if count.percent is not None else "–"
    cells = [
        blocks.cell(title), blocks.cell(shown), blocks.cell(str(count.due_soon or "–")),
        blocks.cell(str(count.run_out or "–"), "off track" if count.run_out else ""),
        blocks.cell(str(count.lacking or "–"), "at risk" if count.lacking else ""),
    ]  # fmt: skip
    return blocks.row(cells, key=f"t-{key}", called=f"Training in date, {title}", shown=shown)


def _closed_since(one: Followed, day_: dt.date) -> bool:
    return one.row.done_on is not None and one.row.done_on >= day_


def _line(one: Followed) -> dict[str, object]:
    row = one.row
    small = [row.finding.place, row.post.title if row.post else "", f"due {day(row.due_on)}" if row.due_on else ""]
    return blocks.line(
        str(row), key=f"f-{row.ref}", of=one.stage, status=OVERDUE.get(one.stage, "not due"),
        small=" · ".join(words for words in small if words), leads=blocks.link("recommendation", row.ref),
    )  # fmt: skip
