"""Paragraphs behind what answers a part's question: “RE lead to ensure …” says who is to do what, and is a part.

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
_ANSWERING = ("rationale", "")
_FEWEST_APART = 2


def part_from_answers(notes: Notes) -> None:
    """Hang below a part the paragraphs behind an answer that say who is to do what; ask about others."""
    drafts = [draft for root in notes.stack.roots for draft in root.walk() if draft.sort[0] != "row"]
    asked: list[Draft] = []
    made: list[Draft] = []
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
            f"{first} stands behind an answer and says who is to do what. Is it a part?",
            PARTS,
            next(made[0].spans()),
            choices=(PARTS, "No, they go on with the answer"),
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


def _hang(draft: Draft, line: Line) -> Draft:
    child = Draft(("bullet", 0), head=[line], parent=draft)
    child.title, text, _ = titles.split(line.text)
    if text:
        child.text.append(part_of(line, text))
    draft.children.append(child)
    return child
