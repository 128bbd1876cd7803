"""Whether the tags of a PDF are believed, and what they tell of its pages.

Tags that tell lines of one sentence apart were made line by line, by a program that did not know the document.
"""

from collections.abc import Sequence
from itertools import pairwise

from goldenthread.foundation.documents.pdf_lines import Line
from goldenthread.foundation.documents.pdf_page import Page

_MOST_BROKEN, _LEAST_TAGGED, _MOST_IN_HEADINGS = 0.1, 0.5, 0.5


def keep_believed(pages: Sequence[Page]) -> None:
    """Forget the tags of pages where they cannot be right."""
    lines = [[line for line in page.all_lines() if line.tag] for page in pages]
    tagged = sum(len(line.text) for held in lines for line in held)
    everything = sum(len(line.text) for page in pages for line in page.all_lines())
    in_headings = sum(len(line.text) for held in lines for line in held if line.tag and line.tag.heading)
    within = broken = 0
    for above, below in (pair for held in lines for pair in pairwise(held)):
        is_same = above.tag and below.tag and above.tag.block == below.tag.block
        within += bool(is_same)
        broken += not is_same and _goes_on(above, below)
    is_whole = tagged >= _LEAST_TAGGED * everything and in_headings <= _MOST_IN_HEADINGS * tagged
    if is_whole and broken <= _MOST_BROKEN * (within + broken):
        return
    for page in pages:
        for word in (word for line in page.all_lines() for word in line.words):
            word.tag = None


def _goes_on(above: Line, below: Line) -> bool:
    """Say whether a line begins within the sentence of the one above it."""
    is_below = 0 < above.y - below.y < 2 * below.size and above.size == below.size
    return is_below and not below.is_marked and below.text[0].islower() and above.text[-1] not in ".!?:;,"
