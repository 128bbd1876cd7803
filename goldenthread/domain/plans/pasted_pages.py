"""What a word processor or a web page puts on the clipboard, as lines that stand as far in as they did there.

A table becomes rows of cells, and words beside it rows of one. The plain text of a page breaks a cell of several
paragraphs into several rows, so the page itself is read.
"""

import csv
import io
import re
from html.parser import HTMLParser

MOST_HTML = 2_000_000
_LEVEL = re.compile(r"mso-list:\s*\S+\s+level(\d)", re.IGNORECASE)
_MARGIN = re.compile(r"margin-left:\s*(\d+(?:\.\d+)?)\s*(pt|in|cm|px)", re.IGNORECASE)
_POINTS = {"pt": 1.0, "in": 72.0, "cm": 28.35, "px": 0.75}
_STEP = 18.0  # points by which a level stands further in, at the least
_BLOCKS = {"p", "div", "li", "h1", "h2", "h3", "h4", "h5", "h6", "tr", "br", "blockquote"}
_SILENT = {"style", "script", "head", "title", "xml"}
_MOST_MERGED = 500
_STRUCTURED = re.compile(r"<(?:li|h[1-6])\b|mso-list:|role=.?heading", re.IGNORECASE)


def text_of(html: str) -> str:
    """Return a page as text to be read: rows with a tab between cells, or lines; nothing for other pages.

    Where most of a page stands beside its tables, the plain text is better, and is left to.
    """
    if len(html) > MOST_HTML:
        return ""
    return table_of(html) if "<table" in html.lower() else lines_of(html)


def lines_of(html: str) -> str:
    """Return the lines of lists, headings and paragraphs, a tab for each level; nothing for other pages."""
    if not _STRUCTURED.search(html):
        return ""
    reader = _Lines()
    reader.feed(html)
    reader.close()
    return reader.text()


def table_of(html: str) -> str:
    """Return the rows of a page that is mostly tables; paragraphs stay in their cell."""
    reader = _Rows()
    reader.feed(html)
    reader.close()
    reader.end_beside()
    if reader.beside_count * 2 >= len(reader.rows):
        return ""
    written = io.StringIO()
    csv.writer(written, delimiter="\t", lineterminator="\n").writerows(reader.rows)
    return written.getvalue()


class _Rows(HTMLParser):
    """Reads the rows of tables. A cell over several rows or columns stands in the first of them."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.rows: list[list[str]] = []
        self.beside: list[str] = []
        self.beside_count = 0
        self.cell: list[str] | None = None
        self.across = self.down = 1
        self.held: dict[int, int] = {}  # columns that a cell from above still holds, and for how many rows
        self.silent: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if _is_silent(tag, given.get("style") or ""):
            self.silent.append(tag)
        elif self.silent:
            if tag == self.silent[-1]:
                self.silent.append(tag)
        elif tag == "tr":
            self._end_cell()
            self.end_beside()
            self.rows.append([])
            self._pass_held()
        elif tag in ("td", "th") and self.rows:
            self._end_cell()
            self.cell, self.across, self.down = [], _count(given.get("colspan")), _count(given.get("rowspan"))
        elif tag in _BLOCKS:
            self._end_line()

    def handle_endtag(self, tag: str) -> None:
        if self.silent:
            if tag == self.silent[-1]:
                self.silent.pop()
        elif tag in ("td", "th", "tr", "table"):
            self._end_cell()
        elif tag in _BLOCKS:
            self._end_line()

    def handle_data(self, data: str) -> None:
        if self.silent:
            return
        if self.cell is not None:
            self.cell.append(data.replace("\r", "").replace("\n", " "))
        else:
            self.beside.append(data)

    def end_beside(self) -> None:
        """Make a row of a line that stands beside the tables."""
        words = " ".join("".join(self.beside).split())
        self.beside = []
        if words:
            self.rows.append([words])
            self.beside_count += 1

    def _end_line(self) -> None:
        if self.cell is not None:
            self.cell.append("\n")
        else:
            self.end_beside()

    def _end_cell(self) -> None:
        if self.cell is None:
            return
        lines = (" ".join(line.split()) for line in "".join(self.cell).split("\n"))
        words = "\n".join(line for line in lines if line)
        row = self.rows[-1]
        for step in range(self.across):
            if self.down > 1:
                self.held[len(row)] = self.down - 1
            row.append(words if step == 0 else "")
        self.cell = None
        self._pass_held()

    def _pass_held(self) -> None:
        """Leave the places empty that a cell of an earlier row still holds."""
        row = self.rows[-1]
        while held := self.held.get(len(row), 0):
            self.held[len(row)] = held - 1
            row.append("")


def _is_silent(tag: str, style: str) -> bool:
    """Say whether what stands in a tag is no word of the page; the bullet that Word draws beside an item is none."""
    return tag in _SILENT or (tag == "span" and "mso-list:ignore" in style.replace(" ", "").lower())


def _count(said: str | None) -> int:
    """Return over how many rows or columns a cell goes, or how deep an item is; no page makes us count for long."""
    return min(max(int(said), 1), _MOST_MERGED) if said and said.isascii() and said.isdigit() else 1


class _Lines(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.lines: list[tuple[int, str]] = []
        self.words: list[str] = []
        self.depth = 0
        self.lists = 0
        self.item = 1  # how deep an item says that it is, where every item has a list of its own
        self.under_heading = 0
        self.silent: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        style = given.get("style") or ""
        if _is_silent(tag, style):
            self.silent.append(tag)
        elif self.silent:
            if tag == self.silent[-1]:
                self.silent.append(tag)
        elif tag in ("ul", "ol"):
            self._end_line()
            self.lists += 1
        elif tag in _BLOCKS:
            self._end_line()
            said = _count(given.get("data-aria-level") or given.get("aria-level"))
            if tag == "li":
                self.item = said
            is_heading = given.get("role") == "heading"
            self.depth = self._depth(f"h{min(said, 6)}" if is_heading else tag, style)

    def handle_endtag(self, tag: str) -> None:
        if self.silent:
            if tag == self.silent[-1]:
                self.silent.pop()
        elif tag in ("ul", "ol"):
            self._end_line()
            self.lists = max(0, self.lists - 1)
            self.item = 1
        elif tag in _BLOCKS:
            self._end_line()

    def handle_data(self, data: str) -> None:
        if not self.silent:
            self.words.append(data)

    def text(self) -> str:
        self._end_line()
        return "\n".join("\t" * depth + words for depth, words in self.lines)

    def _depth(self, tag: str, style: str) -> int:
        if re.fullmatch(r"h[1-6]", tag):
            self.under_heading = int(tag[1])
            return self.under_heading - 1
        if level := _LEVEL.search(style):
            return self.under_heading + int(level[1]) - 1
        if self.lists:
            return self.under_heading + max(self.lists, self.item) - 1
        if margin := _MARGIN.search(style):
            return self.under_heading + round(float(margin[1]) * _POINTS[margin[2].lower()] / _STEP)
        return self.under_heading

    def _end_line(self) -> None:
        words = " ".join("".join(self.words).split())
        self.words = []
        if words:
            self.lines.append((self.depth, words))
