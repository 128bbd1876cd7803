"""What the plan is called: where it is said, where it is printed again, and the years in it."""

import re

from goldenthread.domain.reading.plan_reading.notes import Notes
from goldenthread.domain.reading.plan_reading.taken_in.items import Line
from goldenthread.domain.reading.plan_reading.vocabulary import plain

_NEAR_FRONT, _LONGEST_TITLE = 200, 10
_YEAR = r"(?:19|20)\d\d(?:/(?:20)?\d\d)?"
_SPAN_OF_YEARS = re.compile(
    rf"{_YEAR}\s?(?:[-–]|to)\s?(?:{_YEAR}|\d\d)(?![\d/])|(?:19|20)\d\d/(?:20)?\d\d(?!\d)", re.IGNORECASE
)


def title_of(notes: Notes) -> str:
    """Return the document's title in small letters, by which it is known where it is repeated."""
    return next((plain(control.text) for control in notes.control if control.field == "title"), "")


def repeats_title(line: Line, notes: Notes) -> bool:
    """Tell the plan's title where it is printed again, above the plan itself."""
    if line.mark.sort or not line.is_short or not notes.vocabulary.speaks_of_plan(line.text):
        return False
    words, ours = set(title_of(notes).split()), set(plain(line.text).split())
    return bool(words) and len(words & ours) * 3 >= 2 * len(words)


def take_title(line: Line, notes: Notes) -> bool:
    """Take a short line for the title where nothing stands above it and nothing else is the title."""
    first = next((item for item in notes.source.items if isinstance(item, Line)), line)
    is_front = not notes.stack.roots and not title_of(notes) and line.span.start - first.span.start < _NEAR_FRONT
    if not is_front or not line.is_short or len(line.text.split()) > _LONGEST_TITLE or len(line.text.split()) < 2:
        return False
    notes.keep_control("title", line.text, line.span)
    keep_period_of_title(line, notes)
    return True


def keep_period_of_title(line: Line, notes: Notes) -> None:
    """Keep the years that a title names as the plan's period."""
    match = _SPAN_OF_YEARS.search(line.text)
    if match and not any(control.field == "period" for control in notes.control):
        text = notes.source.document.text
        at = text.find(match[0], line.span.start, line.span.end)
        span = type(line.span)(at, at + len(match[0])) if at >= 0 else line.span
        notes.keep_control("period", match[0], span)
