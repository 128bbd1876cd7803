"""Reading the words of a date, and finding date phrases inside a statement."""

import re
from collections.abc import Iterator
from dataclasses import replace

from goldenthread.domain.date_words import events, open_ended, pupil_stages, recurring, relative, years
from goldenthread.domain.date_words.choosing import choose
from goldenthread.domain.date_words.forms import CELL, SENTENCE, Form
from goldenthread.domain.date_words.phrases import phrase_at
from goldenthread.domain.date_words.reading import Context, DateReading, FoundDate, asking, quoted
from goldenthread.domain.date_words.vocabulary import form, plain

# The longest text that is looked at; no date of a real plan is further in.
MOST_CHARACTERS = 2_000

_FORMS: tuple[Form, ...] = (
    recurring.FORMS + relative.FORMS + pupil_stages.FORMS + open_ended.FORMS + events.FORMS + years.CELLS
)
_PLACES = re.compile(
    r"(?<![A-Za-z0-9])(?=[A-Za-z])|(?<![A-Za-z0-9.,£$%/])(?='?[0-9])|(?<=\d(?:st|nd|rd|th))(?=[A-Z])", re.ASCII
)
_NOISE = " \t\r\n.,;:*•/"


def read(words: str | None, context: Context) -> DateReading:
    """Read the words of a date by the time of its document. Never fails: what is not understood is asked."""
    text = (words or "")[:MOST_CHARACTERS]
    reading = _read_whole(plain(text), context) if text.strip() else DateReading("", "empty")
    return replace(reading, text=(words or "").strip())


def find(sentence: str | None, context: Context) -> list[FoundDate]:
    """Find the date phrases of a statement, in order, each as long as makes sense and none over another."""
    text = (sentence or "")[:MOST_CHARACTERS]
    return [
        FoundDate((start, end), replace(reading, text=text[start:end]))
        for start, end, reading in _scan(plain(text), context, whole=False)
    ]


def _read_whole(text: str, context: Context) -> DateReading:
    core = _unwrapped(text.strip(_NOISE)) or text.strip()
    if exact := _exactly(core, context):
        return exact
    found = [reading for _, _, reading in _scan(core, context, whole=True)]
    if not found:
        return asking(DateReading(core, "vague"), f"Which date is meant by {quoted(core)}?")
    return _due_by(core, choose(found, core, context))


# “By the end of term in July 2026”: words that are not read may stand between a deadline's lead and its day.
_LED_BY = form(r"(?:by|until|till|no\s+later\s+than)\b")


def _due_by(text: str, reading: DateReading) -> DateReading:
    """Keep only the last day of a cell that opens as a deadline."""
    led = _LED_BY.match(text) and reading.to_on and not reading.recurrence
    return replace(reading, from_on=None) if led else reading


def _exactly(text: str, context: Context) -> DateReading | None:
    """Take the reading that accounts for every word, where there is one."""
    phrase = phrase_at(text, 0, context, whole=True)
    if phrase and phrase[0] == len(text):
        return phrase[1]
    for each in _FORMS:
        match = each.pattern.fullmatch(text)
        reading = match and each.reader(match, context)
        if reading:
            return reading
    return None


def _unwrapped(text: str) -> str:
    """Take off brackets that hold the whole text."""
    wrapped = text[:1] + text[-1:] in ("()", "[]") and not set(text[1:-1]) & set("()[]")
    return text[1:-1].strip(_NOISE) if wrapped else text


def _scan(text: str, context: Context, *, whole: bool) -> Iterator[tuple[int, int, DateReading]]:
    beyond = 0
    for place in _PLACES.finditer(text):
        start = place.start()
        if start < beyond:
            continue
        best = _longest_at(text, start, context, whole=whole)
        if best:
            beyond = best[0]
            yield start, beyond, best[1]


def _longest_at(text: str, start: int, context: Context, *, whole: bool) -> tuple[int, DateReading] | None:
    best = phrase_at(text, start, context, whole=whole)
    for each in _FORMS:
        if each.where not in ((SENTENCE, CELL) if whole else (SENTENCE,)):
            continue
        match = each.pattern.match(text, start)
        if match and (not best or match.end() > best[0]):
            reading = each.reader(match, context)
            best = (match.end(), reading) if reading else best
    return best
