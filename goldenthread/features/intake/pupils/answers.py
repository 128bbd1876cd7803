"""The answers to a survey, to sums: how many agree with each question, by who answered, school and group.

A form's export is told by what stands in its columns: one that holds the trust's schools, one that parts people, and
those whose cells are the words of a scale, which are its questions. Names, addresses and remarks are never looked at.
"""

import datetime as dt
import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from goldenthread.domain.results.surveys import Scale, Scales, plain
from goldenthread.features.intake.pupils.rows import day_of, school_of
from goldenthread.features.intake.pupils.sums import NOT_GIVEN, Sums, year_group
from goldenthread.features.intake.pupils.task import Task
from goldenthread.foundation import delimited, sheets
from goldenthread.foundation.delimited import UnreadableFile

MOST_ANSWERS = 200_000
LONGEST_QUESTION = 300
# So much of a column holds what it is taken for.
_MOSTLY = 0.8

NO_QUESTIONS = (
    "No column of this file holds answers such as “agree” and “disagree”, “always” and “never”, or numbers from 1 to "
    "5. Bring in the form’s own export, one row for each person who answered."
)

Row = Sequence[str]
Read = Callable[[str], str | None]

_BARE = re.compile(
    r"\b(?:the|school|academy|primary|secondary|infants?|juniors?|high|college|church of england|catholic|c of e|rc|"
    r"ce|nursery|and)\b|[^\w\s]",
    re.IGNORECASE,
)


def bare(name: str) -> str:
    """Return what is left of a school's name without the words that every school has, as a form may offer it."""
    return " ".join(_BARE.sub(" ", name.replace("’", "").replace("'", "")).split()).casefold()


def sum_answers(content: bytes, task: Task, sums: Sums) -> None:
    """Sum the answers to a survey. Raises UnreadableFile where no column is a question."""
    headings, rows = _table(content)
    form = _Form.told(headings, rows, task)
    if not form.questions:
        raise UnreadableFile(NO_QUESTIONS)
    sums.rows = len(rows)
    sums.questions = [{"asked": _asked(headings[place]), "scale": scale.name} for place, scale in form.questions]
    for row in rows:
        form.add(row, sums)


@dataclass
class _Form:
    """Where what is known of a form stands in its export."""

    task: Task
    scales: Scales
    questions: list[tuple[int, Scale]] = field(default_factory=list)
    school: int | None = None
    who: int | None = None
    when: int | None = None
    parted: dict[str, tuple[int, Read]] = field(default_factory=dict)

    @classmethod
    def told(cls, headings: Sequence[str], rows: Sequence[Row], task: Task) -> "_Form":
        words = task.survey
        form = cls(task, Scales.of(words["scales"], words["no_view"], words["no_answer"]))
        columns = _Columns(headings, rows)
        form.school = columns.best(words["columns"]["school"], form._school_of)
        form.when = columns.first(words["columns"]["when"], _day)
        if not words["who"]:
            form.who = columns.first(words["columns"]["who"], form._who)
        for way, called in words["columns"]["parted"].items():
            place = columns.first(called, read := _group_in(way, task))
            if place is not None:
                form.parted[way] = place, read
        for place in columns.free:
            scale = form.scales.scale_of(Counter(plain(row[place]) for row in rows))
            if scale is not None:
                form.questions.append((place, scale))
        return form

    def add(self, row: Row, sums: Sums) -> None:
        """Count one person's answers."""
        given = {
            str(number): (int(agrees), 1)
            for number, (place, scale) in enumerate(self.questions)
            if (agrees := self.scales.counts(scale, plain(row[place]))) is not None
        }
        if not given:
            sums.skipped["rows without an answer to any question"] += 1
            return
        school = self._school_of(row[self.school]) if self.school is not None else ""
        who = self._who(row[self.who]) if self.who is not None else self.task.survey["who"]
        if school is None:
            sums.skipped["answers that name no school of the trust"] += 1
        elif not who:
            sums.skipped["answers of which neither a column nor you said who gave them"] += 1
        else:
            groups = {way: read(row[place]) or NOT_GIVEN for way, (place, read) in self.parted.items()}
            sums.add(school, (who, ""), groups, given)
            if self.when is not None and (day := _day(row[self.when])):
                sums.spans(school, day)

    def _school_of(self, text: str) -> str | None:
        return school_of(text, self.task.schools) or self.task.schools.get(bare(text))

    def _who(self, text: str) -> str | None:
        said = plain(text)
        return next((who for who, called in self.task.survey["audiences"].items() if said in called), None)


class _Columns:
    """The columns of an export, and which of them are not taken for anything yet."""

    def __init__(self, headings: Sequence[str], rows: Sequence[Row]) -> None:
        self.headings, self.rows = [heading.casefold() for heading in headings], rows
        self.free = list(range(len(headings)))

    def first(self, called: Sequence[str], read: Read) -> int | None:
        """Take the first column with one of these words at its top that mostly holds what can be read so."""
        for word in called:
            for place in self.free:
                if re.search(rf"\b{re.escape(word)}", self.headings[place]) and self._share(place, read) >= _MOSTLY:
                    return self._take(place)
        return None

    def best(self, called: Sequence[str], read: Read) -> int | None:
        """Take the column that holds most of what can be read so, whatever stands at its top.

        Where its top says so, fewer will do: some of those who answered are of no school.
        """
        shares = {place: self._share(place, read) for place in self.free}
        place = max(self.free, key=lambda each: shares[each], default=None)
        if place is None:
            return None
        says_so = any(word in self.headings[place] for word in called)
        return self._take(place) if shares[place] >= (_MOSTLY / 2 if says_so else _MOSTLY) else None

    def _take(self, place: int) -> int:
        self.free.remove(place)
        return place

    def _share(self, place: int, read: Read) -> float:
        given = Counter(text for row in self.rows if (text := row[place].strip()))
        known = sum(times for text, times in given.items() if read(text))
        return known / total if (total := given.total()) else 0.0


def _group_in(way: str, task: Task) -> Read:
    if way == "year":
        return lambda text: None if (found := year_group(text)) == NOT_GIVEN else found
    values: Mapping[str, str] = task.groups[way]
    return lambda text: values.get(plain(text))


_YEAR_FIRST = re.compile(r"(\d{4})/(\d{1,2})/(\d{1,2})", re.ASCII)


def _day(text: str) -> str | None:
    if match := _YEAR_FIRST.match(text.strip()):
        text = f"{match[1]}-{int(match[2]):02d}-{int(match[3]):02d}"
    day: dt.date | None = day_of(text)
    return day.isoformat() if day else None


# --- The table of an export


def _table(content: bytes) -> tuple[list[str], list[Row]]:
    """Return an export's headings and rows, of a workbook those of its first sheet that holds a table."""
    if not sheets.is_workbook(content):
        return _settled(*_rows(content))
    for _, text in sheets.read_here(content):
        try:
            headings, rows = _rows(text.encode())
        except UnreadableFile:  # a cover or a sheet of notes
            continue
        if rows and len(headings) > 1:
            return _settled(headings, rows)
    raise UnreadableFile("No sheet of this workbook holds a table.")


def _rows(content: bytes) -> tuple[list[str], list[Row]]:
    table = delimited.read(content, most_rows=MOST_ANSWERS)
    return list(table.headings), list(table.rows)


# What some tools put beneath the headings of a question that has no parts.
_BENEATH = ("response", "open-ended response")


def _settled(headings: list[str], rows: list[Row]) -> tuple[list[str], list[Row]]:
    """Return headings and rows of tools that write a question over two rows, or its words only in the second."""
    if len(rows) > 1 and any(cell.startswith('{"ImportId"') for cell in rows[1]):
        return list(rows[0]), rows[2:]
    if rows and any(cell.strip().casefold() in _BENEATH for cell in rows[0]):
        beneath, rows = rows[0], rows[1:]
        headings = [
            below if below and below.casefold() not in _BENEATH else above
            for above, below in zip(headings, (cell.strip() for cell in beneath), strict=True)
        ]
    return headings, rows


_IN_A_GRID = re.compile(r".*\[(.+)\]\s*\Z", re.DOTALL)
_NUMBERED = re.compile(r"^\s*(?:q(?:uestion)?\s*)?\d{1,3}[a-z]?\s*[.):]\s*", re.IGNORECASE)


def _asked(heading: str) -> str:
    """Return a question's words: of a grid the line that was answered, without the number before it."""
    words = match[1] if (match := _IN_A_GRID.match(heading)) else heading
    return _NUMBERED.sub("", " ".join(words.split()))[:LONGEST_QUESTION] or "A question without words"
