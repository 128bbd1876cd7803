"""Paragraphs that say what is to be done: behind what answers a part's question, or under headings set alike.

“Why have we chosen this objective?”, asked again under each part, is answered by the paragraph below it. Those behind
it that each say who is to do something are parts; whatever else stands there in paragraphs of its own is asked about.
"""

import re

from goldenthread.domain.reading.plan_reading.doubts import EACH_BELOW, THEIR_TEXT
from goldenthread.domain.reading.plan_reading.drafts import Draft
from goldenthread.domain.reading.plan_reading.lines import titles
from goldenthread.domain.reading.plan_reading.lines.looks import part_of
from goldenthread.domain.reading.plan_reading.lines.points_before import PARTS
from goldenthread.domain.reading.plan_reading.notes import Notes
from goldenthread.domain.reading.plan_reading.taken_in.items import Line
from goldenthread.foundation.documents.document import Span

# “Co-Head teachers to review”, “Teachers and leaders to use the …”, “Office to keep”.
_WHO_TO_DO = re.compile(r"[A-Z][\w’'/&-]*(?:\s(?!to\b)[\w’'/&,-]+){0,5}\sto\s(?!be\b)[a-z]+\s")
# “To challenge all children in maths”.
_TO_DO = re.compile(r"To\s(?!be\b)[a-z]+\s")
_HEADINGS = ("short", "bold", "capitals", "heading")
_ANSWERING = ("rationale", "")
_FEWEST_APART = 2


def part_from_answers(notes: Notes) -> None:
    """Hang below a part the paragraphs behind an answer that say who is to do what; ask about others."""
    drafts = [draft for root in notes.stack.roots for draft in root.walk() if draft.sort[0] != "row"]
    asked: list[Draft] = []
    made = [child for heading in _over_deeds(notes) for child in _hang_all(heading)]
    for draft in drafts:
        if sum(bool(line.gap and _WHO_TO_DO.match(line.text)) for line in draft.text) >= _FEWEST_APART:
            asked.append(draft)
        for heading, lines in draft.cells.items():
            behind = lines[1:] if draft.headings.get(heading) in _ANSWERING and heading.endswith("?") else []
            if not behind or not all(line.gap and not line.mark.sort for line in behind):
                continue
            if all(_WHO_TO_DO.match(line.text) for line in behind):
                del lines[1:]
                made += [_hang(draft, line) for line in behind]
            elif len(behind) >= _FEWEST_APART:
                asked.append(draft)
    if made:
        first = f"“{made[0].words[:60]}”, like {len(made) - 1} more," if len(made) > 1 else f"“{made[0].words[:60]}”"
        notes.ask(
            "points",
            f"{first} stands in a paragraph of its own and says what is to be done. Is it a part?",
            PARTS,
            next(made[0].spans()),
            choices=(PARTS, "No, they go on with what is above"),
            drafts=made,
            weight=2,
        )
    if asked:
        notes.ask(
            "lumped",
            f"Under “{asked[0].words[:60]}” stand several paragraphs that may each be a part. What are they?",
            THEIR_TEXT,
            Span(min(span.start for span in asked[0].spans()), max(span.end for span in asked[0].spans())),
            choices=(THEIR_TEXT, EACH_BELOW),
            drafts=asked,
            weight=2,
        )


def _over_deeds(notes: Notes) -> list[Draft]:
    """Return headings set alike over paragraphs that each say what is to be done, one of them over several."""
    families = [notes.stack.roots, *(draft.children for root in notes.stack.roots for draft in root.walk())]
    found: list[Draft] = []
    for siblings in families:
        heads = [part for part in siblings if part.sort[0] in _HEADINGS and part.text]
        are_alike = len(heads) > 1 and not any(part.number or part.is_level_said or part.children for part in heads)
        deeds = [all(line.gap and _says_deed(line, notes) for line in part.text) for part in heads]
        if are_alike and all(deeds) and any(len(part.text) >= _FEWEST_APART for part in heads):
            found += heads
    return found


def _says_deed(line: Line, notes: Notes) -> bool:
    first = line.text.partition(" ")[0].lower()
    return not line.mark.sort and bool(_TO_DO.match(line.text) or first in notes.vocabulary.deeds)


def _hang_all(draft: Draft) -> list[Draft]:
    lines, draft.text = draft.text, []
    return [_hang(draft, line) for line in lines]


def _hang(draft: Draft, line: Line) -> Draft:
    child = Draft(("bullet", 0), head=[line], parent=draft)
    child.title, text, _ = titles.split(line.text)
    if text:
        child.text.append(part_of(line, text))
    draft.children.append(child)
    return child
