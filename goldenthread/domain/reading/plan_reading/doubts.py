"""What a reading took for something by little: asked about, each sort once for the whole document.

A line that is hardly a heading, points that seem to belong under a short one before them, and sentences one under the
other that may be the points of a list or the text of what is above.
"""

from collections import defaultdict
from collections.abc import Collection, Sequence
from itertools import groupby, pairwise
from textwrap import shorten

from goldenthread.domain.reading.plan_reading.drafts import Draft
from goldenthread.domain.reading.plan_reading.lines.points_before import PARTS, TEXT
from goldenthread.domain.reading.plan_reading.notes import Notes
from goldenthread.domain.reading.plan_reading.taken_in.items import Item, Line
from goldenthread.domain.reading.plan_reading.vocabulary import plural
from goldenthread.foundation.documents.document import Span

BELONG_UNDER, BESIDE = "Yes, they belong under it", "No, they stand beside it"
TEXT_ABOVE = "No, they are the text of what is above"
THEIR_TEXT, EACH_BELOW = "They say more of it", "Each line is a part below it"
_LUMPED, _LONGEST_NAMED = 4, 60
_BESIDE_THE_PLAN, _FEWEST_WORDS = ("cover", "introduction", "other"), 4
_MOST_SHORT, _LEAST_LONG, _LONG_TO_A_SHORT, _FEWEST = 3, 6, 2, 2


def settle_doubts(notes: Notes) -> None:
    """Set points under short ones before them, and ask about this and whatever else was taken by little."""
    drafts = [draft for root in notes.stack.roots for draft in root.walk()]
    lists = [notes.stack.roots, *(draft.children for draft in drafts)]
    _ask_of(
        notes,
        [short for points in lists for short in _nested(points, notes.source.document.text)],
        _STANDS_OVER,
        "under",
        (BELONG_UNDER, BESIDE),
    )
    held = set(drafts)
    _ask_of(notes, [draft for draft in notes.barely if draft in held], _BARELY, "standing", (PARTS, TEXT))
    listed = [draft for draft in drafts if draft.head and draft.head[0].span in notes.doubted]
    _ask_of(notes, listed, _UNMARKED, "points", (PARTS, TEXT_ABOVE), fewest=_FEWEST)
    _ask_of_left(notes, {draft.head[0].span for draft in drafts if draft.head})
    _ask_of_told_runs(notes)


def ask_of_weak(notes: Notes) -> None:
    """Ask of every level whose parts stand by their look alone, and that nothing else asks of: are they parts?"""
    asked = {draft for ask in notes.asks for draft in ask.drafts}
    weak: dict[str, list[Draft]] = defaultdict(list)
    for root in notes.stack.roots:
        for draft in root.walk():
            if _stands_by_look(draft) and draft not in asked:
                weak[draft.level].append(draft)
    for drafts in weak.values():
        if len(drafts) >= _FEWEST:
            _ask_of(notes, drafts, _BY_LOOK.format(plural(drafts[0].level).lower()), "standing", (PARTS, TEXT))


def ask_of_lumped(notes: Notes) -> None:
    """Ask of parts under which many short lines stand one below the other, as a pasted table leaves its cells."""
    lumped = [draft for root in notes.stack.roots for draft in root.walk() if _most_in_a_row(draft) >= _LUMPED]
    _ask_of(notes, lumped, _SHORT_LINES, "lumped", (THEIR_TEXT, EACH_BELOW))


def _most_in_a_row(draft: Draft) -> int:
    """Return how many short lines that end in no mark stand in succession in a part's text, or under its label."""
    most = 0
    for lines in (draft.text, *(draft.cells.values() if draft.sort[0] != "row" else ())):
        run = 0
        for line in lines:
            run = run + 1 if line.is_short and not line.mark.sort else 0
            most = max(most, run)
    return most


def _stands_by_look(draft: Draft) -> bool:
    """Say whether nothing but how it looks makes a part of a line: no style, number, table or word for its level."""
    return draft.sort[0] in ("short", "bold", "paragraph", "over points") and not (
        draft.number or draft.is_level_said
    )


def _ask_of_left(notes: Notes, heads: Collection[Span]) -> None:
    """Ask whether lines that could have been a list, and were read as text, are parts after all."""
    for lines in notes.left[:_MOST_LEFT]:
        if any(line.span in heads for line in lines):
            continue
        notes.ask(
            "standing",
            f"“{lines[0].text[:60]}” and {len(lines) - 1} more lines set like it were read as text. Is each a part?",
            TEXT,
            Span(lines[0].span.start, lines[-1].span.end),
            choices=(TEXT, PARTS),
            weight=2,
        )


def _ask_of_told_runs(notes: Notes) -> None:
    """Ask of lines one under the other, none a sentence, that were read as text before the plan or beside it."""
    asked = [ask.span for ask in notes.asks if ask.kind == "standing"]
    told = {line.span for said in notes.said if said.kind in _BESIDE_THE_PLAN for line in said.lines}
    found = 0
    for is_told, held in groupby(notes.source.items, key=lambda item: _is_told_phrase(item, told)):
        lines = list(held)
        span = Span(lines[0].span.start, lines[-1].span.end)
        is_new = not any(one.start < span.end and span.start < one.end for one in asked)
        if is_told and len(lines) >= _LUMPED and is_new and found < _MOST_LEFT:
            found += 1
            notes.ask(
                "standing",
                f"“{_words(lines[0])[:60]}” and {len(lines) - 1} lines below it were read as text. Is each a part?",
                TEXT,
                span,
                choices=(TEXT, PARTS),
                weight=2,
            )


def _is_told_phrase(item: Item, told: Collection[Span]) -> bool:
    """Say whether an item is a line that was read as text, of several words, and no sentence."""
    is_phrase = isinstance(item, Line) and not item.text.endswith((".", ":", "?", "!"))
    return is_phrase and item.span in told and len(_words(item).split()) >= _FEWEST_WORDS


def _words(item: Item) -> str:
    return item.text if isinstance(item, Line) else ""


_BY_LOOK = "stands among {} by its look alone. Is it one of the parts?"
_MOST_LEFT = 3
_LOOKS = ("short", "bold", "paragraph", "over points")
_STANDS_OVER = "is a short point before longer ones. Do those belong under it?"
_BARELY = "is hardly set off from the text around it. Is it the heading of a part?"
_SHORT_LINES = "has short lines under it, one below the other, as a pasted table leaves its cells. What are they?"
_UNMARKED = "stands in a list without bullets. Is each line a part?"


def _ask_of(
    notes: Notes, drafts: Sequence[Draft], asks: str, kind: str, choices: Sequence[str], *, fewest: int = 1
) -> None:
    if len(drafts) < fewest:
        return
    others = f", like {len(drafts) - 1} more," if len(drafts) > 1 else ""
    notes.ask(
        kind,
        f"“{shorten(drafts[0].words, _LONGEST_NAMED, placeholder='…')}”{others} {asks}",
        choices[0],
        next(drafts[0].spans()),
        choices=choices,
        drafts=drafts,
        weight=2,
    )


def _nested(points: list[Draft], text: str) -> list[Draft]:
    """Set long points under the short one before them where a list has nothing else; return the short ones."""
    shorts = [point for point in points if _is_short(point)]
    others = [point for point in points if point not in shorts]
    is_plain = all(point.sort == points[0].sort and point.sort[0] == "bullet" for point in points)
    is_so = shorts and is_plain and points[0] in shorts and len(others) >= _LONG_TO_A_SHORT * len(shorts)
    if not is_so or any(_is_bare_name(point) for point in others) or points[-1] in shorts:
        return []
    beside = list(pairwise(points))
    if any((one in shorts and other in shorts) or _is_apart(one, other, text) for one, other in beside):
        return []
    above = points[0]
    for point in list(points):
        if point in shorts:
            above = point
            continue
        points.remove(point)
        point.parent = above
        above.children.append(point)
    for short in shorts:
        short.sort = ("over points", short.sort[1])
    return shorts


def _is_apart(one: Draft, other: Draft, text: str) -> bool:
    """Say whether anything stands between two points: then they are of two lists."""
    end, start = max(span.end for span in one.spans()), min(span.start for span in other.spans())
    return bool(text[end:start].strip())


def _is_short(point: Draft) -> bool:
    words = point.words
    is_bare = not (point.has_content or words.endswith((".", ";", ",", "!", "?")))
    return is_bare and len(words.split()) <= _MOST_SHORT and words[:1].isupper()


def _is_bare_name(point: Draft) -> bool:
    return point.has_content or len(point.words.split()) < _LEAST_LONG
