"""Lines in which a document says who approved it and when, at its front and at its end."""

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from goldenthread.domain import date_words
from goldenthread.domain.reading.plan_reading.notes import Notes
from goldenthread.domain.reading.plan_reading.taken_in.items import Item, Line, Row
from goldenthread.domain.reading.plan_reading.vocabulary import Vocabulary, plain
from goldenthread.foundation.documents.document import Span

_FIELDS = {"adopted", "approved_by", "reviewed", "next_review", "version", "owner", "date"}
_LONGEST = 200
_SAYS = r"(?:(?:it\s+|which\s+)?(?:was|is|has been|will be|is to be)\s+)?(?:next\s+)?"
_DEED = r"(?:agreed|approved|adopted|ratified|signed off|reviewed|updated|due for review)\b"
_PARTS = re.compile(
    rf"(?<=[a-z0-9])\.\s+(?=[A-Z])|\s{{3,}}|\s[|·•]\s|;\s+|\t|,?\s+and\s+(?={_SAYS}{_DEED})|,\s+(?={_SAYS}{_DEED}|"
    r"(?:next|last) review|version\s\d|to be reviewed)",
    re.IGNORECASE,
)
# “This plan was approved by trustees …”, “it will be reviewed in …”: the verb is the label.
_OPENING = re.compile(
    r"(?:(?:this|the|our)\s+(?:[\w’'-]+\s+){0,3}(?:plan|strategy|document|version|statement|edition)|it|which|they)\s+"
    r"(?=(?:was|is|has been|will be)\b)",
    re.IGNORECASE,
)
# “Governors adopted these priorities on 6 October 2026.”
_ACTIVE = re.compile(
    r"(?P<who>(?:the\s+)?(?:[\w’'-]+\s+){0,3}(?:governors|trustees|directors|board|body|committee))\s+"
    r"(?P<did>adopted|approved|agreed|ratified)\s+(?P<what>[^.;]{0,60}?)\s*\bon\s",
    re.IGNORECASE,
)
_COMING = re.compile(r"(?:will be|is to be|is|to be)\s+(?:next\s+)?(?:reviewed|due for review)\b", re.IGNORECASE)
_PAST = re.compile(rf"(?:was|is|has been)\s+(?:last\s+)?(?={_DEED})", re.IGNORECASE)
_LABELS = re.compile(r"(?<!\S)(?P<label>[A-Z][a-z]+(?: (?:[a-z]+|[A-Z][a-z]+)){0,3}):\s")
_WHEN = re.compile(
    r"(?:(?:on|in)\s+)?(?P<when>(?:\d{1,2}(?:st|nd|rd|th)?\s+)?(?:of\s+)?"
    r"(?:jan|feb|mar|apr|may|june?|july?|aug|sep|oct|nov|dec|autumn|spring|summer)\w*\s+\d{2,4}|"
    r"\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}|(?:19|20)\d\d)",
    re.IGNORECASE,
)
# What may be said of the last review and of the next.
_EITHER = ("review date", "date of review")
Field = tuple[str, str, Span, str]


def read_ending(items: list[Item], notes: Notes) -> list[Item]:
    """Take what the document says of itself at its end into the notes, and return what is left to read."""
    left = list(items)
    while left and (fields := list(_fields_at_end(left[-1], notes))):
        keep(fields, notes)
        left.pop()
    return left


def keep(fields: list[Field], notes: Notes) -> None:
    """Note what a line says of the document."""
    for name, text, span, label in fields:
        notes.keep_control(name, text, span, label)


def settle_review(notes: Notes) -> None:
    """Take “Review date” for that of the next review where it lies behind the day of adoption and is the only one."""
    held = {control.field: control for control in notes.control}
    said, adopted = held.get("reviewed"), held.get("adopted") or held.get("date")
    if said is None or adopted is None or "next_review" in held or plain(said.label) not in _EITHER:
        return
    review, agreed = (date_words.read(control.text[:80], date_words.Context()).to_on for control in (said, adopted))
    if review and agreed and review > agreed:
        notes.control[notes.control.index(said)] = replace(said, field="next_review")


def fields_of(line: Line, notes: Notes) -> list[Field]:
    """Return the fields of a line that says only such things: “Approved by trustees on 4 July 2024. Version 2”."""
    if len(line.text) > _LONGEST or line.mark.is_number:
        return []
    by_label = _by_label(line.body, notes.vocabulary)
    if len(by_label) > 1:
        apart = [part for words in by_label for part in _PARTS.split(words) if part.strip()]
        if found := _fields_in(apart, line, notes) or _fields_in(by_label, line, notes):
            return found
    return _fields_in(_PARTS.split(line.body), line, notes)


def _by_label(words: str, vocabulary: Vocabulary) -> list[str]:
    """Part “Version 2 Approved: 9 October Review date: July” before each label that we know."""
    cuts = [match.start() for match in _LABELS.finditer(words) if vocabulary.control_field(match["label"]) in _FIELDS]
    return [words[start:end] for start, end in pairwise([0, *filter(None, cuts), len(words)])]


def _fields_in(parts: list[str], line: Line, notes: Notes) -> list[Field]:
    text, start = notes.source.document.text, line.span.start
    found: list[Field] = []
    for part in parts:
        said = _field(part.strip(" .,"), notes.vocabulary)
        if said is None:
            return []
        at = text.find(part.strip(), start, line.span.end)
        span = Span(at, at + len(part.strip())) if at >= 0 and len(line.spans) == 1 else line.span
        found.append((said[0], said[1], span, said[2]))
    if found:
        # What stands between two of them is part of the first.
        found[0] = (found[0][0], found[0][1], line.span, found[0][3])
    return found


def _field(words: str, vocabulary: Vocabulary) -> tuple[str, str, str] | None:
    """Return field, what it says, and the label, of one statement; nothing where it is none."""
    if active := _ACTIVE.match(words):
        words = f"{active['did'].capitalize()} by {active['who']} on {words[active.end() :]}"
    words = _OPENING.sub("", words, count=1)
    words = _PAST.sub("", _COMING.sub("To be reviewed", words, count=1), count=1)
    label, colon, value = words.partition(":")
    if colon and (name := vocabulary.control_field(label)) in _FIELDS and value.strip():
        return name, value.strip(), label
    parts = words.split()
    for length in range(min(4, len(parts) - 1), 0, -1):
        label = " ".join(parts[:length])
        name = vocabulary.control_field(label)
        rest = " ".join(parts[length:])
        if name not in _FIELDS or (name in ("owner", "date") and not colon):
            continue
        match = _WHEN.search(rest)
        if name == "version":
            return (name, rest, label) if rest[:1].isdigit() and len(parts) <= 4 else None
        if match is None or len(rest[match.end() :].strip(" .)")) > 2:
            return None
        who = rest[: match.start()].strip(" :,-–(")
        if name == "approved_by" or who.startswith("by "):
            return "adopted" if name == "approved_by" else name, match["when"], f"{label} {who}"
        return (name, match["when"], label) if len(who) < 4 else None
    return None


def _fields_at_end(item: Item, notes: Notes) -> Iterator[Field]:
    if isinstance(item, Line):
        yield from fields_of(item, notes)
        return
    rows = [_pair(row, notes.vocabulary) for row in item.rows]
    if rows and all(rows):
        for name, label, value, span in filter(None, rows):
            yield name, value, span, label


def _pair(row: Row, vocabulary: Vocabulary) -> tuple[str, str, str, Span] | None:
    cells = [row.cells[place] for place in row.filled]
    if len(cells) != 2:
        return None
    name = vocabulary.control_field(cells[0].text)
    spans = row.spans
    return (name, cells[0].text, cells[1].text, Span(spans[0].start, spans[-1].end)) if name in _FIELDS else None
