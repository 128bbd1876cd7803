"""OpenDocument text (.odt), as LibreOffice writes it: paragraphs, lists and tables, by the same door as Word.

Tracked changes are read as if accepted, and what is drawn but not written (bullets, numbers) is drawn again.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from goldenthread.foundation.documents import symbols
from goldenthread.foundation.documents.document import Document, Place, UnreadableDocument
from goldenthread.foundation.documents.laying import Laying
from goldenthread.foundation.documents.packages import DAMAGED, Package

TOO_DEEP = "The document is nested more deeply than any plan, and is not read. Save it anew."
MOST_NESTED, MOST_REPEATED = 40, 500
_URN = "{urn:oasis:names:tc:opendocument:xmlns:%s:1.0}"
_OFFICE, _TEXT, _TABLE, _STYLE, _DRAW = (_URN % name for name in ("office", "text", "table", "style", "drawing"))
_FO = _URN % "xsl-fo-compatible"
_WRITTEN = {f"{_TEXT}tab": "\t", f"{_TEXT}line-break": "\n"}
_DROPPED = frozenset((
    f"{_OFFICE}annotation", f"{_OFFICE}annotation-end", f"{_TEXT}tracked-changes", f"{_TEXT}sequence-decls",
    f"{_OFFICE}forms", f"{_TEXT}variable-decls", f"{_TEXT}ruby-text",
))  # fmt: skip


@dataclass(frozen=True)
class _Style:
    is_bold: bool = False
    size: float = 0


@dataclass(frozen=True)
class _Where:
    part: str = "body"
    cell: Place | None = None
    gap: str = "\n"
    depth: int = 0
    lists: tuple[str, ...] = ()
    marker: str = ""


def read(name: str, content: bytes) -> Document:
    """Read an OpenDocument text."""
    package = Package(content)
    root = package.xml("content.xml")
    body = None if root is None else root.find(f"{_OFFICE}body/{_OFFICE}text")
    if root is None or body is None:
        raise UnreadableDocument(DAMAGED)
    around = package.xml("styles.xml")
    walk = _Walk(Laying(name, "odt"), [each for each in (around, root) if each is not None])
    _margin(walk, around, "header")
    walk.take(body, _Where())
    for number, note in walk.notes:
        walk.take(note, _Where(part="footnote", marker=number))
    _margin(walk, around, "footer")
    if body.find(f"{_TEXT}tracked-changes") is not None:
        walk.laying.flaw(
            "The document has tracked changes that nobody decided; they are read as if all were accepted."
        )
    if next(body.iter(f"{_OFFICE}annotation"), None) is not None:
        walk.laying.flaw("The document has comments, which are not read.")
    return walk.laying.document()


class _Walk:
    """Goes through the XML in reading order, and lays what it meets."""

    def __init__(self, laying: Laying, roots: list[Any]) -> None:
        self.laying = laying
        self._styles = {each.get(f"{_STYLE}name"): each for root in roots for each in root.iter(f"{_STYLE}style")}
        self._lists = {each.get(f"{_STYLE}name"): each for root in roots for each in root.iter(f"{_TEXT}list-style")}
        self.notes: list[tuple[str, Any]] = []
        self._known: dict[str, _Style] = {}
        self._counts: dict[tuple[str, int], int] = {}
        self._boxes: list[Any] = []
        self._tables = 0
        self._gap = ""

    def take(self, holder: Any, where: _Where) -> None:
        """Lay everything that a holder of paragraphs, lists and tables holds."""
        if where.depth > MOST_NESTED:
            raise UnreadableDocument(TOO_DEEP)
        deeper = replace(where, depth=where.depth + 1)
        for child in holder:
            if child.tag in (f"{_TEXT}p", f"{_TEXT}h"):
                self._paragraph(child, where)
                where = replace(where, marker="")
            elif child.tag == f"{_TEXT}list":
                self._list(child, deeper)
            elif child.tag == f"{_TABLE}table":
                self._table(child, where)
            elif child.tag not in _DROPPED and child.get(f"{_TEXT}display") != "none":
                self.take(child, deeper)

    def _paragraph(self, paragraph: Any, where: _Where) -> None:
        outer, self._boxes = self._boxes, []
        look = self._style(paragraph.get(f"{_TEXT}style-name"), 0)
        pieces = list(self._said(paragraph, look, where.depth))
        boxes, self._boxes = self._boxes, outer
        told = [style for words, style in pieces if words.strip()]
        if told:
            is_heading = paragraph.tag == f"{_TEXT}h"
            self.laying.lay(
                "".join(words for words, _ in pieces), self._gap or where.gap, part=where.part, cell=where.cell,
                heading=min(_number(paragraph, f"{_TEXT}outline-level"), 9) if is_heading else 0,
                indent=max(len(where.lists) - 1, 0), marker=where.marker, size=max(style.size for style in told),
                is_bold=all(style.is_bold for style in told),
            )  # fmt: skip
            self._gap = ""
        for box in boxes:
            self._gap = "\n\n"
            self.take(box, _Where(part="box" if where.part == "body" else where.part, depth=where.depth + 1))

    def _said(self, holder: Any, look: _Style, depth: int) -> Iterator[tuple[str, _Style]]:
        """Yield the words of a paragraph with how they are set."""
        if depth > MOST_NESTED:
            raise UnreadableDocument(TOO_DEEP)
        yield holder.text or "", look
        for child in holder:
            if child.tag == f"{_TEXT}s":
                yield " " * min(_number(child, f"{_TEXT}c"), MOST_REPEATED), look
            elif child.tag in _WRITTEN:
                yield _WRITTEN[child.tag], look
            elif child.tag == f"{_TEXT}note":
                number = child.findtext(f"{_TEXT}note-citation") or ""
                self.notes += [(number, body) for body in child.iterfind(f"{_TEXT}note-body")]
                yield number.translate(symbols.RAISED), look
            elif child.tag.startswith(_DRAW):
                self._boxes += child.iter(f"{_DRAW}text-box")
            elif child.tag not in _DROPPED:
                own = child.get(f"{_TEXT}style-name") if child.tag == f"{_TEXT}span" else None
                yield from self._said(child, self._style(own, 0) if own else look, depth + 1)
            yield child.tail or "", look

    def _list(self, held: Any, where: _Where) -> None:
        """Lay a list, each point with the bullet or the number that is drawn before it."""
        name = held.get(f"{_TEXT}style-name") or (where.lists[-1] if where.lists else "")
        level = len(where.lists) + 1
        key, shape = (name, level), self._level(name, level)
        goes_on = held.get(f"{_TEXT}continue-numbering") == "true" or f"{_TEXT}continue-list" in held.attrib
        if where.lists or not goes_on:
            self._counts.pop(key, None)
        for item in held:
            marker = ""
            if item.tag == f"{_TEXT}list-item":
                self._counts[key] = self._counts.get(key, 0) + 1
                marker = f"{self._counts[key]}{shape or ''}" if shape is not None else "•"
            self.take(item, replace(where, lists=(*where.lists, name), marker=marker, depth=where.depth + 1))

    def _level(self, name: str, level: int) -> str | None:
        """Return what stands behind the numbers of a list's level; nothing where it has bullets."""
        for shape in self._lists.get(name, ()):
            if shape.get(f"{_TEXT}level") == str(level) and shape.get(f"{_STYLE}num-format"):
                return shape.get(f"{_STYLE}num-suffix") or "."
        return None

    def _style(self, name: str | None, depth: int) -> _Style:
        """Return how a style sets its words, by itself or by the one that it is based on."""
        if not name or depth > MOST_NESTED or (held := self._styles.get(name)) is None:
            return _Style()
        if name not in self._known:
            above = self._style(held.get(f"{_STYLE}parent-style-name"), depth + 1)
            facts = held.find(f"{_STYLE}text-properties")
            weight, size = (
                (None, None) if facts is None else (facts.get(f"{_FO}font-weight"), facts.get(f"{_FO}font-size"))
            )
            self._known[name] = _Style(
                weight in ("bold", "700", "800", "900") if weight else above.is_bold,
                float(size[:-2])
                if size and size.endswith("pt") and size[:-2].replace(".", "", 1).isdigit()
                else above.size,
            )
        return self._known[name]

    def _table(self, table: Any, where: _Where) -> None:
        self._tables += 1
        mine, self._gap = self._tables, "\n\n"
        for at, row in enumerate(_within(table, f"{_TABLE}table-row", 0)):
            column = 0
            for cell in row:
                times = min(_number(cell, f"{_TABLE}number-columns-repeated"), MOST_REPEATED)
                if cell.tag == f"{_TABLE}table-cell" and len(cell):
                    rows, columns = (
                        min(_number(cell, f"{_TABLE}number-{way}-spanned"), MOST_REPEATED)
                        for way in ("rows", "columns")
                    )
                    self._gap = self._gap or ("\t" if column else "")
                    self.take(
                        cell,
                        _Where(where.part, Place(mine, at, column, rows, columns, where.cell), depth=where.depth + 1),
                    )
                column += times if cell.tag.startswith(_TABLE) else 0
        self._gap = "\n\n"


def _margin(walk: _Walk, around: Any, part: str) -> None:
    """Lay the first header or footer; others mostly say the same."""
    margin = None if around is None else next(around.iter(f"{_STYLE}{part}"), None)
    if margin is not None:
        walk.take(margin, _Where(part=part))


def _within(holder: Any, tag: str, depth: int) -> Iterator[Any]:
    """Yield the rows of a table, those in groups too."""
    for child in holder:
        if child.tag == tag:
            yield child
        elif child.tag.startswith(_TABLE) and depth < MOST_NESTED:
            yield from _within(child, tag, depth + 1)


def _number(held: Any, name: str) -> int:
    """Return a count that the file states; one where it states none."""
    said = held.get(name) or ""
    return int(said) if said.isdigit() and len(said) < 6 else 1
