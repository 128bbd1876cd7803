"""What a reading took for something by little: asked about, each sort once for the whole document.

A line that is hardly a heading, points that seem to belong under a short one before them, and sentences one under the
other that may be the points of a list or the text of what is above.
"""

from collections.abc import Sequence
from itertools import pairwise

from goldenthread.domain.reading.plan_reading.drafts import Draft
from goldenthread.domain.reading.plan_reading.headings import SPEAKS
from goldenthread.domain.reading.plan_reading.notes import Notes
from goldenthread.domain.reading.plan_reading.points_before import PARTS, TEXT

BELONG_UNDER, BESIDE = "Yes, they belong under it", "No, they stand beside it"
TEXT_ABOVE = "No, they are the text of what is above"
_MOST_SHORT, _LEAST_LONG, _LONG_TO_A_SHORT, _FEWEST = 3, 6, 2, 2
_MOST = 0.5


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
    sentences = [draft for draft in notes.unmarked if draft in held and not draft.children]
    if sum(bool(SPEAKS.search(draft.words)) for draft in sentences) >= _MOST * len(sentences):
        _ask_of(notes, sentences, _UNMARKED, "points", (PARTS, TEXT_ABOVE), fewest=_FEWEST)


_STANDS_OVER = "is a short point before longer ones. Do those belong under it?"
_BARELY = "is hardly set off from the text around it. Is it the heading of a part?"
_UNMARKED = "stands in a list without bullets. Is each line a part?"


def _ask_of(
    notes: Notes, drafts: Sequence[Draft], asks: str, kind: str, choices: Sequence[str], *, fewest: int = 1
) -> None:
    if len(drafts) < fewest:
        return
    others = f", like {len(drafts) - 1} more," if len(drafts) > 1 else ""
    notes.ask(
        kind,
        f"“{drafts[0].words[:60]}”{others} {asks}",
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
