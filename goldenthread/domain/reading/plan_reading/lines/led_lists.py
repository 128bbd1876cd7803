"""Lists behind each other, each with a line of its own that leads in to it: of one level, or of two.

“Our objectives are: …” and “In order to achieve these the trust will: …” stand alike on the page. Nothing says
whether the second list is beside the first or under its line, so all but the first are asked about.
"""

import re
from collections.abc import Sequence
from itertools import groupby

from goldenthread.domain.reading.plan_reading.drafts import LISTED, Draft
from goldenthread.domain.reading.plan_reading.lines import points_before
from goldenthread.domain.reading.plan_reading.lines.points_before import TEXT
from goldenthread.domain.reading.plan_reading.notes import Notes, Said
from goldenthread.domain.reading.plan_reading.taken_in.items import Item, Line
from goldenthread.domain.reading.plan_reading.vocabulary import plain
from goldenthread.foundation.documents.document import Span

BESIDE, UNDER = "They stand beside those before them", "They stand under it, which is a part"
# “In order to achieve these objectives the trust will:”, behind the objectives.
_ACHIEVES = re.compile(r"\bto (?:achieve|do|deliver|secure|meet) (?:this|these|those)\b.* will$")
# “This means:”, “… a number of successes, including:”.
_TELLS = re.compile(r"\b(?:means?|success(?:es)?|achieve(?:d|ments)|such as|for example)\b")
_MOST_ASKED = 4
_POINTS = ("bullet", "simple", "decimal", "letter")


def settle_led(notes: Notes) -> None:
    """Take what a later list tells for text, and set what is done to achieve the parts before it under its lead."""
    leads = _leads(notes.source.items)
    holders = [None, *(draft for root in notes.stack.roots for draft in root.walk())]
    for holder in holders:
        siblings = holder.children if holder else notes.stack.roots
        for lead, points in _lists(siblings, leads)[1:]:
            if lead is None or any(point.children or point.cells for point in points):
                continue
            if _ACHIEVES.search(plain(lead.text)):
                _set_under(lead, points, siblings, holder, notes)
            elif _TELLS.search(plain(lead.text.rsplit(". ", 1)[-1])):
                _tell(points, siblings, holder, notes)
                points_before.ask(notes, points, points_before.asks(points, lead), TEXT)


def _set_under(
    lead: Line, points: Sequence[Draft], siblings: list[Draft], holder: Draft | None, notes: Notes
) -> None:
    """Make a part of a line that leads in to what is done for the parts before it, and set its list under it."""
    part = Draft(("leading in", 1), head=[lead], title=lead.text.rstrip(":-– "), parent=holder)
    place = siblings.index(points[0])
    for before in siblings[:place] if points[0].is_level_said else ():
        # “To achieve these objectives” says what those before it are.
        before.level, before.is_level_said = before.level or points[0].level, True
    siblings[place] = part
    siblings[:] = [each for each in siblings if each not in points]
    part.children = list(points)
    for point in points:
        point.parent, point.sort, point.level, point.is_level_said = part, ("led point", 1), "", False
    held = [said.lines for said in notes.said]
    for lines in (*held, *(each.text for root in notes.stack.roots for each in root.walk())):
        lines[:] = [line for line in lines if line.span != lead.span]
    notes.said[:] = [said for said in notes.said if said.lines or said.head]
    notes.ask(
        "led list",
        f"“{lead.text[-70:].strip()}” leads in to {_counted(1, len(points))}",
        UNDER,
        lead.span,
        choices=(UNDER, BESIDE, TEXT),
        drafts=points,
        weight=2,
    )


def _tell(points: Sequence[Draft], siblings: list[Draft], holder: Draft | None, notes: Notes) -> None:
    siblings[:] = [each for each in siblings if each not in points]
    notes.said.extend(Said("other", [*point.head, *point.text], under=holder) for point in points)


def ask_of_led(notes: Notes) -> None:
    """Ask of lists that a line of their own leads in to, behind others under the same part, where they stand."""
    asked = {draft for ask in notes.asks if ask.kind == "standing" for draft in ask.drafts}
    leads = _leads(notes.source.items)
    families = [notes.stack.roots, *(draft.children for root in notes.stack.roots for draft in root.walk())]
    found: list[tuple[Line, list[Draft]]] = []
    for siblings in families:
        lists = _lists(siblings, leads)
        found += [(lead, points) for lead, points in lists[1:] if lead and not asked.intersection(points)]
    alike: dict[str, list[tuple[Line, list[Draft]]]] = {}
    for lead, points in found:
        alike.setdefault(lead.text, []).append((lead, points))
    for words, led in list(alike.items())[:_MOST_ASKED]:
        drafts = [point for _, points in led for point in points]
        notes.ask(
            "led list",
            f"“{words[-70:].strip()}” leads in to {_counted(len(led), len(drafts))}",
            BESIDE,
            led[0][0].span,
            choices=(BESIDE, UNDER, TEXT),
            drafts=drafts,
            weight=2,
        )


def _counted(lists: int, points: int) -> str:
    if lists > 1:
        return f"a list of its own in {lists} places, behind another. Where do their {points} points belong?"
    where = f"do its {points} points" if points > 1 else "does its point"
    return f"a list of its own, behind another. Where {where} belong?"


def _lists(siblings: Sequence[Draft], leads: dict[Span, Line | None]) -> list[tuple[Line | None, list[Draft]]]:
    """Return the lists that stand one behind the other among parts, each with the line that leads in to it."""
    points = [part for part in siblings if part.sort[0] in LISTED and part.head and part.head[0].span in leads]
    grouped = groupby(points, key=lambda part: id(leads[part.head[0].span]))
    lists = [list(held) for _, held in grouped]
    return [(leads[held[0].head[0].span], held) for held in lists]


def _leads(items: Sequence[Item]) -> dict[Span, Line | None]:
    """Return the line that leads in to the list of each point, nothing where none does."""
    found: dict[Span, Line | None] = {}
    above: Item | None = None
    here: dict[tuple[str, int], Line | None] = {}
    for item in items:
        if not isinstance(item, Line) or item.mark.sort not in _POINTS:
            above, here = item, {}
            continue
        is_lead = not here and isinstance(above, Line) and above.text.rstrip("-– ").endswith((":", "…"))
        lead = above if isinstance(above, Line) and is_lead else None
        found[item.span] = here.setdefault((item.mark.sort, item.indent), lead)
    return found
