"""From the lines of a page to its paragraphs: what a page broke is joined, what stands apart stays so."""

from collections import defaultdict
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from goldenthread.foundation.documents.pdf_lines import Line, leading_of

# A line that ends so far from the edge, as a share of the column, is the last of its paragraph; in points, how much
# further apart paragraphs stand than the lines within them.
_SHORT_BY, _LEAST_APART = 0.3, 0.8
# As a share of its block, how much room behind a line shows that it was ended on purpose.
_ENDED = 0.25
# In leadings, how far apart blocks stand that white parts; in sizes of the type, the most of a leading and of a size.
_WHITE, _LOOSE, _LARGER = 1.3, 1.45, 0.6
_LOOSEST = 1.35


@dataclass
class Paragraph:
    """Lines that were one line before the page broke them."""

    lines: list[Line]
    indent: int = 0


def paragraphs_of(lines: list[Line], right: float | None = None) -> list[Paragraph]:
    """Join lines that a page broke; each item of a list and each heading stands by itself."""
    if not lines:
        return []
    lead, edge = leading_of(lines), right if right is not None else max(line.x1 for line in lines)
    left = min(line.x0 for line in lines)
    # The lines of a heading stand apart as those of the text do, as much further as it is larger.
    ratio = min(lead / median(line.size for line in lines), _LOOSEST)
    farthest, widest = _farthest_within(lines, edge), _widest(lines)
    found: list[Paragraph] = []
    for line in lines:
        is_more = bool(found) and _is_of_block(found[-1].lines[-1], line, widest)
        if is_more is None:
            is_more = _goes_on(found[-1].lines, line, (lead, ratio), edge) and not _is_below(
                found[-1], line, farthest
            )
        if is_more:
            found[-1].lines.append(line)
        else:
            found.append(Paragraph([line], indent=min(round((line.x0 - left) / 18), 12)))
    return found


def stand_apart(paragraphs: list[Paragraph], leading: float) -> list[bool]:
    """Say of each paragraph whether white parts it from the one above, as a blank line would.

    The first of a page, and one below a heading, stand apart at least where most others of their kind do.
    """
    found = [False] * len(paragraphs)
    said: defaultdict[tuple[object, ...], list[bool]] = defaultdict(list)
    first_of_kind = [0][: len(paragraphs)]
    for at, (above, below) in enumerate(pairwise(paragraphs), start=1):
        last, first = above.lines[-1], below.lines[0]
        found[at] = last.y - first.y > _WHITE * min(leading, _LOOSE * first.size)
        if last.size > first.size + _LARGER or (_is_heading(last) and not _is_heading(first)):
            first_of_kind.append(at)
        else:
            said[_kind(first)].append(found[at])
    for at in first_of_kind:
        alike = said[_kind(paragraphs[at].lines[0])]
        # What stands alone of its kind at the head of a page stands apart.
        found[at] |= sum(alike) * 2 > len(alike) if alike else not (at or paragraphs[at].lines[0].is_marked)
    return found


def _kind(line: Line) -> tuple[object, ...]:
    return line.is_marked, round(line.size), line.is_bold


def _is_heading(line: Line) -> bool:
    return bool(line.tag and line.tag.heading)


def _widest(lines: list[Line]) -> dict[int, float]:
    """Return how far to the right each block reaches that the page tells apart."""
    found: dict[int, float] = {}
    for line in lines:
        if line.tag:
            found[line.tag.block] = max(found.get(line.tag.block, 0), line.x1)
    return found


def _is_of_block(above: Line, line: Line, widest: dict[int, float]) -> bool | None:
    """Say whether a line is more of the block above it, as the page tells it; nothing where it does not tell.

    A line that ends long before others of its block was ended by whoever wrote it.
    """
    if not above.tag or not line.tag:
        return None
    is_unlike = abs(above.size - line.size) > _LARGER or above.is_bold != line.is_bold
    is_point = line.is_marked and above.text[-1] in ".!?:;"
    if above.tag.block != line.tag.block or above.y <= line.y or is_unlike or is_point:
        return False
    room = widest[line.tag.block] - above.x1 - 0.2 * line.size
    return line.words[0].x1 - line.x0 > room - _ENDED * (widest[line.tag.block] - above.x0)


def _farthest_within(lines: list[Line], edge: float) -> dict[float, float]:
    """Return how far apart lines of a size stand within a paragraph at the most, where paragraphs stand further.

    Lines that begin small behind none that ended show the first, and lines behind a short one the second; where the
    page tells its blocks apart, it says which is which.
    """
    within: defaultdict[float, list[float]] = defaultdict(list)
    between: defaultdict[float, list[float]] = defaultdict(list)
    for above, below in pairwise(lines):
        if above.size != below.size or below.is_marked or not 0 < (step := above.y - below.y) < 2 * below.size:
            continue
        if below.text[0].islower() and above.text[-1] not in ".!?:;":
            within[below.size].append(step)
        elif above.x1 < edge - _SHORT_BY * (edge - above.x0):
            between[below.size].append(step)
    return {
        size: (max(steps) + min(between[size])) / 2
        for size, steps in within.items()
        if between[size] and min(between[size]) - max(steps) > _LEAST_APART
    }


def _is_below(above: Paragraph, line: Line, farthest: dict[float, float]) -> bool:
    """Say whether a line stands as far below a paragraph as paragraphs do."""
    return line.size in farthest and above.lines[-1].y - line.y > farthest[line.size]


def _goes_on(above: list[Line], line: Line, leading: tuple[float, float], edge: float) -> bool:
    last, (lead, ratio) = above[-1], leading
    step = last.y - line.y
    if line.is_marked or not 0 < step <= max(1.25 * lead, 1.25 * 1.05 * last.size, 1.1 * ratio * last.size):
        return False
    if abs(last.size - line.size) > 0.6 or last.is_bold != line.is_bold:
        return False
    if not above[0].is_marked and line.x0 > above[-1].x0 + 5 and len(above) > 1:
        return False
    if line.x0 < min(each.x0 for each in above) - (40 if len(above) == 1 and not above[0].is_marked else 3):
        return False
    first = line.words[0]
    return last.x1 + (first.x1 - first.x0) + 0.2 * line.size >= edge - 0.06 * max(edge - above[0].x0, 1)
