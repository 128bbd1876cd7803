"""Footnotes of a page: lines in small type at its foot, each behind a number that stands raised in the text above."""

import re
from dataclasses import dataclass
from statistics import median

from goldenthread.foundation.documents.pdf_lines import Line
from goldenthread.foundation.documents.symbols import raised_number

_HUNG = re.compile(r"[^\W\d_][.,;:)”’%]?([⁰¹²³⁴⁵⁶⁷⁸⁹]+)$")
_SMALLER = 0.4


@dataclass
class Note:
    """A footnote by its number."""

    marker: str
    lines: list[Line]


def notes_apart(lines: list[Line], everything: list[Line]) -> list[Note]:
    """Take the footnotes out of the lines of a page. `everything` holds the lines of its tables too."""
    words = [word.text for line in everything for word in line.words]
    hung = {raised_number(match[1]) for word in words if (match := _HUNG.search(word))}
    if not hung or not lines:
        return []
    usual = median(line.size for line in everything)
    first = next((at for at, line in enumerate(lines) if _begins(line, hung, usual)), None)
    if first is None or any(line.size > usual - _SMALLER for line in lines[first:]):
        return []
    notes: list[Note] = []
    for line in lines[first:]:
        if _begins(line, hung, usual):
            notes.append(Note(raised_number(line.words[0].text), [Line(line.words[1:])]))
        else:
            notes[-1].lines.append(line)
    del lines[first:]
    return notes


def _begins(line: Line, hung: set[str], usual: float) -> bool:
    return len(line.words) > 1 and line.size <= usual - _SMALLER and raised_number(line.words[0].text) in hung
