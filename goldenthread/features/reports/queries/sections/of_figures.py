"""Sections of figures: what stands out, every figure, school by area, results, aims and money."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable

from goldenthread.domain.groups.suppression import HIDDEN
from goldenthread.features.measures.models import Measure
from goldenthread.features.measures.queries import Cell, Concern
from goldenthread.features.organisations.models import School
from goldenthread.features.reports.queries import charting
from goldenthread.features.reports.queries.exceptions import Exceptional, exceptional
from goldenthread.features.reports.queries.heat import heat
from goldenthread.features.reports.queries.sections import blocks
from goldenthread.features.reports.queries.sections.blocks import Block
from goldenthread.features.reports.queries.sections.drawing import SERIOUS, Beside, Drawing
from goldenthread.features.reports.queries.wording import UNVERIFIED, brief_figure, figure, listed, period_label

MOST_EXCEPTIONS = 12
LONGEST_IN_A_CELL = 28
# Each takes up to ten questions; a reader takes in two.
MOST_DRAWN = 2
JUDGED = ("off track", "at risk", "on track", "met")
WORST_FIRST = ("off track", "at risk", "stale", "cannot tell", "no data", "not due", "on track", "met")
HEAT_NOTE = (
    "– does not apply · none: no figure · s hidden: fewer than six pupils, or needed to keep such a figure hidden · "
    f"{UNVERIFIED} not confirmed by a second source"
)
_OF_MONEY = re.compile(r"£|budget|cost|reserve|saving|income|spend|pound|money|financ|deficit|surplus", re.IGNORECASE)


def summary(asked: Drawing) -> list[Block]:
    found: list[Block] = []
    if asked.element is None:
        count = Counter(one.cell.status for one in asked.here)
        good = count["met"] + count["on track"]
        one, many = asked.words["measure"], asked.words["measures"]
        rest = {status: number for status, number in count.items() if status not in JUDGED}
        pairs = [
            (count["off track"], "off track", "off track"), (count["at risk"], "at risk", "at risk"),
            (good, "on track or met", "on track"),
            (sum(rest.values()), "not to be judged", next(iter(rest)) if len(rest) == 1 else "cannot tell"),
        ]  # fmt: skip
        found.append(
            blocks.counts(
                (number, f"{one if number == 1 else many} {says}", status) for number, says, status in pairs if number
            )
        )
    late = asked.late
    done = [one for one in asked.actions if one.done_on and asked.span.from_on <= one.done_on <= asked.today]
    if asked.actions:
        pairs = [
            (len(done), f"{'action' if len(done) == 1 else 'actions'} done in the period", "done"),
            (len(late), "action past its day" if len(late) == 1 else "actions past their day", "off track"),
        ]
        found.append(blocks.counts(pair for pair in pairs if pair[0]))
    return [block for block in found if block["of"]]


def exceptions(asked: Drawing) -> list[Block]:
    if asked.school:
        bad = [one for one in asked.here if one.cell.status in SERIOUS]
        bad.sort(key=lambda one: (SERIOUS.index(one.cell.status), one.measure.order))
        return [blocks.lines(_line(asked, one) for one in bad)] if bad else _nothing(asked)
    found = exceptional(asked)
    if not found:
        return _nothing(asked)
    beside = {one.measure.pk: one for one in asked.here}
    rows = [_of_trust(asked, one, beside) for one in found[:MOST_EXCEPTIONS]]
    rest = [one.measure.name for one in found[MOST_EXCEPTIONS:]]
    return [blocks.lines(rows), blocks.text(f"Also {listed(rest, 10)}." if rest else "")]


def _nothing(asked: Drawing) -> list[Block]:
    return [blocks.nothing(f"No {asked.words['measure']} is off track or at risk.")]


def _of_trust(asked: Drawing, one: Exceptional, beside: dict[int, Beside]) -> dict[str, object]:
    where = "; ".join(
        f"{status} at {listed([each.short_name for each in one.at(status)], 5)}"
        for status in SERIOUS
        if one.at(status)
    )
    known = beside.get(one.measure.pk)
    if one.is_the_trusts and known is not None:
        return _line(asked, known, where)
    school, cell = one.worst
    owner = f"Answers for it: {one.measure.owner.title}" if one.measure.owner else ""
    # A school's figure is another thing than the trust's: the next report holds each beside its own.
    key, called = f"m-{one.measure.ref}", one.measure.name
    if school is not None:
        key, called = f"{key}-{school.ref}", f"{called}, {school.short_name}"
    return blocks.line(
        called, key=key, status=cell.status, shown=figure(one.measure, cell), says=_why(cell),
        small=" · ".join(words for words in (where, owner) if words),
        leads=blocks.link("measure", one.measure.ref, school.ref if school else ""),
    )  # fmt: skip


def _line(asked: Drawing, one: Beside, where: str = "") -> dict[str, object]:
    held = [one.period, f"aim {one.aim}" if one.aim else "", f"England {_of_england(one)}" if one.england else ""]
    held += [f"{asked.words['trust']} {one.trust}" if one.trust else "", where]
    held.append(f"not confirmed by a second source {UNVERIFIED}" if one.cell.is_unverified else "")
    owner = one.measure.owner
    held.append(f"answers for it: {owner.title}" if owner and not asked.school else "")
    small = " · ".join(words for words in held if words)
    return blocks.line(
        one.measure.name, key=f"m-{one.measure.ref}", status=one.cell.status, shown=one.shown, says=_why(one.cell),
        small=small[:1].upper() + small[1:], was=f"{one.before} in {one.before_period}" if one.before else "",
        way=one.way, leads=_link(asked, one.measure),
    )  # fmt: skip


def _of_england(one: Beside) -> str:
    """Return what England reaches, with its period where that is another than ours."""
    return f"{one.england} ({one.england_period})" if one.england and one.england_period else one.england


def _why(cell: Cell) -> str:
    return "" if cell.why == HIDDEN and not cell.is_hidden else cell.why


def _link(asked: Drawing, measure: Measure) -> blocks.Link:
    return blocks.link("measure", measure.ref, asked.school.ref if asked.school else "")


def measures(asked: Drawing) -> list[Block]:
    return [_table(asked, asked.here)] if asked.here else [blocks.nothing("No figure has come in yet.")]


def _table(asked: Drawing, every: Iterable[Beside], *, note: str = "") -> Block:
    shown = list(every)
    has_before, has_england = any(one.before for one in shown), any(one.england for one in shown)
    heads = [asked.words["measure"].capitalize(), "Now", "Period", *(["Before"] if has_before else []), "Aim"]
    heads += [asked.words["trust"].capitalize()] if asked.school else []
    rows, heading = [], None
    for one in shown:
        cells = [
            blocks.cell(one.measure.name, "", _link(asked, one.measure)),
            blocks.cell(_briefly(one) + (f" {UNVERIFIED}" if one.cell.is_unverified else ""), one.cell.status),
            blocks.cell(one.period), *([blocks.cell(one.before)] if has_before else []), blocks.cell(one.aim),
            *([blocks.cell(one.trust)] if asked.school else []),
            *([blocks.cell(_of_england(one))] if has_england else []),
        ]  # fmt: skip
        rows.append(
            blocks.row(
                cells, key=f"m-{one.measure.ref}", called=one.measure.name, status=one.cell.status, shown=one.shown,
                heading=one.measure.heading if one.measure.heading != heading else "",
            )
        )  # fmt: skip
        heading = one.measure.heading
    said = note or (
        "" if not any(one.cell.is_unverified for one in shown) else f"{UNVERIFIED} not confirmed by a second source"
    )
    return blocks.table([*heads, *(["England"] if has_england else [])], rows, note=said)


def _briefly(one: Beside) -> str:
    """Return a figure for a cell of a table; what is told in sentences stands where it is told."""
    return (one.shown if len(one.shown) <= LONGEST_IN_A_CELL else "in words") or "none"


def areas(asked: Drawing) -> list[Block]:
    headings = list(dict.fromkeys(measure.heading or "Other" for measure in asked.measures))
    worst: dict[tuple[int, str], list[str]] = defaultdict(list)
    for measure in asked.measures:
        for place, cell in asked.cells.get(measure.pk, {}).items():
            if place is not None:
                worst[place, measure.heading or "Other"].append("cannot tell" if cell.is_hidden else cell.status)
    rows = [_of_school(school, headings, worst) for school in asked.schools]
    note = "The worst standing of any figure in that area; how many stand so."
    return [blocks.table([asked.words["school"].capitalize(), *headings], rows, note=note)]


def _of_school(school: School, headings: list[str], worst: dict[tuple[int, str], list[str]]) -> dict[str, object]:
    cells = [blocks.cell(school.short_name, "", blocks.link("school", school.ref))]
    for heading in headings:
        stands = worst.get((school.pk, heading), [])
        status = min(stands, key=WORST_FIRST.index) if stands else ""
        cells.append(blocks.cell(f"{status} ({stands.count(status)})" if status else "–", status))
    return blocks.row(cells)


def every_school(asked: Drawing) -> list[Block]:
    drawn = heat(asked)
    rows = []
    for one in drawn["rows"]:
        cells = [blocks.cell(f"{one['measure']} {one['unit']}".strip(), "", blocks.link("measure", one["ref"]))]
        cells += [
            blocks.cell("–") if each is None else blocks.cell(each["shown"], each["status"]) for each in one["cells"]
        ]
        rows.append(blocks.row(cells, heading=one["heading"]))
    columns = [
        asked.words["measure"].capitalize(),
        *(place["name"] for place in drawn["places"]),
        asked.words["trust"].capitalize(),
    ]
    return [blocks.table(columns, rows, note=" ".join(filter(None, (HEAT_NOTE + ".", drawn["limited"]))))]


def trend(asked: Drawing) -> list[Block]:
    here = [Concern(one.measure, asked.school, one.cell) for one in asked.here if one.cell.status in SERIOUS]
    here.sort(key=lambda one: (SERIOUS.index(one.cell.status), one.measure.order))
    about = charting.of_interest(asked, here)
    if about is None:
        return []
    drawn = charting.chart(asked, about)
    beside = [] if asked.school else charting.side_by_side(asked, about)
    return [blocks.chart(each) for each in (drawn, *beside) if each]


def results(asked: Drawing) -> list[Block]:
    yearly = [
        one for one in asked.here if one.measure.frequency == Measure.Frequency.YEAR and _is_of_learning(one.measure)
    ]
    found = [_table(asked, yearly)] if yearly else []
    if not asked.school:
        by_school = [one.measure for one in yearly if _has_schools(asked, one.measure)]
        for place, measure in enumerate(by_school):
            there = asked.cells[measure.pk]
            about = Concern(measure, None, there.get(None) or next(iter(there.values())))
            drawn = charting.side_by_side(asked, about) if place < MOST_DRAWN else []
            found += [_by_school(asked, measure), *map(blocks.chart, drawn)]
    return found or [blocks.nothing("No yearly results are kept of this place.")]


def _is_of_learning(measure: Measure) -> bool:
    said = f"{measure.base} {measure.source}".lower()
    return any(
        word in said
        for word in (
            "year 6",
            "year 11",
            "year 13",
            "year 2",
            "year 1 ",
            "gcse",
            "national test",
            "a level",
            "key stage",
            "phonics",
            "performance table",
        )
    )


def _has_schools(asked: Drawing, measure: Measure) -> bool:
    return any(place is not None for place in asked.cells.get(measure.pk, {}))


def _by_school(asked: Drawing, measure: Measure) -> Block:
    cells = asked.cells[measure.pk]
    rows = []
    for school in asked.schools:
        if (there := cells.get(school.pk)) is not None:
            before = (
                there._replace(value=there.previous_value, value_word="")
                if there.previous_value is not None
                else None
            )
            period = period_label(there.period, asked.calendar) if there.period else ""
            rows.append(
                blocks.row([
                    blocks.cell(school.short_name, "", blocks.link("measure", measure.ref, school.ref)),
                    blocks.cell(brief_figure(measure, there), "" if there.is_hidden else there.status),
                    blocks.cell(figure(measure, before) if before else ""), blocks.cell(period),
                ])
            )  # fmt: skip
    return blocks.table([measure.name, "Now", "Before", "Period"], rows)


def targets(asked: Drawing) -> list[Block]:
    aimed = [one for one in asked.here if one.aim]
    if not aimed:
        return [blocks.nothing("No aim with a figure is set here.")]
    aimed.sort(key=lambda one: WORST_FIRST.index(one.cell.status))
    has_before, has_england = any(one.before for one in aimed), any(one.england for one in aimed)
    rows = [
        blocks.row(
            [
                blocks.cell(one.measure.name, "", _link(asked, one.measure)),
                blocks.cell(one.shown or "none", one.cell.status), blocks.cell(one.aim), blocks.cell(one.period),
                *([blocks.cell(one.before)] if has_before else []),
                *([blocks.cell(_of_england(one))] if has_england else []),
            ],
            key=f"m-{one.measure.ref}", called=one.measure.name, status=one.cell.status, shown=one.shown,
        )
        for one in aimed
    ]  # fmt: skip
    reached = sum(one.cell.status == "met" for one in aimed)
    said = blocks.text(
        f"{reached} of {len(aimed)} aims are met; the others stand before them, the furthest off first."
    )
    heads = [asked.words["measure"].capitalize(), "Reached", "Aim", "Period", *(["Before"] if has_before else [])]
    return [said, blocks.table([*heads, *(["England"] if has_england else [])], rows)]


def money(asked: Drawing) -> list[Block]:
    found = [
        one
        for one in asked.here
        if one.measure.kind == Measure.Kind.MONEY or _OF_MONEY.search(f"{one.measure.name} {one.measure.unit}")
    ]
    return [_table(asked, found)] if found else [blocks.nothing("No figure of money is kept of this place yet.")]
