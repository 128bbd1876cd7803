"""Measures that carry a number of their own within a column: “KPI 1.1: …” is a part that can be spoken of by it."""

import re
from collections import Counter

from goldenthread.domain.reading.plan_reading.drafts import Draft
from goldenthread.domain.reading.plan_reading.lines import titles
from goldenthread.domain.reading.plan_reading.notes import Notes
from goldenthread.domain.reading.plan_reading.taken_in.items import Line

_NUMBERED = re.compile(r"(?P<number>(?P<word>[A-Z][A-Z0-9]{1,4})\s?\d{1,2}(?:\.\d{1,2}){1,2})\s?:\s*")


def add_numbered_cells(notes: Notes) -> None:
    """Hang each numbered measure below the part in whose column it stands, and say which column that is."""
    found = [
        (draft, heading, match)
        for root in notes.stack.roots
        for draft in root.walk()
        for heading, lines in draft.cells.items()
        if lines and draft.headings.get(heading) == "success" and (match := _NUMBERED.match(lines[0].text))
    ]
    if len(found) < 2:
        return
    level = Counter(match["word"] for _, _, match in found).most_common(1)[0][0]
    for draft, heading, match in found:
        lines = draft.cells[heading]
        words = "\n".join([lines[0].text[match.end() :], *(line.text for line in lines[1:])]).strip()
        child = Draft(("kpi", 1), level, match["number"], [], parent=draft, is_level_said=True, column=heading)
        child.title, text, _ = titles.split(words)
        if text:
            child.text.append(
                Line(text, tuple(span for line in lines for span in line.spans), type(lines[0].mark)(body=text))
            )
        else:
            child.more.extend(span for line in lines for span in line.spans)
        draft.children.insert(0, child)
