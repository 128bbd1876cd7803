"""Word (.docx): paragraphs and tables as they stand, with the numbers that Word draws and does not write.

Tracked changes are read as if accepted. Hidden text is left out, as it is on the page. Headers come first, then the
body with boxes after the paragraph that holds them, then footnotes, endnotes and footers.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from goldenthread.foundation.documents import colours, symbols, tabbed
from goldenthread.foundation.documents.document import Document, Place, UnreadableDocument
from goldenthread.foundation.documents.laying import Laying
from goldenthread.foundation.documents.packages import DAMAGED, Package
from goldenthread.foundation.documents.word_facts import W, is_on, number, value
from goldenthread.foundation.documents.word_looks import Look, Looks, Numbering, left_of
from goldenthread.foundation.documents.word_spacing import Standing, spacing_of

MOST_NESTED = 40
# A picture of some 9 by 5 centimetres may hold words that matter; a smaller one is a logo.
LARGE_PICTURE = (3_200_000, 1_800_000)

_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_DGM = "{http://schemas.openxmlformats.org/drawingml/2006/diagram}"
_M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"

_DROPPED = frozenset(f"{W}{name}" for name in (
    "del", "moveFrom", "instrText", "delText", "pPr", "rPr", "tblPr", "sectPr", "sdtPr", "sdtEndPr",
))  # fmt: skip
_REFERENCES = {f"{W}footnoteReference": "footnote", f"{W}endnoteReference": "endnote"}
_TAGS = {f"{W}tab": "\t", f"{W}br": "\n", f"{W}cr": "\n", f"{W}noBreakHyphen": "-", f"{W}ptab": "\t"}


_TOO_DEEP = "The document is nested more deeply than any plan, and is not read. Save it anew."


def read(name: str, content: bytes) -> Document:
    """Read a Word document."""
    package = Package(content)
    root = package.xml("word/document.xml")
    if root is None or root.find(f"{W}body") is None:
        raise UnreadableDocument(DAMAGED)
    walk = _Walk(Laying(name, "docx"), package)
    parts = package.related("word/document.xml")
    _margins(walk, parts, "header")
    walk.relations = parts
    walk.take(root.find(f"{W}body"), _Where())
    for part, tag in (("footnotes", "footnote"), ("endnotes", "endnote")):
        _notes(walk, f"word/{part}.xml", tag)
    _margins(walk, parts, "footer")
    _facts(walk.laying, package)
    _tell_flaws(walk, package)
    return tabbed.with_tables(walk.laying.document(), walk.led_in)


@dataclass(frozen=True)
class _Where:
    """What a paragraph stands in."""

    part: str = "body"
    cell: Place | None = None
    gap: str = "\n"
    depth: int = 0
    marker: str = ""


@dataclass
class _Run:
    words: str
    is_bold: bool
    size: float
    colour: str


class _Walk:
    """Goes through the XML in reading order, and lays what it meets."""

    def __init__(self, laying: Laying, package: Package) -> None:
        self.laying, self.package = laying, package
        self.looks = Looks(package.xml("word/styles.xml"))
        self.numbering = Numbering(package.xml("word/numbering.xml"))
        self.relations: dict[str, tuple[str, str]] = {}
        self.tables = self.pictures = self.charts = 0
        self.has_changes = self.has_hidden = self.has_prompts = self.has_struck = False
        self.notes: dict[tuple[str, str], int] = {}
        self.led_in: dict[int, int] = {}
        self._boxes: list[tuple[Any, int]] = []
        self._gap = ""
        self._above = Standing()

    def take(self, holder: Any, where: _Where) -> None:
        """Lay everything that a holder of paragraphs and tables holds."""
        if where.depth > MOST_NESTED:
            raise UnreadableDocument(
                "The document is nested more deeply than any plan, and is not read. Save it anew."
            )
        for child in holder:
            if child.tag == f"{W}p":
                self._paragraph(child, where)
            elif child.tag == f"{W}tbl":
                self._table(child, where)
            elif child.tag in _DROPPED or self._is_prompt(child):
                self.has_changes |= child.tag in {f"{W}del", f"{W}moveFrom"}
            elif child.tag == f"{_MC}AlternateContent":
                for chosen in child[:1]:
                    self.take(chosen, replace(where, depth=where.depth + 1))
            elif len(child):
                self.take(child, replace(where, depth=where.depth + 1))

    def _is_prompt(self, control: Any) -> bool:
        """Say whether a field of a form still shows what it asks for, such as “Click to enter a date”."""
        is_prompt = control.tag == f"{W}sdt" and control.find(f"{W}sdtPr/{W}showingPlcHdr") is not None
        self.has_prompts |= is_prompt
        return is_prompt

    # --- Paragraphs

    def _paragraph(self, paragraph: Any, where: _Where) -> None:
        facts = paragraph.find(f"{W}pPr")
        look = self.looks.of(value(facts, "w:pStyle"))
        outer, self._boxes = self._boxes, []
        runs = [run for run in self._runs(paragraph, look, 0) if run.words]
        words = "".join(run.words for run in runs)
        boxes, self._boxes = self._boxes, outer
        if words.strip():
            self.led_in[len(self.laying.blocks)] = len(words) - len(words.lstrip("\t"))
            marker, indent = self._drawn(facts, look)
            heading = _heading(facts, look)
            here = Standing(look.name, spacing_of(facts, look.spacing), heading)
            if where.cell is None and here.is_apart(self._above, look.size):
                self._gap = self._gap or "\n\n"
            self._above = here
            main = max((run for run in runs if run.words.strip()), key=lambda run: len(run.words))
            self.laying.lay(
                words, self._gap or where.gap, heading=heading, indent=indent, marker=where.marker or marker,
                style=look.name, size=main.size, colour=main.colour, part=where.part, cell=where.cell,
                is_bold=all(run.is_bold for run in runs if run.words.strip()),
            )  # fmt: skip
            self._gap = ""
        elif where.cell is None and not boxes:
            # Somebody pressed Enter for a blank line.
            self._gap = self._gap or "\n\n"
        for box, depth in boxes:
            # A box stands apart from what is about it.
            self._gap = self._gap or "\n\n"
            self.take(box, _Where(part="box" if where.part == "body" else where.part, depth=where.depth + depth + 1))
            self._gap = "\n\n"

    def _drawn(self, facts: Any, look: Look) -> tuple[str, int]:
        """Return the marker that Word draws, and how deep the paragraph is set in."""
        list_id = value(facts, "w:numPr/w:numId", look.list_id) or ""
        if list_id and list_id != "0":
            level = int(number(value(facts, "w:numPr/w:ilvl"), look.list_level))
            return self.numbering.marker(list_id, level), max(level, look.list_depth)
        return "", max(round(left_of(facts, look.left) / 720), 0)

    def _runs(self, holder: Any, look: Look, depth: int) -> Iterator[_Run]:
        if depth > MOST_NESTED:
            raise UnreadableDocument(
                "The document is nested more deeply than any plan, and is not read. Save it anew."
            )
        for child in holder:
            if child.tag == f"{W}r":
                yield from self._run(child, look, depth)
            elif child.tag in _DROPPED or self._is_prompt(child):
                self.has_changes |= child.tag in {f"{W}del", f"{W}moveFrom"}
            elif child.tag == f"{_M}t":
                yield _Run(child.text or "", look.is_bold, look.size, look.colour)
            elif child.tag == f"{_MC}AlternateContent":
                yield from self._runs(child[0] if len(child) else (), look, depth + 1)
            elif len(child):
                self.has_changes |= child.tag in {f"{W}ins", f"{W}moveTo"}
                yield from self._runs(child, look, depth + 1)

    def _run(self, run: Any, look: Look, depth: int) -> Iterator[_Run]:
        facts = run.find(f"{W}rPr")
        named = value(facts, "w:rStyle")
        own = self.looks.of(named) if named else None
        bold, hidden = is_on(facts, "b"), is_on(facts, "vanish")
        words = "".join(self._said(run, depth))
        if hidden or (hidden is None and look.is_hidden):
            self.has_hidden |= bool(words.strip())
            return
        if bold is None:
            bold = look.is_bold or (own is not None and own.is_bold)
        self.has_struck |= bool(is_on(facts, "strike")) and bool(words.strip())
        colour = value(facts, "w:color", look.colour) or ""
        size = number(value(facts, "w:sz"), look.size * 2) / 2
        yield _Run(words, bold, size, "" if colour == "auto" else colour)

    def _said(self, run: Any, depth: int) -> Iterator[str]:
        fonts = run.find(f"{W}rPr/{W}rFonts")
        font = "" if fonts is None else fonts.get(f"{W}ascii") or ""
        for child in run:
            if child.tag == f"{W}t":
                yield symbols.as_drawn(font, child.text or "")
            elif child.tag in _TAGS:
                yield _TAGS[child.tag]
            elif child.tag == f"{W}sym":
                yield symbols.of_code(child.get(f"{W}font") or "", child.get(f"{W}char") or "")
            elif child.tag in _REFERENCES:
                yield self._raised(_REFERENCES[child.tag], child.get(f"{W}id") or "")
            elif child.tag == f"{W}fldChar":
                yield _chosen(child.find(f"{W}ffData"))
            elif child.tag == f"{_MC}AlternateContent":
                for chosen in child[:1]:
                    yield from self._said(chosen, depth)
            elif child.tag in {f"{W}drawing", f"{W}pict", f"{W}object"}:
                self._drawing(child, depth)

    def _raised(self, tag: str, note: str) -> str:
        """Return the raised number that is drawn where a note is hung on a word."""
        return str(self.notes.setdefault((tag, note), len(self.notes) + 1)).translate(symbols.RAISED)

    def _drawing(self, drawing: Any, depth: int) -> None:
        """Keep the boxes of a drawing for after its paragraph, and count what holds no text."""
        boxes = [
            box for box in drawing.iter(f"{W}txbxContent")
            if not any(above.tag == f"{W}txbxContent" for above in _between(box, drawing))
        ]  # fmt: skip
        self._boxes += [(box, depth) for box in boxes]
        for diagram in drawing.iter(f"{_DGM}relIds"):
            self._diagram(self.relations.get(diagram.get(f"{_R}dm") or "", ("", ""))[1])
        if next(drawing.iter("{http://schemas.openxmlformats.org/drawingml/2006/chart}chart"), None) is not None:
            self.charts += 1
        elif not boxes and next(drawing.iter(f"{_A}blip"), None) is not None:
            extent = next(drawing.iter(f"{_WP}extent"), None)
            wide = number(extent.get("cx")) if extent is not None else 0
            high = number(extent.get("cy")) if extent is not None else 0
            self.pictures += wide > LARGE_PICTURE[0] and high > LARGE_PICTURE[1]

    def _diagram(self, path: str) -> None:
        root = self.package.xml(path) if path else None
        for paragraph in root.iter(f"{_A}p") if root is not None else ():
            words = "".join(each.text or "" for each in paragraph.iter(f"{_A}t"))
            self.laying.lay(words, part="box", style="SmartArt")

    # --- Tables

    def _table(self, table: Any, where: _Where) -> None:
        self.tables += 1
        mine = self.tables
        grid = [list(_cells(row)) for row in _rows(table, 0)]
        self._gap = "\n\n"
        for at, row in enumerate(grid):
            for cell, column, columns, merge in row:
                if merge == "continue":
                    # What a merged cell covers is not shown.
                    self.has_hidden |= bool("".join(each.text or "" for each in cell.iter(f"{W}t")).strip())
                    continue
                place = Place(mine, at, column, _height(grid, at, column) if merge else 1, columns, where.cell)
                inner = _Where(where.part, place, "\n", where.depth + 1)
                self.laying.fill(mine, at, column, _fill(cell))
                if not self._gap and column:
                    self._gap = "\t"
                self.take(cell, inner)
                if self._gap == "\t":
                    self._gap = ""
        self._gap = "\n\n"


def _between(inner: Any, outer: Any) -> Iterator[Any]:
    for above in inner.iterancestors():
        if above is outer:
            return
        yield above


def _heading(facts: Any, look: Look) -> int:
    own = value(facts, "w:outlineLvl")
    if own is None:
        return look.heading
    return int(number(own)) + 1 if number(own) < 9 else 0


def _chosen(form: Any) -> str:
    """Return what a field of an old form shows without a word: its tick, or the entry of a list that was picked."""
    if form is None:
        return ""
    if (box := form.find(f"{W}checkBox")) is not None:
        ticked = is_on(box, "checked")
        return "☑" if (is_on(box, "default") if ticked is None else ticked) else "☐"
    entries = [each.get(f"{W}val") or "" for each in form.iterfind(f"{W}ddList/{W}listEntry")]
    picked = int(number(value(form, "w:ddList/w:result", value(form, "w:ddList/w:default"))))
    return entries[picked] if picked < len(entries) else ""


def _fill(cell: Any) -> str:
    shading = cell.find(f"{W}tcPr/{W}shd")
    return "" if shading is None else colours.named(shading.get(f"{W}fill") or "")


def _rows(table: Any, depth: int) -> Iterator[Any]:
    """Yield the rows of a table, those in controls and kept insertions too; a deleted row is gone."""
    for child in table:
        if child.tag == f"{W}tr":
            if child.find(f"{W}trPr/{W}del") is None:
                yield child
        elif child.tag not in _DROPPED and len(child) and depth < MOST_NESTED:
            yield from _rows(child, depth + 1)


def _cells(row: Any) -> Iterator[tuple[Any, int, int, str]]:
    """Yield each cell with its column, how many it covers, and whether it begins or continues a merge downwards."""
    column = int(number(value(row, "w:trPr/w:gridBefore")))
    for cell in _found_cells(row, 0):
        facts = cell.find(f"{W}tcPr")
        columns = min(max(int(number(value(facts, "w:gridSpan"), 1)), 1), 500)
        merged = facts.find(f"{W}vMerge") if facts is not None else None
        merge = "" if merged is None else merged.get(f"{W}val", "continue")
        yield cell, column, columns, merge
        column += columns


def _found_cells(row: Any, depth: int) -> Iterator[Any]:
    for child in row:
        if child.tag == f"{W}tc":
            yield child
        elif child.tag not in _DROPPED and len(child) and depth < MOST_NESTED:
            yield from _found_cells(child, depth + 1)


def _height(grid: list[list[tuple[Any, int, int, str]]], at: int, column: int) -> int:
    height = 1
    for row in grid[at + 1 :]:
        if not any(each[1] == column and each[3] == "continue" for each in row):
            break
        height += 1
    return height


# --- What stands around the body


def _margins(walk: _Walk, parts: dict[str, tuple[str, str]], kind: str) -> None:
    """Lay each header or footer once, however many sections say the same."""
    seen: set[str] = set()
    for path in sorted({path for found, path in parts.values() if found == kind}):
        root = walk.package.xml(path)
        said = "" if root is None else "".join(each.text or "" for each in root.iter(f"{W}t"))
        if root is not None and said not in seen:
            seen.add(said)
            walk.relations = walk.package.related(path)
            walk.take(root, _Where(part=kind))


def _notes(walk: _Walk, path: str, tag: str) -> None:
    root = walk.package.xml(path)
    if root is None:
        return
    walk.relations = walk.package.related(path)
    # Separators are notes too, of a type; what was written has none, and what hangs on no word is not shown.
    shown = {each.get(f"{W}id") or "": each for each in root.iter(f"{W}{tag}") if not each.get(f"{W}type")}
    for (kind, name), count in list(walk.notes.items()):
        if kind == tag and name in shown:
            walk.take(shown[name], _Where(part="footnote", marker=str(count)))


def _facts(laying: Laying, package: Package) -> None:
    root = package.xml("docProps/core.xml")
    for each in root if root is not None else ():
        key = each.tag.rpartition("}")[2]
        if key in {"title", "subject", "created", "modified", "revision"}:
            laying.fact(key, each.text or "")
        elif key == "category":
            laying.fact("origin", each.text or "")


def _tell_flaws(walk: _Walk, package: Package) -> None:
    laying = walk.laying
    if walk.has_changes:
        laying.flaw("The document has tracked changes that nobody decided; they are read as if all were accepted.")
    if walk.has_hidden:
        laying.flaw("The document holds hidden text, which is not read.")
    if walk.has_prompts:
        laying.flaw("Fields of the form that nobody has filled in are left out.")
    if walk.has_struck:
        laying.flaw("Some of the text is struck through; it is read as if it were not.")
    if "word/comments.xml" in package.names:
        laying.flaw("The document has comments, which are not read.")
    if walk.pictures:
        many = "a large picture" if walk.pictures == 1 else f"{walk.pictures} large pictures"
        laying.flaw(f"The document has {many}; words in pictures are not read.")
    if walk.charts:
        laying.flaw(f"The document has {walk.charts} chart(s); their figures are not read.")
    if any(name.startswith("word/embeddings/") for name in package.names):
        laying.flaw("Other files are embedded in the document; they are not read.")
