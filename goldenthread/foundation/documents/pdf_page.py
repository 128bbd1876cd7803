"""A page of a PDF as taken in, and what comes again at the head and the foot of every page."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from goldenthread.foundation.documents.pdf_grids import Grid
from goldenthread.foundation.documents.pdf_lines import Line, lines_of
from goldenthread.foundation.documents.pdf_notes import Note

MARGIN = 0.1
_DIGITS = re.compile(r"\d+")
_PAGE_NUMBER = re.compile(r"(?:page )?(\d{1,3})(?: (?:of|/) \d{1,3})?", re.IGNORECASE)


@dataclass
class Page:
    """What stands on one page: lines, tables, washes of colour, and what was set apart of it."""

    number: int
    wide: float
    high: float
    lines: list[Line]
    grids: list[Grid]
    pictures: float
    washes: list[tuple[float, float, float, float, str]] = field(default_factory=list)
    header: list[Line] = field(default_factory=list)
    footer: list[Line] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)

    def all_lines(self) -> Iterator[Line]:
        """Yield its lines, those in tables too."""
        yield from self.lines
        for grid in self.grids:
            for cell in grid.all_cells():
                yield from lines_of(cell.words)

    @property
    def text(self) -> str:
        """Return all its words."""
        return " ".join(line.text for line in self.all_lines())


def set_margins_apart(pages: list[Page]) -> None:
    """Take what repeats at the head and the foot of pages out of the text that runs over them.

    So does what stands there on a page that tells what its words are, and says nothing of these.
    """
    seen: Counter[tuple[str, str]] = Counter()
    for page in pages:
        seen.update({key for line in page.lines if (key := _margin(page, line))})
    tagged = {page.number for page in pages if _is_tagged(page)}
    enough = max(2 if len(pages) < 4 else 3, round(0.25 * len(pages)))
    for page in pages:
        for line in list(page.lines):
            key = _margin(page, line)
            counts = _PAGE_NUMBER.fullmatch(line.text)
            is_untold = page.number in tagged and not line.tag
            if key and (seen[key] >= enough or is_untold or (counts and int(counts[1]) == page.number)):
                page.lines.remove(line)
                (page.header if key[0].startswith("header") else page.footer).append(line)


def _is_tagged(page: Page) -> bool:
    """Say whether all that stands between the margins of a page tells what it is."""
    between = [line for line in page.lines if not _margin(page, line)]
    return bool(between) and all(line.tag for line in between)


def _margin(page: Page, line: Line) -> tuple[str, str] | None:
    text = _DIGITS.sub("#", line.text)
    if len(text) > 160:
        return None
    if line.y > (1 - MARGIN) * page.high:
        return f"header {round(line.y / 8)}", text
    if line.y < MARGIN * page.high:
        return f"footer {round(line.y / 8)}", text
    return None
