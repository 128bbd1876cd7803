"""What a person says of a line: that it is a heading, or of a heading, that it is a decision."""

import re
from collections.abc import Mapping
from dataclasses import replace

from goldenthread.domain.reading.scheme_reading.bands import find_band
from goldenthread.domain.reading.scheme_reading.kept import ReadLine, ReadScheme

Answers = dict[str, str]
_OF_A_LINE = re.compile(r"(?P<what>line|leave|cell)-(?P<place>\d+)(?P<party>(?:-\d+)?)")


def heading_key(place: int) -> str:
    """Return by what a form calls a line that may be a heading."""
    return f"heading-{place}"


def above_key(place: int) -> str:
    """Return by what a form calls the heading right above a line, which may be a decision."""
    return f"above-{place}"


def are_first(read: ReadScheme) -> list[int]:
    """Return the places of the lines that stand right under a heading."""
    sections = ["", *(line.section for line in read.lines)]
    return [at for at, line in enumerate(read.lines) if line.section and line.section != sections[at]]


def made_heading(read: ReadScheme, answers: Mapping[str, str], place: int) -> tuple[ReadScheme, Answers]:
    """Return a scheme in which a line is the heading of those that follow it, as far as the next heading."""
    line = read.lines[place]
    under = _reach(read, place + 1, line.section)
    lines = [*read.lines[:place], *(replace(each, section=line.title) for each in under)]
    lines += read.lines[place + 1 + len(under) :]
    return replace(read, lines=tuple(lines)), _moved(answers, place, -1)


def made_decision(read: ReadScheme, answers: Mapping[str, str], place: int) -> tuple[ReadScheme, Answers]:
    """Return a scheme in which the heading above a line is a decision of the section before it."""
    title = read.lines[place].section
    before = read.lines[place - 1].section if place else ""
    under = _reach(read, place, title)
    told = ReadLine(before, title, "", find_band(title))
    lines = [*read.lines[:place], told, *(replace(each, section=before) for each in under)]
    lines += read.lines[place + len(under) :]
    return replace(read, lines=tuple(lines)), _moved(answers, place, 1)


def as_told(
    read: ReadScheme, answers: Mapping[str, str], told: Mapping[str, str]
) -> tuple[ReadScheme, Answers]:  # fmt: skip
    """Return a scheme with what is said of its lines: `told` holds the keys of a form, each with anything in it."""
    kept = dict(answers)
    first = set(are_first(read))
    for place in reversed(range(len(read.lines))):
        has_above = bool(told.get(above_key(place))) and place in first
        if has_above:
            read, kept = made_decision(read, kept, place)
        if told.get(heading_key(place)):
            read, kept = made_heading(read, kept, place + has_above)
    return read, kept


def known_again(read: ReadScheme, known: Mapping[str, str]) -> dict[str, str]:
    """Return what was said before of lines and headings of these words, as a form says it."""
    lines = {
        heading_key(at): "yes" for at, line in enumerate(read.lines) if known.get(plain(line.title)) == "heading"
    }
    above = {above_key(at): "yes" for at in are_first(read) if known.get(plain(read.lines[at].section)) == "decision"}
    return lines | above


def plain(words: str) -> str:
    """Return words as they are known again in another scheme."""
    return " ".join(re.sub(r"[^a-z0-9]+", " ", words.casefold()).split())


def _reach(read: ReadScheme, start: int, section: str) -> list[ReadLine]:
    """Return the lines from a place on that stand under one heading."""
    end = next((at for at in range(start, len(read.lines)) if read.lines[at].section != section), len(read.lines))
    return list(read.lines[start:end])


def _moved(answers: Mapping[str, str], place: int, by: int) -> Answers:
    """Return answers about lines where a line is put in at a place, or taken out of it."""
    kept: Answers = {}
    for key, said in answers.items():
        found = _OF_A_LINE.fullmatch(key)
        at = int(found["place"]) if found else -1
        if found is None or at < place:
            kept[key] = said
        elif by > 0 or at > place:
            kept[f"{found['what']}-{at + by}{found['party']}"] = said
    return kept
