"""What happened to pupils, to sums: suspensions, permanent exclusions, behaviour. All over the roll."""

from collections import defaultdict
from decimal import Decimal

from goldenthread.features.intake.pupils.rows import Rows, SchoolsOfRows, day_of
from goldenthread.features.intake.pupils.sums import Periods, Sums
from goldenthread.features.intake.pupils.task import Task

PERMANENT = ("perm", "pexc")
_FIGURES = {
    "suspensions": ("suspension_rate", "suspended_once", "permanent_exclusion_rate"),
    "behaviour": ("behaviour_events", "praise_events"),
}


def sum_events(content: bytes, task: Task, sums: Sums) -> None:
    """Sum a file with a row for each suspension, or for each event of behaviour."""
    rows = Rows.opened(content, task)
    schools, periods = SchoolsOfRows(rows, sums), Periods(task.calendar)
    counts: dict[tuple[str, str, str], dict[str, int]] = defaultdict(lambda: defaultdict(int))
    reasons = {said.casefold(): figure for figure, words in task.counts_as.items() for said in words}
    pupils: dict[tuple[str, str, str], set[str]] = defaultdict(set)
    for row in rows:
        school, day = schools.of(row), day_of(rows.cell(row, "date"))
        if school is None:
            continue
        if day is None:
            sums.skipped["rows without a day"] += 1
            continue
        sums.spans(school, day.isoformat())
        figure, reason = _figure(rows, row, task), reasons.get(rows.cell(row, "reason").casefold(), "")
        for kind, key in periods.of(day) or periods.whole_year(day):
            counts[school, kind, key][figure] += 1
            if figure == "suspension_rate":
                pupils[school, kind, key].add(rows.cell(row, "pupil"))
                counts[school, kind, key][reason] += bool(reason)
    rows.finish(sums)
    figures = _FIGURES[task.of]
    for (school, kind, key), found in counts.items():
        if task.of == "suspensions":
            found["suspended_once"] = len(pupils[school, kind, key])
        cell = sums.cells[school, kind, key, "", ""]
        # What it is over, the pupils on roll, the file does not know.
        cell.parts = {figure: [Decimal(found[figure]), Decimal(0)] for figure in figures}
        if rows.has("reason") and (every := found["suspension_rate"]):
            cell.parts |= {figure: [Decimal(found[figure]), Decimal(every)] for figure in task.counts_as}


def _figure(rows: Rows, row: list[str], task: Task) -> str:
    if task.of == "suspensions":
        is_permanent = rows.cell(row, "category").casefold().startswith(PERMANENT)
        return "permanent_exclusion_rate" if is_permanent else "suspension_rate"
    points = rows.cell(row, "points").replace("−", "-")
    return "behaviour_events" if not points or points.startswith("-") else "praise_events"
