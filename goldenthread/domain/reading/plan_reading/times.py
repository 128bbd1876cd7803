"""Dates, targets and people within the parts of a plan, each with the stretch that it came from."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from goldenthread.domain import date_words, targets
from goldenthread.domain.reading.plan_reading import people
from goldenthread.domain.reading.plan_reading.drafts import Draft
from goldenthread.domain.reading.plan_reading.notes import Notes
from goldenthread.domain.reading.plan_reading.result import Assignment, ElementDate, ElementTarget
from goldenthread.domain.reading.plan_reading.taken_in.items import Line
from goldenthread.domain.reading.plan_reading.vocabulary import is_dated
from goldenthread.foundation.documents.document import Span

_ANY_DATE = re.compile(
    r"\d|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|term|year|month|week|spring|summer|autumn|easter|christmas|"
    r"xmas|annual|daily|ongoing|on-going|immediate|periodic|regular|quarter|inspection",
    re.IGNORECASE,
)
_SURE = 1
_MOST_OF_NAME = 5
_SHARE_OF_PEOPLE = re.compile(
    r"\d\s?%\s(?:or more\s)?of\s(?:the\s|all\s|our\s)?(?:\w+\s){0,2}(?:pupils|children|students|staff|teachers|"
    r"families|parents|schools|leaders|governors|trustees)\b",
    re.IGNORECASE,
)
_FIGURE = re.compile(r"\d\s?%|(?<![\w./-])\d{1,4}(?:\.\d+)?(?![\w./])")
_TARGETS = ("success", "milestones")
_PEOPLE = {"lead": "lead", "reviewer": "reviewer", "assurer": "assurer", "support": "support"}


@dataclass
class Found:
    """What was found within the parts, in reading order."""

    dates: list[ElementDate] = field(default_factory=list)
    targets: list[ElementTarget] = field(default_factory=list)
    assignments: list[Assignment] = field(default_factory=list)


def find_in(drafts: Sequence[Draft], ids: Mapping[Draft, str], notes: Notes, context: date_words.Context) -> Found:
    """Find the dates, targets and parties of every part."""
    found = Found()
    text = notes.source.document.text
    for draft in drafts:
        # What spells out a column of the part above it is found there.
        if draft.sort[0] == "kpi":
            continue
        element = ids[draft]
        is_measure = _is_measure(draft, notes)
        if not any(meaning in _PEOPLE for meaning in draft.headings.values()):
            found.assignments.extend(_named_behind(draft, element, notes))
        for line in _own_lines(draft):
            # “T1” before a title counts a theme, and is no term.
            said = (date for date in _dates(line, element, "", text, context) if date.reading.text != draft.number)
            is_name = line in draft.head and _names_itself(draft, notes)
            found.dates.extend(date for date in said if not (is_name and date.reading.kind == "recurring"))
            if not is_measure and (reading := _figured(line, context)):
                found.targets.append(ElementTarget(element, reading, line.span))
        if is_measure and not _has_targets(draft):
            words = " ".join(part for part in (draft.title, *(line.text for line in draft.text)) if part)
            span = next(draft.spans(), Span(0, 0))
            found.targets.append(ElementTarget(element, targets.read(words, context), span, draft.level))
        _find_in_cells(draft, element, found, notes, context, is_measure=is_measure)
    return found


def _find_in_cells(
    draft: Draft, element: str, found: Found, notes: Notes, context: date_words.Context, *, is_measure: bool
) -> None:
    for heading, lines in draft.cells.items():
        meaning = draft.headings.get(heading, "")
        if is_dated(heading) and lines:
            found.dates.append(ElementDate(element, date_words.read(heading, context), lines[0].span, heading))
        for line in lines:
            _find_in_cell(line, (element, heading, meaning), found, notes, context)
            if meaning in _TARGETS and _says_something(line.text):
                reading = _target_in_cell(line.body or line.text, heading, draft, context, is_measure=is_measure)
                found.targets.append(ElementTarget(element, reading, line.span, heading))


def _says_something(words: str) -> bool:
    """Say whether a cell holds words or a figure, and no cross for a quarter in which something happens."""
    return any(character.isalnum() for character in words) and words.strip().lower() != "x"


def _find_in_cell(
    line: Line, place: tuple[str, str, str], found: Found, notes: Notes, context: date_words.Context
) -> None:
    element, heading, meaning = place
    words = line.body or line.text
    if meaning == "date":
        found.dates.append(ElementDate(element, date_words.read(words, context), line.span, heading))
    elif meaning in _PEOPLE:
        found.assignments.extend(_assigned(line, element, heading, _PEOPLE[meaning], notes))
    else:
        found.dates.extend(_dates(line, element, heading, notes.source.document.text, context))


def _has_targets(draft: Draft) -> bool:
    """Say whether the row of a measure says in a column of its own what is to be reached."""
    return any(lines and draft.headings.get(heading) in _TARGETS for heading, lines in draft.cells.items())


def _target_in_cell(
    words: str, heading: str, draft: Draft, context: date_words.Context, *, is_measure: bool
) -> targets.TargetReading:
    """Read a cell as a target; a figure alone is what its part is to reach, and “By 2030” above it says when."""
    is_whole = any(character.isalpha() for character in words) and not is_measure
    said = words if is_whole else f"{draft.title}: {words}"
    if is_dated(heading):
        said = f"{said.rstrip('.')} {heading[0].lower()}{heading[1:]}"
    return targets.read(said, context)


def _names_itself(draft: Draft, notes: Notes) -> bool:
    """Tell “Here every day”, a name, from “Meet families every week”, which says how often to do it."""
    said = draft.words.split()
    is_deed = bool(said) and (said[0].lower() in notes.vocabulary.deeds or said[0].lower().endswith("ing"))
    return len(said) <= _MOST_OF_NAME and not is_deed


def _figured(line: Line, context: date_words.Context) -> targets.TargetReading | None:
    """Read a line outside the columns of success as a target, where it sets a figure for a measure that we know."""
    if not _FIGURE.search(line.body):
        return None
    reading = targets.read(line.body, context)
    is_known = any(claim.value and targets.is_known(claim.measure) for claim in reading.claims)
    is_share = bool(_SHARE_OF_PEOPLE.search(line.body))
    return reading if reading.tier <= _SURE and (is_known or is_share) else None


def _own_lines(draft: Draft) -> Iterator[Line]:
    seen = set()
    for line in (*draft.head, *draft.text):
        if line.spans not in seen:
            seen.add(line.spans)
            yield line


def _is_measure(draft: Draft, notes: Notes) -> bool:
    if draft.children:
        return False
    above = draft.parent.words if draft.parent is not None and draft.sort[0] in ("point", "bullet") else ""
    is_named = draft.is_level_said or draft.number.startswith(draft.level or " ")
    named = draft.level if is_named else ""
    return any(notes.vocabulary.column(words) in _TARGETS for words in (named, above) if words)


def _dates(line: Line, element: str, column: str, text: str, context: date_words.Context) -> Iterator[ElementDate]:
    whole = text[line.span.start : line.span.end]
    if not _ANY_DATE.search(whole):
        return
    at = 0
    for part in _sentences(whole):
        if _ANY_DATE.search(part):
            for found in date_words.find(part, context):
                if _is_long_past(found.reading, context) and targets.tells_a_start(
                    part[: found.span[0]], part[found.span[1] :]
                ):
                    continue
                start = line.span.start + at + found.span[0]
                yield ElementDate(element, found.reading, Span(start, start + len(found.reading.text)), column)
        at += len(part)


def _is_long_past(reading: date_words.DateReading, context: date_words.Context) -> bool:
    end = reading.to_on or reading.from_on
    return bool(end and context.start_on and end < context.start_on)


def _sentences(words: str) -> Iterator[str]:
    """Yield stretches short enough to be searched whole, cut where a sentence ends."""
    while len(words) > 1_500:
        cut = words.rfind(". ", 0, 1_500) + 2
        cut = cut if cut > 200 else 1_500
        yield words[:cut]
        words = words[cut:]
    yield words


def _named_behind(draft: Draft, element: str, notes: Notes) -> Iterator[Assignment]:
    """Find who leads where the words of a part end with a post: “… (English lead, autumn term)”, “… – HR”."""
    text = notes.source.document.text
    for line in _own_lines(draft):
        whole = text[line.span.start : line.span.end]
        for said in people.posts_behind(whole, notes.vocabulary):
            at = line.span.start + whole.rfind(said)
            capacity = people.capacity_of(said, "lead", notes.vocabulary)
            yield Assignment(
                element=element, raw=said, capacity=capacity, span=Span(at, at + len(said)), party=said
            )  # fmt: skip


def _assigned(line: Line, element: str, heading: str, usual: str, notes: Notes) -> Iterator[Assignment]:
    # “A. Khan” is a name, and no party numbered A.
    words = line.text if line.mark.sort == "code" else line.body or line.text
    for party in people.parties(words):
        capacity = people.capacity_of(party, usual, notes.vocabulary)
        person = people.person_in(party, notes.vocabulary)
        yield Assignment(
            element=element,
            raw=words,
            capacity=capacity,
            span=line.span,
            party=party,
            person=person,
            column=heading,
        )
