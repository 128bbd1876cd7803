"""Grades of pupils to sums: attitude to learning and how near to the target, and examination results."""

import re
from collections import Counter, defaultdict
from decimal import Decimal

from goldenthread.domain.results.attainment import Result, elements, points_of
from goldenthread.domain.results.progress_eight import pupil_score
from goldenthread.features.intake.pupils.rows import Rows, SchoolsOfRows, day_of
from goldenthread.features.intake.pupils.sums import Sums
from goldenthread.features.intake.pupils.task import Task

_DROP = re.compile(r"(aut|spr|sum)[a-z]*\.?\s*(?:term)?\s*([12])?\D*(20\d\d)", re.IGNORECASE)
_TERMS = {"aut": "autumn", "spr": "spring", "sum": "summer"}
_WORKING_AT = re.compile(r"([1-9]|U)\s*([-+=]?)", re.IGNORECASE)


def drop_of(text: str) -> tuple[tuple[str, str], ...]:
    """Return the periods of a round of grades: Aut1 2025 is the first half of autumn 2025/26."""
    match = _DROP.search(text)
    if match is None:
        return ()
    term, year = _TERMS[match[1].lower()], int(match[3])
    first = year if term == "autumn" else year - 1
    name = f"{first}/{(first + 1) % 100:02d}"
    half = (("half term", f"{name} {term} {match[2]}"),) if match[2] else ()
    return (*half, ("term", f"{name} {term}"), ("year", name))


def place_of(grade: str) -> Decimal | None:
    """Return a grade that a pupil works at as a number: 4− below 4, 5+ above 5, U nought; None for no grade."""
    match = _WORKING_AT.fullmatch(grade.strip())
    if match is None:
        return None
    whole = Decimal(0) if match[1].upper() == "U" else Decimal(match[1])
    return whole + {"-": Decimal("-0.3"), "+": Decimal("0.3")}.get(match[2], Decimal(0))


def sum_attitudes(content: bytes, task: Task, sums: Sums) -> None:
    """Sum a round of grades: how many attitudes are good, how many pupils' grades reach their target."""
    rows = Rows.opened(content, task)
    schools = SchoolsOfRows(rows, sums)
    counted = {
        "attitude_good" if figure == "good" else figure: set(words) for figure, words in task.counts_as.items()
    }
    by_round: dict[tuple[str, str, str], Counter[str]] = defaultdict(Counter)
    groups: dict[tuple[str, str], dict[str, str]] = {}
    for row in rows:
        school, pupil, drop = schools.of(row), rows.cell(row, "pupil"), rows.cell(row, "round")
        if school is None:
            continue
        if not drop_of(drop):
            sums.skipped["grades of a round whose term and year are not said"] += 1
            continue
        groups.setdefault((school, pupil), rows.groups(row))
        counts = by_round[school, pupil, drop]
        if attitude := rows.cell(row, "attitude"):
            counts.update(figure for figure, words in counted.items() if attitude in words)
            counts["attitudes"] += 1
        at, target = place_of(rows.cell(row, "working at")), place_of(rows.cell(row, "target"))
        if at is not None and target is not None:
            # 5− is within grade 5, as schools read it.
            counts["at_target"] += at + Decimal("0.3") >= target
            counts["targets"] += 1
    rows.finish(sums)
    latest = _latest({drop for _, _, drop in by_round})
    for (school, pupil, drop), counts in by_round.items():
        parts = {figure: (counts[figure], counts["attitudes"]) for figure in counted if counts["attitudes"]}
        if counts["targets"]:
            parts["at_target"] = (counts["at_target"], counts["targets"])
        for period in drop_of(drop):
            if parts and latest[period] == drop:
                sums.add(school, period, groups[school, pupil], parts)


def _latest(drops: set[str]) -> dict[tuple[str, str], str]:
    """Return the last round of each period: a term's figure is that of its last round, and no mixture."""
    order = {("autumn", ""): 0, ("spring", ""): 2, ("summer", ""): 4}

    def rank(drop: str) -> tuple[int, int]:
        match = _DROP.search(drop)
        assert match is not None
        term = _TERMS[match[1].lower()]
        first = int(match[3]) - (term != "autumn")
        return first, order[term, ""] + int(match[2] or 2)

    return {period: drop for drop in sorted(drops, key=rank) for period in drop_of(drop)}


def sum_results(content: bytes, task: Task, sums: Sums) -> None:
    """Sum examination results: Attainment 8 of all pupils, and grades 4 and 5 in English and maths."""
    rows = Rows.opened(content, task)
    schools = SchoolsOfRows(rows, sums)
    by_pupil: dict[tuple[str, str], list[Result]] = defaultdict(list)
    groups: dict[tuple[str, str], dict[str, str]] = {}
    starts: dict[tuple[str, str], Decimal | None] = {}
    for row in rows:
        school, pupil = schools.of(row), rows.cell(row, "pupil")
        if school is None:
            continue
        groups.setdefault((school, pupil), rows.groups(row))
        starts[school, pupil] = starts.get((school, pupil)) or _start(rows, row)
        held = by_pupil[school, pupil]
        subject = slot_of(rows.cell(row, "subject"), task)
        try:
            points = points_of(rows.cell(row, "grade"))
        except ValueError:
            sums.skipped["results whose grade is no GCSE grade, and which count for nothing here"] += 1
            continue
        held.append(Result(subject, points, 2 if "-" in rows.cell(row, "grade") else 1))
        if day := day_of(rows.cell(row, "date")):
            sums.spans(school, day.isoformat())
    rows.finish(sums)
    for whose, results in by_pupil.items():
        found = elements(results)
        english = max((each.points for each in results if each.subject.startswith("english")), default=Decimal(0))
        basics = min(english, found.maths / 2)
        parts: dict[str, tuple[Decimal | int, Decimal | int]] = {
            "attainment_8": (found.total, 1),
            "grade5_em": (int(basics >= 5), 1),
            "grade4_em": (int(basics >= 4), 1),
        }
        if (score := _progress(found.total, starts[whose], task, sums)) is not None:
            parts["progress_8"] = (score, 1)
        sums.add(whose[0], ("year", ""), groups[whose], parts)
    if not task.model and any(starts.values()):
        sums.notes.append(
            "Progress 8 was not worked out: bring in the model of the year of the results first, and say the year by "
            "the file’s name."
        )


_SCORE = re.compile(r"\d{2,3}(?:\.\d+)?", re.ASCII)


def _start(rows: Rows, row: list[str]) -> Decimal | None:
    """Return from where a pupil began: the average scaled score at eleven, or that of reading and maths."""
    if own := _SCORE.fullmatch(rows.cell(row, "start")):
        return Decimal(own[0])
    both = [_SCORE.fullmatch(rows.cell(row, subject)) for subject in ("start in reading", "start in maths")]
    known = [Decimal(each[0]) for each in both if each]
    return sum(known, Decimal(0)) / 2 if len(known) == 2 else None


def _progress(points: Decimal, start: Decimal | None, task: Task, sums: Sums) -> Decimal | None:
    """Return a pupil's progress; None, and counted, where nothing says from where they began."""
    if not task.model:
        return None
    try:
        return pupil_score(points, start, task.model) if start is not None else None
    except ValueError:
        sums.skipped["pupils whose score at eleven is in no group of the model"] += 1
        return None


def slot_of(subject: str, task: Task) -> str:
    """Return for which slots a subject counts; a GCSE that is not named fills an open one."""
    plain = " ".join(subject.replace("GCSE", "").split()).casefold()
    return next((slot for slot, names in task.subjects.items() if plain in names), "open")
