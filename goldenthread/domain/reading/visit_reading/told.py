"""What a paper tells of a visit: what was said, thing by thing, the day, and what is to be done.

Who came, where and when are looked for in every line where no label asks for them.
"""

import datetime as dt
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from goldenthread.domain import date_words
from goldenthread.domain.reading.forms import Form
from goldenthread.domain.reading.visit_reading import prose as visit_prose
from goldenthread.domain.reading.visit_reading.pieces import Paper, Piece, paper_of, under
from goldenthread.domain.reading.visit_reading.words import LEAVE, LINES

# Beneath something to be done: by whom, or by when.
_OF_THE_LAST = re.compile(
    r"^(?:(?P<who>who|by whom|lead|owner)|by when|when|due|deadline):\s*(?P<says>.+)$", re.IGNORECASE
)
# “Visit report – SEND”
_ABOUT = re.compile(
    r"(?:\s[–—-]|:)\s+(?!.*\b(?:visit|report|record|form|notes?|governor|trustee|monitoring|check)\b)"
    r"((?:[A-Za-z&’']+ ?){1,4})$",
    re.IGNORECASE,
)
# What tells of the visit itself, and a sentence that names a day of something else, before or after it.
_OF_THE_VISIT = re.compile(r"\b(?:visit\w*|walk|went|came|met|attended|spent|having me)\b", re.IGNORECASE)
_OPENING = 3
_ANOTHER_DAY = re.compile(r"\b(?:arranged|will|by|due|next|last(?! \w+day)|since|previous)\b", re.IGNORECASE)
_NOTHING = re.compile(r"(?:none|nil|nothing|n/?a)\b[ \w]{0,20}\.?", re.IGNORECASE)
# “3.11.26” is a day; “9.30” and “two hours” are a time.
_DOTTED = re.compile(r"\b(\d{1,2})\.(\d{1,2})\.(\d{2}(?:\d{2})?)\b")
_TIME = re.compile(
    r"\d{1,2}[.:]\d{2}.*|\d{1,2} ?[ap]m\b.*|\b(?:[\w½]+ (?:and a half )?(?:hours?|minutes)|all day|half a day)\b.*",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Wanted:
    """Something to be done, with the day that it names, if any."""

    says: str
    due_on: dt.date | None = None


@dataclass
class ReadVisit:
    """What was told, by what it is about, the day, and what is to be done."""

    facts: dict[str, str] = field(default_factory=dict)
    on: dt.date | None = None
    wanted: list[Wanted] = field(default_factory=list)
    title: str = ""


def read_visit(form: Form, today: dt.date, told: Mapping[int, str | None] | None = None) -> ReadVisit:
    """Read what a form says of a visit. `told` is what a person says that an answer is about, by its place."""
    return visit_of(paper_of(form, told), today)


def visit_of(paper: Paper, today: dt.date) -> ReadVisit:
    """Return what the pieces of a paper tell of a visit."""
    said: dict[str, list[str]] = {}
    for piece in paper.pieces:
        if piece.about != LEAVE:
            said.setdefault(piece.about, []).extend(piece.says.splitlines())
    if "on" not in said and any(re.search(r"\d", line) for line in said.get("place", [])):
        # “Where and when”
        said["on"] = [*said["place"]]
    lines = [paper.title, *(line for piece in paper.pieces for line in _lines_of(piece))]
    on = next((day for text in said.get("on", []) if (day := day_in(text, today))), None) or _day_told(lines, today)
    if said.get("wanted", [""])[-1].strip(" ,.") in {name for who in said.get("who", []) for name in who.split()[:1]}:
        # Whoever wrote it signed with the first name alone.
        said["wanted"].pop()
    _fill(said, paper.title, lines)
    days = said.pop("on", [])
    if bare := [text for text in days if not re.search(r"\d", text)]:
        said.setdefault("saw", []).extend(bare)
    time = _TIME.search(_DOTTED.sub("", " ".join(days)))
    if time and "lasts" not in said:
        said["lasts"] = [time[0]]
    wanted = _all_wanted([line for text in said.pop("wanted", []) for line in _points(text)], on or today)
    facts = {what: (", " if what in LINES else "\n").join(texts) for what, texts in said.items()}
    return ReadVisit(facts, on, wanted, paper.title)


def _lines_of(piece: Piece) -> list[str]:
    first, *rest = piece.says.splitlines() or [""]
    is_whole = not piece.label or piece.about == "wanted" or first.startswith(under(piece.label, ""))
    return [first if is_whole else under(piece.label, first), *rest]


def _day_told(lines: Sequence[str], today: dt.date) -> dt.date | None:
    """Return the day of the visit that lines name in passing, where none stands under a label."""
    about_it = (
        one for at, text in enumerate(lines) for one in visit_prose.cut(text)
        if not _ANOTHER_DAY.search(one.removeprefix("By ")) and (at < _OPENING or _OF_THE_VISIT.search(one))
    )  # fmt: skip
    return next((day for text in about_it if (day := day_in(text, today)) and day <= today), None)


def _fill(said: dict[str, list[str]], title: str, lines: Sequence[str]) -> None:
    """Add who came, where and as the link for what, where no label asks for it and some line says so."""
    told = visit_prose.told_in(lines)
    called = next((part for part in re.split(r"\s[–—-]\s", title) if visit_prose.names_a_school(part)), "")
    about = _ABOUT.search(title)
    for what, says in (
        ("who", told.who), ("place", told.place or called),
        ("duty", told.duty or (about[1].strip() if about else "")),
    ):  # fmt: skip
        if says and what not in said:
            said[what] = [says]


def _all_wanted(lines: Iterable[str], on: dt.date) -> list[Wanted]:
    """Read what is to be done after a day, a thing a line; one of who or by when belongs to the thing before it."""
    found: list[Wanted] = []
    for line in (line for line in lines if not _NOTHING.fullmatch(line)):
        of = _OF_THE_LAST.match(line)
        if not (of and found):
            found.append(Wanted(line, day_in(line, on, since=on)))
        elif of["who"]:
            found[-1] = Wanted(f"{found[-1].says} ({of['says']})", found[-1].due_on)
        else:
            due_on = day_in(of["says"], on, since=on)
            told = found[-1].says if due_on else f"{found[-1].says} (by {of['says']})"
            found[-1] = Wanted(told, due_on or found[-1].due_on)
    return found


def _points(text: str) -> Sequence[str]:
    return [cut for line in text.splitlines() if (cut := re.sub(r"^\s*(?:[-•*–]|\d{1,2}[.)])\s+", "", line).strip())]


def day_in(text: str, today: dt.date, since: dt.date | None = None) -> dt.date | None:
    """Return the first single day that a text names; a day without its year is the first since then."""
    start = since or today - dt.timedelta(days=365)
    context = date_words.Context(start_on=start, end_on=today + dt.timedelta(days=730))
    text = _DOTTED.sub(r"\1/\2/\3", text)
    found = (each.reading for each in date_words.find(text, context) if each.reading.precision == "day")
    days = (reading.to_on or reading.from_on for reading in found)
    return next((day for day in days if day), None)
