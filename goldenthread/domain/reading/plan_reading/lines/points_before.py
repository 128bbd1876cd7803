"""Points that stand before the parts of a plan, or beside them: parts too, or what the text tells in a list.

What leads in to them says it: “To achieve this we will:” leads to parts, “This plan:” and “Our vision is that:” do
not. Whichever is taken is asked about, once for a list.
"""

import re
from collections import defaultdict
from collections.abc import Sequence
from itertools import groupby

from goldenthread.domain.reading.plan_reading.drafts import Draft
from goldenthread.domain.reading.plan_reading.lines import titles
from goldenthread.domain.reading.plan_reading.lines.leading_in import RELATES, level_named
from goldenthread.domain.reading.plan_reading.lines.looks import part_of
from goldenthread.domain.reading.plan_reading.notes import Notes, Said
from goldenthread.domain.reading.plan_reading.people import are_people
from goldenthread.domain.reading.plan_reading.taken_in.items import Item, Line
from goldenthread.domain.reading.plan_reading.vocabulary import plain
from goldenthread.foundation.documents.document import Span

_INTENDS = re.compile(
    r"\b(?:we|trust|school|board|staff|leaders|governors) (?:will|aims? to|intends? to|are going to)$|\bwe aim$|"
    r"\bto (?:achieve|do|deliver|secure) this\b"
)
_TELLS = re.compile(
    r"\b(?:vision|mission|values?|ethos|beliefs?|believe|principles|plan|document|strategy|success(?:es)?|"
    r"achieve(?:d|ments)|schools|academies|members|partners|duties)\b"
)
_DEED = re.compile(
    r"(?:we (?:will|aim to|are going to)|to [a-z]+|(?:ensur|develop|improv|embed|rais|increas|secur)(?:e|ing)?)\b"
)
_MOST, _MOST_OF_NAME = 0.5, 6
_OF_A_PLAN = re.compile(r"(?:this|the|our|each|a)\b")
_DEED_OF_PLAN = re.compile(rf"(?:for (?:at least|all|no more|the|each|every|pupils?)|{_DEED.pattern})")
_TELLING, _FEWEST_DEEDS, _FEWEST_WORDS = ("introduction", "other", "quotation", "cover"), 3, 6
_DIVIDES = ("part", "section")
_LISTED = ("bullet", "decimal")
_FEWEST_TOLD = 2
_OF_OTHERS = ("role", "reference", "cycle", "context")
PARTS, TEXT = "Yes, each is a part", "No, they are text"


def set_apart(notes: Notes, told: Sequence[Draft]) -> list[Draft]:
    """Return which of the parts that would be told as text are none, or not known to be parts of the plan.

    Each list of points among them is asked about, whichever way it was taken.
    """
    lists: dict[Span, list[Draft]] = defaultdict(list)
    others = []
    for root in told:
        if root.sort[0] in _LISTED and root.head and not root.children and (lead := _lead_of(root.head[0], notes)):
            lists[lead.span].append(root)
        else:
            others.append(root)
    for points in lists.values():
        lead = _lead_of(points[0].head[0], notes)
        if lead is None or not are_parts(lead, points, notes):
            others += points
            ask(notes, points, asks(points, lead), TEXT)
        else:
            ask(notes, points, asks(points, lead), PARTS)
    return [root for root in told if root in others]


def stands_in_another_list(root: Draft, holding: Sequence[Draft], notes: Notes) -> bool:
    """Tell the points that “We choose by several factors:” leads in to from those of a list that hold parts."""
    if root.sort[0] != "bullet" or not root.head or any(held.sort != root.sort for held in holding):
        return False
    lead = _lead_of(root.head[0], notes)
    return lead is not None and all(_lead_of(held.head[0], notes) is not lead for held in holding if held.head)


def ask_of_told_points(notes: Notes) -> None:
    """Ask of points that a statement lists under “We will:”, as under a vision: they may be parts of the plan."""
    for (kind, heading), held in groupby(notes.said, key=lambda said: (said.kind, said.heading)):
        points = [said.lines[0] for said in held if said.lines and said.lines[0].mark.sort in _LISTED]
        lead = heading.rstrip(":-– ")
        if kind in _OF_OTHERS or len(points) < _FEWEST_TOLD or not _INTENDS.search(plain(lead)):
            continue
        notes.ask(
            "standing",
            f"“{points[0].body[:60]}” and {len(points) - 1} more stand under “{lead}”, and were read as text. "
            "Are they parts of the plan?",
            TEXT,
            Span(points[0].span.start, points[-1].span.end),
            choices=(TEXT, PARTS),
            weight=2,
        )


def promote_paragraphs(notes: Notes) -> None:
    """Make parts of paragraphs in a plan that has no other parts: those that say what is to be done, else all.

    So nothing is refused for want of headings, numbers or tables; how it is built is asked, and this is proposed.
    """
    _drop_lone(notes)
    if notes.stack.roots:
        return
    told = [(said, line) for said in notes.said for line in said.lines if not line.mark.sort]
    # What the school is like is no part while anything else is told.
    told = [(said, line) for said, line in told if said.kind != "context"] or told
    deeds = [
        (said, line) for said, line in told if said.kind in _TELLING and _DEED_OF_PLAN.match(plain(line.text))
    ]  # fmt: skip
    if len(deeds) >= _FEWEST_DEEDS:
        says = f"“{deeds[0][1].text[:60]}” and {len(deeds) - 1} more paragraphs say what is to be done"
        says = f"{says}. Are they the parts of the plan?"
    else:
        deeds = [(said, line) for said, line in told if len(line.text.split()) >= _FEWEST_WORDS]
        # Lines one under the other may each be a thing, however short.
        deeds = deeds or told
        if not deeds:
            return
        first = f"“{deeds[0][1].text[:60]}”"
        says = f"No headings, numbers or tables say how this is built. Is each paragraph a part, such as {first}?"
    for said, line in deeds:
        said.lines.remove(line)
        draft = Draft(("paragraph", 1), head=[line])
        draft.title, text, _ = titles.split(line.text)
        if text:
            draft.text.append(part_of(line, text))
        notes.stack.roots.append(draft)
    notes.said[:] = [said for said in notes.said if said.lines or said.head]
    ask(notes, notes.stack.roots, says, PARTS, weight=4)


def _drop_lone(notes: Notes) -> None:
    """Take a single line that only looks like a heading, in a document that has no other part, for text."""
    if len(notes.stack.roots) != 1:
        return
    [lone] = notes.stack.roots
    divides = lone.level.lower() in _DIVIDES and notes.vocabulary.speaks_of_plan(lone.words)
    is_no_heading = lone.sort[0] != "short" or lone.number or lone.is_level_said
    if lone.children or (is_no_heading and not divides):
        return
    own = [*lone.text, *(line for lines in lone.cells.values() for line in lines)]
    told = sum(len(line.text) for said in notes.said for line in said.lines)
    if told > sum(len(line.text) for line in own) or are_people(lone.words, notes.vocabulary):
        notes.stack.roots.remove(lone)
        notes.said.append(Said("other", [*lone.head, *own]))
        notes.source.set_aside("label", lone.more)


def asks(points: Sequence[Draft], lead: Line | None) -> str:
    """Say of which list is asked."""
    under = f" under “{lead.text[-70:]}”" if lead else ""
    first = f"“{points[0].words[:60]}” stands in a list of {len(points)}{under}"
    return f"{first}, apart from the parts of the plan. Are they parts of it?"


def ask(notes: Notes, points: Sequence[Draft], words: str, proposal: str, *, weight: int = 2) -> None:
    """Ask whether points are parts; those that are told as text are found by where they stand."""
    spans = [span for point in points for span in point.spans()]
    notes.ask(
        "standing",
        words,
        proposal,
        Span(min(span.start for span in spans), max(span.end for span in spans)),
        choices=(proposal, PARTS if proposal == TEXT else TEXT),
        drafts=points if proposal == PARTS else (),
        weight=weight,
    )


def are_parts(lead: Line, points: Sequence[Draft], notes: Notes) -> bool:
    """Say whether points are parts of the plan by the line that leads in to them, else by their own first words."""
    # “Our priorities support the following articles:” lists articles.
    said = plain(lead.text.rsplit(". ", 1)[-1]).rpartition("following ")[2]
    if RELATES.search(said):
        return False
    if level_named(said, notes.vocabulary) or _INTENDS.search(said):
        return True
    # “Long-term plan:” is the plan, and “This plan:” tells what it does.
    is_name = len(said.split()) <= _MOST_OF_NAME and not _OF_A_PLAN.match(said)
    if is_name and notes.vocabulary.speaks_of_plan(said):
        return True
    if _TELLS.search(said):
        return False
    return sum(bool(_DEED.match(plain(point.words))) for point in points) >= _MOST * len(points)


def _lead_of(line: Line, notes: Notes) -> Line | None:
    """Return the line that leads in to the list in which a line stands."""
    items = notes.source.items
    place = next((at for at, item in enumerate(items) if item.span == line.span), 0)
    while place > 0 and _is_point(items[place - 1]):
        place -= 1
    above = items[place - 1] if place > 0 else None
    is_lead = isinstance(above, Line) and above.text.rstrip("-– ").endswith((":", "…"))
    return above if isinstance(above, Line) and is_lead else None


def _is_point(item: Item) -> bool:
    return isinstance(item, Line) and item.mark.sort in ("bullet", "simple")
