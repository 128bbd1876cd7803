"""PDF: what stands on its pages, put back into lines, columns, tables and paragraphs.

A PDF holds letters at places and no more. What cannot be put back is said: pages that are pictures, letters that
stand for others, words without spaces between them.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

import pypdfium2

from goldenthread.foundation.documents import colours, letters, pdf_aligned, pdf_carried, pdf_stripes, pdf_tagged
from goldenthread.foundation.documents.document import Document, Place, UnreadableDocument
from goldenthread.foundation.documents.laying import Laying
from goldenthread.foundation.documents.pdf_grids import Cell, Grid, grids_of, same_columns
from goldenthread.foundation.documents.pdf_lines import (
    Aligned,
    Line,
    leading_of,
    lines_of,
    parts_of,
)
from goldenthread.foundation.documents.pdf_notes import notes_apart
from goldenthread.foundation.documents.pdf_page import Page, set_margins_apart
from goldenthread.foundation.documents.pdf_paragraphs import Paragraph, paragraphs_of, stand_apart
from goldenthread.foundation.documents.pdf_tags import tags_of
from goldenthread.foundation.documents.pdf_words import drawn_on, turn_of, with_bullets, words_of

MOST_PAGES = 250
FEW = 12

_BULLET = re.compile("^[\ue000-\uf8ff]$")
_OPEN_HYPHEN = re.compile(r"[A-Za-z]-$")
_JOINED_ON_PURPOSE = frozenset((
    "self", "well", "co", "non", "post", "pre", "long", "short", "high", "low", "cross", "multi", "whole", "part",
    "full", "mid", "year", "trust", "peer",
))  # fmt: skip

_LOCKED = "The PDF is locked with a password. Save it without one, and bring that in."
_DAMAGED = "The PDF is damaged: it breaks off or was changed on its way. Fetch or save it once more."


def read_aligned(name: str, content: bytes) -> Document:
    """Read a PDF as one table without ruled lines, cell by cell as words stand under one another."""
    pdf = _opened(content)
    try:
        words = [words_of(page, turn_of(page)[0])[0] for page in (pdf[n] for n in range(min(len(pdf), MOST_PAGES)))]
    except pypdfium2.PdfiumError as error:
        raise UnreadableDocument(_DAMAGED) from error
    finally:
        pdf.close()
    laying = Laying(name, "pdf")
    for row, cells in enumerate(pdf_aligned.rows_of(words)):
        for column, text in enumerate(cells):
            if text:
                laying.lay(text, "\n", cell=Place(1, row, column))
    return laying.document()


def read(name: str, content: bytes) -> Document:
    """Read a PDF that has text; one that carries a copy of its plan for programs is read from that."""
    pdf = _opened(content)
    try:
        if len(pdf) > MOST_PAGES:
            raise UnreadableDocument(
                f"The PDF has {len(pdf):,} pages; at most {MOST_PAGES} are read. "
                "Bring in the pages that are the plan."
            )
        laying = Laying(name, "pdf")
        pdf_carried.tell_facts(pdf, laying)
        if (copy := pdf_carried.copy_within(pdf, name)) is not None:
            return replace(
                copy, facts={**copy.facts, **laying.facts}, flaws=(pdf_carried.READ_FROM_COPY, *copy.flaws)
            )
        pages = list(_pages(pdf, laying))
        _require_text(pages)
        pdf_tagged.keep_believed(pages)
        for page in pages:
            pdf_tagged.add_tables(page)
        headings = pdf_carried.bookmarks(pdf)
    finally:
        pdf.close()
    set_margins_apart(pages)
    for page in pages:
        page.notes = notes_apart(page.lines, list(page.all_lines()))
    words = {word.text.lower().strip(".,;:()") for page in pages for line in page.all_lines() for word in line.words}
    _lay_pages(_Writer(laying, words, headings), pages)
    _tell_flaws(laying, pages)
    return laying.document()


_LEAST_RUNNING_ON = 0.1
_FILLED = 0.6
_MOST_OF_HEADING = 4


@dataclass
class _Piece:
    """A paragraph on its way into the text, with the cell that it stands in."""

    paragraph: Paragraph
    page: int
    part: str = "body"
    cell: tuple[int, int, int, int] | None = None
    table: int = 0
    gap: str = "\n"
    marker: str = ""
    within: Place | None = None


def _opened(content: bytes) -> pypdfium2.PdfDocument:
    try:
        return pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError as error:
        raise UnreadableDocument(_LOCKED if "password" in str(error).lower() else _DAMAGED) from error


def _pages(pdf: pypdfium2.PdfDocument, laying: Laying) -> Iterator[Page]:
    above: Grid | None = None
    for number in range(len(pdf)):
        if page := _page(pdf, number, laying, above):
            above = page.grids[-1] if page.grids else None
            yield page


def _page(pdf: pypdfium2.PdfDocument, number: int, laying: Laying, above: Grid | None) -> Page | None:
    try:
        page = pdf[number]
    except pypdfium2.PdfiumError:
        laying.flaw(f"Page {number + 1} is damaged and is not read.")
        return None
    turn, wide, high = turn_of(page)
    words, is_cut = words_of(page, turn, tags_of(page))
    drawn = drawn_on(page, turn)
    page.close()
    if is_cut:
        laying.flaw(f"Page {number + 1} holds more letters than can be read; it breaks off.")
    for word in words:
        if _BULLET.match(word.text):
            word.text = "•"
    words = with_bullets(words, drawn)
    grids, loose = pdf_stripes.joined(*grids_of(drawn, words, above))
    return Page(number + 1, wide, high, lines_of(loose), grids, drawn.pictures, drawn.washes)


def _require_text(pages: list[Page]) -> None:
    if not pages:
        raise UnreadableDocument(_DAMAGED)
    if sum(len(page.text) for page in pages) < FEW * min(len(pages), 4):
        pictured = any(page.pictures > 0.2 for page in pages)
        raise UnreadableDocument(
            "The PDF is made of pictures of pages and holds no text. Bring in the document that it was made from, "
            "or a PDF with its text recognised."
            if pictured
            else "There is no text in this PDF."
        )


# --- From pages to pieces


class _Writer:
    """Lays the pieces of all pages, and joins what a page broke."""

    def __init__(self, laying: Laying, words: set[str], headings: dict[str, int]) -> None:
        self.laying, self.words, self.headings = laying, words, headings
        self.tables = self.table = self.rows_above = 0
        self.last_grid: Grid | None = None

    def pieces(self, page: Page) -> list[_Piece]:
        """Return what stands on a page, tables in their places."""
        found: list[_Piece] = []
        lines = page.lines
        for grid in page.grids:
            above = [line for line in lines if line.y > grid.top]
            lines = [line for line in lines if line.y <= grid.top]
            found += self._flowing(above, page)
            found += self._grid(grid, page, begins_page=not found)
        if lines:
            found += self._flowing(lines, page)
            self.last_grid = None
        return found

    def _flowing(self, lines: list[Line], page: Page) -> list[_Piece]:
        found: list[_Piece] = []
        plain: list[Line] = []
        for part in parts_of(lines):
            if isinstance(part, Aligned):
                found += _pieces(plain, page)
                plain = []
                found += self._aligned(part, page)
            else:
                plain.append(part)
        return list(self._whole_headings(found + _pieces(plain, page)))

    def _whole_headings(self, pieces: list[_Piece]) -> Iterator[_Piece]:
        """Yield the pieces, those made one that a bookmark says are the lines of one heading."""
        held: _Piece | None = None
        for piece in pieces:
            if (
                held
                and not (held.cell or piece.cell)
                and self._is_bookmark(held.paragraph.lines + piece.paragraph.lines)
            ):
                held.paragraph.lines += piece.paragraph.lines
                continue
            if held:
                yield held
            held = piece
        if held:
            yield held

    def _is_bookmark(self, lines: list[Line]) -> bool:
        return (
            len(lines) <= _MOST_OF_HEADING
            and pdf_carried.plain(" ".join(line.text for line in lines)) in self.headings
        )

    def _aligned(self, part: Aligned, page: Page) -> list[_Piece]:
        if not part.rows:
            return _run_on([_pieces(column, page) for column in part.columns])
        self.tables += 1
        self.last_grid = None
        return [
            piece
            for row, cells in enumerate(part.rows) for column, lines in enumerate(cells)
            for piece in _cell_pieces(lines, page, self.tables, (row, column, 1, 1))
        ]  # fmt: skip

    def _grid(self, grid: Grid, page: Page, *, begins_page: bool) -> list[_Piece]:
        goes_on = begins_page and self.last_grid is not None and same_columns(self.last_grid, grid)
        if not goes_on:
            self.tables += 1
            self.table, self.rows_above = self.tables, 0
        found = [piece for cell in grid.cells for piece in self._cell(cell, grid, page, self.table, self.rows_above)]
        for cell in grid.cells:
            colour = _colour_of(cell, grid, page)
            self.laying.fill(self.table, cell.row + self.rows_above, cell.column, colours.named(colour))
        self.rows_above += len(grid.ys) - 1
        self.last_grid = grid
        return found

    def _cell(self, cell: Cell, grid: Grid, page: Page, table: int, above: int) -> Iterator[_Piece]:
        """Yield what stands in a cell, and behind it the tables that stand there."""
        at = (cell.row + above, cell.column, cell.rows, cell.columns)
        yield from _cell_pieces(lines_of(cell.words), page, table, at, grid.xs[cell.column + cell.columns])
        for inner in cell.tables:
            self.tables += 1
            mine = self.tables
            for each in inner.cells:
                for piece in self._cell(each, inner, page, mine, 0):
                    piece.within = piece.within or Place(table, *at)
                    yield piece

    def lay(self, piece: _Piece) -> None:
        """Lay a piece as one block, its lines joined."""
        lines = piece.paragraph.lines
        text = lines[0].text
        for line in lines[1:]:
            text = self.joined(text, line.text)
        place = Place(piece.table, *piece.cell, piece.within) if piece.cell else None
        longest = max(lines[0].words, key=lambda word: len(word.text))
        self.laying.lay(
            text, piece.gap, heading=0 if place else self._heading(lines[0], text),
            indent=piece.paragraph.indent, size=lines[0].size, is_bold=all(line.is_bold for line in lines),
            colour=longest.colour, page=piece.page, part=piece.part, cell=place, marker=piece.marker,
        )  # fmt: skip

    def _heading(self, line: Line, text: str) -> int:
        return self.headings.get(pdf_carried.plain(text), 0) or (line.tag.heading if line.tag else 0)

    def joined(self, above: str, below: str) -> str:
        """Join a line to the next; a word that was broken becomes whole again."""
        if not _OPEN_HYPHEN.search(above) or not below[:1].islower():
            return f"{above} {below}"
        head, tail = above.rpartition(" ")[2].lower()[:-1], below.partition(" ")[0].lower().strip(".,;:()")
        is_of_two = head in self.words and tail in self.words
        is_meant = is_of_two or f"{head}-{tail}" in self.words or head in _JOINED_ON_PURPOSE
        if is_meant and head + tail not in self.words:
            return above + below
        return above[:-1] + below


def _colour_of(cell: Cell, grid: Grid, page: Page) -> str:
    """Return the colour of the box that was drawn last under the middle of a cell."""
    x = (grid.xs[cell.column] + grid.xs[cell.column + cell.columns]) / 2
    y = (grid.ys[cell.row] + grid.ys[cell.row + cell.rows]) / 2
    here = [colour for x0, x1, y0, y1, colour in page.washes if x0 < x < x1 and y0 < y < y1]
    return here[-1] if here else ""


def _pieces(lines: list[Line], page: Page, part: str = "body") -> list[_Piece]:
    paragraphs = paragraphs_of(lines, _edge(lines, page))
    return [
        _Piece(paragraph, page.number, part, gap="\n\n" if is_apart else "\n")
        for paragraph, is_apart in zip(paragraphs, stand_apart(paragraphs, leading_of(lines)), strict=True)
    ]


def _run_on(columns: list[list[_Piece]]) -> list[_Piece]:
    """Return the pieces of columns, one after the other; a paragraph that the page tells runs over two is one."""
    found: list[_Piece] = []
    for column in columns:
        tags = (found[-1].paragraph.lines[-1].tag, column[0].paragraph.lines[0].tag) if found and column else ()
        if tags and tags[0] and tags[0] == tags[1]:
            found[-1].paragraph.lines += column.pop(0).paragraph.lines
        found += column
    return found


def _edge(lines: list[Line], page: Page) -> float | None:
    """Return how far lines may reach where none goes on within a sentence: then all are short by themselves.

    A page is as wide on its right as on its left.
    """
    runs_on = sum(line.text[0].islower() for line in lines)
    if not lines or runs_on >= _LEAST_RUNNING_ON * len(lines):
        return None
    return max(_FILLED * page.wide, page.wide - min(line.x0 for line in page.lines), *(line.x1 for line in lines))


def _cell_pieces(
    lines: list[Line], page: Page, table: int, cell: tuple[int, int, int, int], right: float | None = None
) -> list[_Piece]:
    edge = right - 6 if right is not None else None
    found = [_Piece(each, page.number, cell=cell, table=table) for each in paragraphs_of(lines, edge)]
    if found and cell[1]:
        found[0].gap = "\t"
    return found


def _lay_pages(writer: _Writer, pages: list[Page]) -> None:
    """Lay page after page. A paragraph that runs over a page is laid whole, before what stands between its halves."""
    held: _Piece | None = None
    for above, page in zip([None, *pages], pages, strict=False):
        pieces = writer.pieces(page)
        if held and pieces and _runs_on(held, pieces[0]):
            held.paragraph.lines += pieces.pop(0).paragraph.lines
        if held:
            writer.lay(held)
        if above:
            _lay_foot(writer, above)
        _lay_margin(writer, page, "header")
        held = pieces.pop() if pieces and pieces[-1].cell is None else None
        for piece in pieces:
            writer.lay(piece)
    if held:
        writer.lay(held)
    _lay_foot(writer, pages[-1])


def _lay_foot(writer: _Writer, page: Page) -> None:
    for note in page.notes:
        writer.lay(_Piece(Paragraph(note.lines), page.number, "footnote", gap="\n\n", marker=note.marker))
    _lay_margin(writer, page, "footer")


def _lay_margin(writer: _Writer, page: Page, part: str) -> None:
    for line in page.header if part == "header" else page.footer:
        writer.lay(_Piece(Paragraph([line]), page.number, part, gap="\n\n"))


def _runs_on(above: _Piece, below: _Piece) -> bool:
    last, first = above.paragraph.lines[-1], below.paragraph.lines[0]
    return (
        below.cell is None and not first.is_marked and first.text[:1].islower()
        and last.text[-1:] not in ".!?:;" and abs(last.size - first.size) < 0.6 and last.is_bold == first.is_bold
    )  # fmt: skip


# --- What could not be read


def _tell_flaws(laying: Laying, pages: list[Page]) -> None:
    for page in pages:
        text = page.text
        if len(text) < FEW and page.pictures > 0.2:
            laying.flaw(f"Page {page.number} is a picture; the words on it are not read.")
        elif page.pictures > 0.5 and len(text) < 300:
            laying.flaw(f"Page {page.number} is mostly a picture; words in it are not read.")
        if by := letters.shift_of(text):
            way = f"{abs(by)} places {'below' if by > 0 else 'above'}"
            laying.flaw(f"On page {page.number} each letter stands {way} the one that is meant; it is left as it is.")
        elif letters.is_gibberish(text) or text.count("\ufffd") > 20:
            laying.flaw(f"On page {page.number} the letters stand for others, and the text makes no sense.")
        if letters.run_together(word for word in text.split()):
            laying.flaw(f"On page {page.number} the spaces between words are missing.")
