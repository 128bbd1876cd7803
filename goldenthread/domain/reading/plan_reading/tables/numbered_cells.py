"""Measures and milestones that are counted within a column: parts that can be spoken of by their number.

“KPI 1.1: …” stands for its cell; of “Milestone 1: … Milestone 2: …” in one cell each is a part.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from goldenthread.domain.reading.plan_reading.drafts import Draft
from goldenthread.domain.reading.plan_reading.lines import titles
from goldenthread.domain.reading.plan_reading.notes import Notes
from goldenthread.domain.reading.plan_reading.taken_in.items import Line

_NUMBERED = re.compile(r"(?P<number>(?P<word>[A-Z][A-Z0-9]{1,4})\s?\d{1,2}(?:\.\d{1,2}){1,2})\s?:\s*")
_COUNTED_IN = ("success", "milestones")
_FEWEST = 2


def add_numbered_cells(notes: Notes) -> None:
    """Hang each numbered measure below the part in whose column it stands, and say which column that is."""
    drafts = [draft for root in notes.stack.roots for draft in root.walk()]
    found = [
        (draft, heading, match)
        for draft in drafts
        for heading, lines in draft.cells.items()
        if lines and draft.headings.get(heading) == "success" and (match := _NUMBERED.match(lines[0].text))
    ]
    level = Counter(match["word"] for _, _, match in found).most_common(1)[0][0] if len(found) >= _FEWEST else ""
    for draft, heading, match in found if level else ():
        lines = draft.cells[heading]
        words = "\n".join([lines[0].text[match.end() :], *(line.text for line in lines[1:])]).strip()
        draft.children.insert(0, _below(draft, heading, (level, match["number"], words), lines))
    for draft in drafts:
        for heading, lines in draft.cells.items():
            counted = list(_counted(lines)) if draft.headings.get(heading) in _COUNTED_IN else []
            for first, rest in counted:
                words = "\n".join([first.mark.body, *(line.text for line in rest)]).strip()
                said = (first.mark.level, first.mark.number, words)
                draft.children.append(_below(draft, heading, said, [first, *rest]))


def _counted(lines: Sequence[Line]) -> Iterator[tuple[Line, list[Line]]]:
    """Yield each line of a cell that begins with one level's word and the next number, with what stands below it."""
    places = [place for place, line in enumerate(lines) if line.mark.sort == "level" and line.mark.body]
    is_whole = len(places) >= _FEWEST and places[0] == 0 and len({lines[at].mark.level for at in places}) == 1
    for at, after in zip(places, [*places[1:], len(lines)], strict=True) if is_whole else ():
        yield lines[at], list(lines[at + 1 : after])


def _below(draft: Draft, heading: str, said: tuple[str, str, str], lines: Sequence[Line]) -> Draft:
    """Make a part below one in whose column it is counted, with its level, number and words."""
    level, number, words = said
    child = Draft(("kpi", 1), level, number, [], parent=draft, is_level_said=True, column=heading)
    child.title, text, _ = titles.split(words)
    spans = tuple(span for line in lines for span in line.spans)
    if text:
        child.text.append(Line(text, spans, type(lines[0].mark)(body=text)))
    else:
        child.more.extend(spans)
    return child
