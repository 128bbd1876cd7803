"""Register marks to sums of sessions: a row a session, a row a week, or a page of a register's own interface."""

import datetime as dt
import json
from collections import Counter
from collections.abc import Iterable, Iterator

from goldenthread.domain.results.attendance import (
    Sessions,
    UnknownCode,
    class_of,
    is_near_persistent,
    is_persistent,
    is_severe,
)
from goldenthread.features.intake.pupils.rows import Rows, SchoolsOfRows, day_of
from goldenthread.features.intake.pupils.sums import Parts, Periods, Sums
from goldenthread.features.intake.pupils.task import Task
from goldenthread.foundation.delimited import UnreadableFile

_PLACES = {"present": 0, "approved activity": 1, "authorised": 2, "unauthorised": 3}
NO_MARK = frozenset({"", "-", "."})
MOST_NAMED = 6

Mark = tuple[str, str, dt.date, str, str]
"""School, pupil, day, session and mark: they live in this process, and nowhere else."""


class Marks:
    """Sessions by pupil and slot, a slot being the periods that a day falls in."""

    def __init__(self, task: Task, sums: Sums) -> None:
        self.task, self.sums = task, sums
        self.periods = Periods(task.calendar)
        self.sessions: dict[tuple[str, str], dict[tuple[tuple[str, str], ...], list[int]]] = {}
        self.seen: dict[tuple[str, str], set[int]] = {}
        self.groups: dict[tuple[str, str], dict[str, str]] = {}
        self.classes: dict[tuple[str, dt.date], int | None] = {}
        self.unknown: Counter[str] = Counter()

    def take(self, mark: Mark) -> None:
        """Count one mark, once however often it stands in the file."""
        school, pupil, day, session, sign = mark
        slot = self.periods.of(day)
        if not slot:
            self.sums.skipped["sessions on days that are in no term of the trust’s calendar"] += 1
            return
        whose = school, pupil
        if session:
            at = day.toordinal() * 2 + (session[:1] in "Pp2")
            seen = self.seen.setdefault(whose, set())
            if at in seen:
                self.sums.skipped["sessions that stand twice"] += 1
                return
            seen.add(at)
        place = self._place(sign, day)
        counts = self.sessions.setdefault(whose, {}).setdefault(slot, [0, 0, 0, 0])
        if place is not None:
            counts[place] += 1

    def _place(self, sign: str, day: dt.date) -> int | None:
        """Return where a mark is counted; None for a session that could not be attended."""
        if (sign, day) not in self.classes:
            self.classes[sign, day] = self._asked(sign, day)
        return self.classes[sign, day]

    def _asked(self, sign: str, day: dt.date) -> int | None:
        tidy = sign.strip()
        if tidy in NO_MARK:
            return None
        tidy = self.task.sub_codes.get(tidy, tidy)
        try:
            return _PLACES.get(class_of(tidy if tidy in self.task.codes else tidy.upper(), day, self.task.codes))
        except UnknownCode as why:
            self.unknown[str(why)] += 1
            return None

    def finish(self) -> None:
        """Sum the pupils up. Raises UnreadableFile where a mark is not known: none is guessed at."""
        if self.unknown:
            named = "; ".join(list(self.unknown)[:MOST_NAMED])
            raise UnreadableFile(
                f"Nothing was read, for {named}. A school’s own codes are added to library/attendance_codes.yaml, "
                "each with the national code that it stands for."
            )
        for (school, pupil), slots in self.sessions.items():
            by_period: dict[tuple[str, str], list[int]] = {}
            for slot, counts in slots.items():
                for period in slot:
                    held = by_period.setdefault(period, [0, 0, 0, 0])
                    for place, count in enumerate(counts):
                        held[place] += count
            groups = self.groups.get((school, pupil), {})
            for period, counts in by_period.items():
                sessions = Sessions(*counts)
                # A pupil who could have been there on no day is in no rate.
                if sessions.possible:
                    self.sums.add(school, period, groups, parts_of(sessions))


def parts_of(sessions: Sessions) -> Parts:
    """Return what one pupil adds to each figure."""
    absent, possible = sessions.absent, sessions.possible
    return {
        "attendance": (sessions.attending, possible),
        "overall_absence": (absent, possible),
        "authorised_absence": (sessions.authorised, possible),
        "unauthorised_absence": (sessions.unauthorised, possible),
        "persistent_absence": (int(is_persistent(absent, possible)), 1),
        "near_persistent_absence": (int(is_near_persistent(absent, possible)), 1),
        "severe_absence": (int(is_severe(absent, possible)), 1),
    }


def sum_marks(content: bytes, task: Task, sums: Sums) -> None:
    """Sum a file with a row for each session, or for each week."""
    rows = Rows.opened(content, task)
    marks = Marks(task, sums)
    _take_all(_week_by_week(rows, marks) if task.of == "weeks" else _row_by_row(rows, marks), marks)
    rows.finish(sums)
    marks.finish()


def sum_page(content: bytes, task: Task, sums: Sums) -> None:
    """Sum a page of an interface: one school's sessions, which it does not name."""
    try:
        records = json.loads(content)["data"]
    except (ValueError, KeyError, TypeError):
        raise UnreadableFile("This page of sessions breaks off, or is of another kind.") from None
    marks = Marks(task, sums)
    _take_all(_record_by_record(records, sums), marks)
    sums.rows = len(records)
    marks.finish()


def _take_all(found: Iterable[Mark], marks: Marks) -> None:
    spans = marks.sums.days
    for mark in found:
        marks.take(mark)
        day = mark[2].isoformat()
        known = spans.get(mark[0])
        if known is None or day < known[0] or day > known[1]:
            marks.sums.spans(mark[0], day)


def _row_by_row(rows: Rows, marks: Marks) -> Iterator[Mark]:
    schools, days = SchoolsOfRows(rows, marks.sums), _Days(marks.sums)
    pupil_at, date_at, mark_at = (rows.places[name] for name in ("pupil", "date", "mark"))
    session_at = rows.places.get("session")
    for row in rows:
        school, day, pupil = schools.of(row), days.of(row[date_at]), row[pupil_at]
        if school is None or day is None:
            continue
        if (school, pupil) not in marks.groups:
            marks.groups[school, pupil] = rows.groups(row)
        yield school, pupil, day, row[session_at].strip() if session_at is not None else "", row[mark_at]


def _week_by_week(rows: Rows, marks: Marks) -> Iterator[Mark]:
    """Yield the marks of each week's line. A short line begins or ends within the week, which nothing says."""
    schools, days = SchoolsOfRows(rows, marks.sums), _Days(marks.sums)
    seen: set[tuple[str, str, dt.date]] = set()
    for row in rows:
        school, monday, pupil = schools.of(row), days.of(rows.cell(row, "week")), rows.cell(row, "pupil")
        if school is None or monday is None:
            continue
        if (school, pupil, monday) in seen:
            marks.sums.skipped["weeks that stand twice"] += 1
            continue
        seen.add((school, pupil, monday))
        if (school, pupil) not in marks.groups:
            marks.groups[school, pupil] = rows.groups(row)
        week = [monday + dt.timedelta(days=each) for each in range(5)]
        day = next((each for each in week if marks.periods.of(each)), monday)
        for sign in rows.cell(row, "marks").split():
            yield school, pupil, day, "", sign


def _record_by_record(records: list[object], sums: Sums) -> Iterator[Mark]:
    days = _Days(sums)
    for record in records:
        try:
            day = days.of(record["date"]["date"])  # type: ignore[index]
            pupil, session, sign = record["student"], record["session"], record["attendance_code"]["code"]  # type: ignore[index]
        except (KeyError, TypeError):
            sums.skipped["sessions without a pupil, a day or a mark"] += 1
            continue
        if day is not None:
            yield "", str(pupil), day, str(session), str(sign)


class _Days:
    """Days as they are written, each read once."""

    def __init__(self, sums: Sums) -> None:
        self.sums = sums
        self.read: dict[str, dt.date | None] = {}

    def of(self, text: str) -> dt.date | None:
        if text not in self.read:
            self.read[text] = day_of(text)
        if self.read[text] is None:
            self.sums.skipped["rows without a day"] += 1
        return self.read[text]
