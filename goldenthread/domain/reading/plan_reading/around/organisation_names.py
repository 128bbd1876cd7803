"""The name of the trust or school whose plan it is: on the front, over two lines, or only at the head of pages."""

import re
from dataclasses import replace

from goldenthread.domain.reading.plan_reading.lines.leading_in import level_named
from goldenthread.domain.reading.plan_reading.notes import Notes
from goldenthread.domain.reading.plan_reading.taken_in.items import Line
from goldenthread.domain.reading.plan_reading.vocabulary import Vocabulary, plain
from goldenthread.foundation.documents.document import Span

# Between two years it parts nothing.
DASH = re.compile(r"(?<!\d\d\d\d)\s+[-–—|·•]\s+|\s+[-–—|·•]\s+(?!(?:20)?\d\d\b)|:\s+")
_ON_EVERY_PAGE = ("page header", "page footer", "running line")
_LONGEST_NAME, _LITTLE_WORD = 70, 3
_YEARS_BEHIND = re.compile(r"[\s,–-]+(?P<years>(?:19|20)\d\d\s?(?:[-–/]|to)\s?(?:20)?\d\d)$")


def take_from_pages(notes: Notes) -> None:
    """Take the organisation's name from the head or foot of the pages where the front does not say it."""
    if any(control.field == "organisation" for control in notes.control):
        return
    text = notes.source.document.text
    for held in notes.source.furniture:
        if held.kind not in _ON_EVERY_PAGE:
            continue
        for part in DASH.split(text[held.span.start : held.span.end]):
            words = part.strip(" -–—|:·•")
            if _is_plain_name(words, notes.vocabulary):
                at = text.index(words, held.span.start)
                notes.keep_control("organisation", words, Span(at, at + len(words)))
                return


def is_name(line: Line, notes: Notes) -> bool:
    known = any(control.field == "organisation" for control in notes.control)
    large = [word for word in line.text.split() if len(word) > _LITTLE_WORD and word[0].isalpha()]
    is_proper = sum(word[0].isupper() for word in large) * 2 >= len(large) and not level_named(
        line.text, notes.vocabulary
    )
    is_sentence = line.text.endswith((":", ":-", ",", ";")) or notes.vocabulary.speaks_of_plan(line.text)
    return (
        not known
        and is_proper
        and not is_sentence
        and len(line.text) < 80
        and bool(notes.vocabulary.organisation.search(line.text))
    )


def goes_on(line: Line, notes: Notes) -> bool:
    """Join the second line of an organisation's name to the first."""
    last = notes.control[-1] if notes.control else None
    if (
        last is None
        or last.field != "organisation"
        or line.gap
        or not notes.vocabulary.organisation.search(line.text)
    ):
        return False
    if len(line.text) > 60:
        return False
    if plain(line.text) == plain(last.text):
        notes.source.set_aside("repeated name", line.spans)
        return True
    span = type(line.span)(last.span.start, line.span.end)
    notes.control[-1] = type(last)(last.field, f"{last.text} {line.text}", span, last.label)
    return True


def keep(line: Line, notes: Notes) -> None:
    """Keep a name; a line right above it is its beginning."""
    if years := _YEARS_BEHIND.search(line.text):
        # “Hollin Trust 2025-28”: the years are the plan's.
        at = line.span.start + years.start("years")
        if not any(control.field == "period" for control in notes.control):
            notes.keep_control("period", years["years"], type(line.span)(at, line.span.end))
        line = replace(line, text=line.text[: years.start()].rstrip(" ,–-"))
    before = notes.said[-1] if notes.said and notes.said[-1].kind == "cover" and line.gap == 0 else None
    if before is None:
        notes.keep_control("organisation", line.text, line.span)
        return
    notes.said.pop()
    first = before.lines[0]
    span = type(line.span)(first.span.start, line.span.end)
    notes.keep_control("organisation", f"{first.text} {line.text}", span)


def _is_plain_name(words: str, vocabulary: Vocabulary) -> bool:
    """Tell “Hill Learning Trust” from a sentence that speaks of one, and from the name of a plan."""
    is_name = bool(vocabulary.organisation.search(words)) and len(words) < _LONGEST_NAME and "\n" not in words
    parts = [part for part in words.split() if len(part) > _LITTLE_WORD]
    is_proper = len(parts) > 1 and all(part[0].isupper() for part in parts)
    return is_name and is_proper and not vocabulary.speaks_of_plan(words)
