"""The door to Word's files: a document in the house's look, with real headings, tables and fields.

What the library that writes them has no words for is said here once: the language of a document, lines beside
paragraphs, headings of tables that come again on every page, fields that Word works out.
"""

import io
import re
from collections.abc import Callable, Sequence
from typing import Any

from docx.enum.section import WD_ORIENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor
from lxml.etree import SubElement

INK, QUIET, DEEP = RGBColor(0x1B, 0x25, 0x30), RGBColor(0x56, 0x60, 0x69), RGBColor(0x17, 0x32, 0x4D)
GOLD, GOLD_INK, HAIRLINE, WASH = "A8781C", RGBColor(0x87, 0x60, 0x0F), "DCD7CA", "F6F4EE"
# The house's own type is on few computers; these are on most, and of the same kind.
SERIF, SANS = "Georgia", "Calibri"
_P, _PPR, _PSTYLE, _R, _RPR, _RSTYLE, _T = map(qn, ("w:p", "w:pPr", "w:pStyle", "w:r", "w:rPr", "w:rStyle", "w:t"))
_TBL, _TC, _TCPR, _TCW = map(qn, ("w:tbl", "w:tc", "w:tcPr", "w:tcW"))
_PIECES = re.compile(r"(\t|\r\n|\r|\n)")
_UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def packed(document: Any) -> bytes:
    """Return a document as the bytes of its file."""
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def set_language(document: Any) -> None:
    """Say that the words are British English, so that a checker and a screen reader take them so."""
    defaults = document.styles.element.find(qn("w:docDefaults")).find(qn("w:rPrDefault")).find(qn("w:rPr"))
    said = defaults.find(qn("w:lang"))
    if said is None:
        said = OxmlElement("w:lang")
        defaults.append(said)
    for name in ("w:val", "w:eastAsia"):
        said.set(qn(name), "en-GB")


def set_style(
    style: Any,
    face: str,
    size: float,
    colour: RGBColor,
    *,
    before: float = 0,
    after: float = 0,
    line: float | None = None,
) -> None:
    style.font.name, style.font.size, style.font.color.rgb = face, Pt(size), colour
    style.font.italic = False
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for name in ("w:ascii", "w:hAnsi", "w:cs", "w:eastAsia"):
        fonts.set(qn(name), face)
    for name in ("w:asciiTheme", "w:hAnsiTheme", "w:cstheme", "w:eastAsiaTheme"):
        fonts.attrib.pop(qn(name), None)
    layout = style.paragraph_format
    layout.space_before, layout.space_after = Pt(before), Pt(after)
    if line:
        layout.line_spacing = line


def draw_line(properties: Any, side: str, colour: str, *, size: int, space: int) -> None:
    """Draw a line at one side of a paragraph, and none at the others."""
    for old in properties.findall(qn("w:pBdr")):
        properties.remove(old)
    borders = OxmlElement("w:pBdr")
    line = OxmlElement(f"w:{side}")
    for name, value in (("val", "single"), ("sz", str(size)), ("space", str(space)), ("color", colour)):
        line.set(qn(f"w:{name}"), value)
    borders.append(line)
    properties.insert_element_before(
        borders, "w:shd", "w:tabs", "w:suppressAutoHyphens", "w:spacing", "w:ind", "w:contextualSpacing", "w:jc",
        "w:outlineLvl",
    )  # fmt: skip


def add_field(paragraph: Any, kind: str, says: str = "") -> None:
    run = paragraph.add_run()
    mark = OxmlElement("w:fldChar")
    mark.set(qn("w:fldCharType"), kind)
    run._r.append(mark)
    if kind == "begin":
        instruction = OxmlElement("w:instrText")
        instruction.set(qn("xml:space"), "preserve")
        instruction.text = says
        paragraph.add_run()._r.append(instruction)
        separate = OxmlElement("w:fldChar")
        separate.set(qn("w:fldCharType"), "separate")
        paragraph.add_run()._r.append(separate)


class Writer:
    """Writes paragraphs and tables at the end of a document, each by the name of its style.

    A plan has thousands of cells. Built one by one through the library they cost seconds; their tags cost little.
    """

    def __init__(self, document: Any) -> None:
        self._body = document.element.body
        self._keys = {style.name: style.style_id for style in document.styles}

    def paragraph(self, style: str, *runs: str | tuple[str, str]) -> Any:
        """Write a paragraph; a run is its words, or its words and the style of its letters."""
        paragraph = self._body.makeelement(_P)
        self._body[-1].addprevious(paragraph)
        return self._fill(paragraph, style, runs)

    def table(self, widths: Sequence[float]) -> "Table":
        """Begin a table with columns of so many millimetres."""
        table = self._body.makeelement(_TBL)
        self._body[-1].addprevious(table)
        return Table(table, widths, self._fill)

    def _fill(self, paragraph: Any, style: str, runs: Sequence[str | tuple[str, str]]) -> Any:
        _set(SubElement(SubElement(paragraph, _PPR), _PSTYLE), self._keys[style])
        for run in runs:
            words, letters = (run, "") if isinstance(run, str) else run
            held = SubElement(paragraph, _R)
            if letters:
                _set(SubElement(SubElement(held, _RPR), _RSTYLE), self._keys[letters])
            _say(held, words)
        return paragraph


class Table:
    """A table being written, a row at a time; the first may come again on every page that it runs over."""

    def __init__(self, table: Any, widths: Sequence[float], fill: Callable[..., Any]) -> None:
        self._table, self._fill = table, fill
        self._widths = [str(round(width * 1440 / 25.4)) for width in widths]
        facts = SubElement(table, qn("w:tblPr"))
        _set(SubElement(facts, qn("w:tblW")), "0", "w:w").set(qn("w:type"), "auto")
        borders = SubElement(facts, qn("w:tblBorders"))
        for side in ("top", "bottom", "insideH"):
            line = SubElement(borders, qn(f"w:{side}"))
            for name, value in (("val", "single"), ("sz", "4"), ("space", "0"), ("color", HAIRLINE)):
                line.set(qn(f"w:{name}"), value)
        _set(SubElement(facts, qn("w:tblLayout")), "fixed", "w:type")
        room = SubElement(facts, qn("w:tblCellMar"))
        for side, width in (("top", "40"), ("left", "80"), ("bottom", "40"), ("right", "80")):
            _set(SubElement(room, qn(f"w:{side}")), width, "w:w").set(qn("w:type"), "dxa")
        grid = SubElement(table, qn("w:tblGrid"))
        for width in self._widths:
            _set(SubElement(grid, qn("w:gridCol")), width, "w:w")

    def head(self, cells: Sequence[Sequence[tuple[str, str]]]) -> None:
        """Write the row of headings."""
        self._row(cells, is_head=True)

    def row(self, cells: Sequence[Sequence[tuple[str, str]]]) -> None:
        """Write a row: of each cell its paragraphs, as the name of the style and the words."""
        self._row(cells, is_head=False)

    def _row(self, cells: Sequence[Sequence[tuple[str, str]]], *, is_head: bool) -> None:
        row = SubElement(self._table, qn("w:tr"))
        properties = SubElement(row, qn("w:trPr"))
        # A row stays whole: what is said of a thing stands on the page of its name.
        _set(SubElement(properties, qn("w:cantSplit")), "true")
        if is_head:
            _set(SubElement(properties, qn("w:tblHeader")), "true")
        for width, paragraphs in zip(self._widths, cells, strict=True):
            cell = SubElement(row, _TC)
            facts = SubElement(cell, _TCPR)
            _set(SubElement(facts, _TCW), width, "w:w").set(qn("w:type"), "dxa")
            if is_head:
                shade = _set(SubElement(facts, qn("w:shd")), "clear")
                shade.set(qn("w:color"), "auto")
                shade.set(qn("w:fill"), WASH)
            for style, words in paragraphs:
                self._fill(SubElement(cell, _P), style, (words,) if words else ())


def _set(element: Any, value: str, name: str = "w:val") -> Any:
    element.set(qn(name), value)
    return element


def _say(run: Any, words: str) -> None:
    """Write words into a run; a break or a tab is a tag of its own, and what a file cannot hold is left out."""
    for piece in _PIECES.split(_UNWRITABLE.sub("", words)):
        if piece == "\t":
            SubElement(run, qn("w:tab"))
        elif piece in {"\n", "\r", "\r\n"}:
            SubElement(run, qn("w:br"))
        elif piece:
            text = SubElement(run, _T)
            text.text = piece
            text.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")


def add_words(
    paragraph: Any,
    words: str,
    *,
    face: str = "",
    bold: bool = False,
    colour: RGBColor | None = None,
    size: float | None = None,
) -> None:
    run = paragraph.add_run(words)
    if bold:
        run.font.bold = True
    if face:
        run.font.name = face
    if colour is not None:
        run.font.color.rgb = colour
    if size:
        run.font.size = Pt(size)


def add_page_number(paragraph: Any) -> None:
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), "PAGE")
    run = OxmlElement("w:r")
    text = OxmlElement("w:t")
    text.text = "1"
    run.append(text)
    field.append(run)
    paragraph._p.append(field)


def turn(document: Any) -> None:
    """Begin a part of the document that lies on its side, for tables that are wider than an upright page."""
    section = document.add_section()
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Mm(297), Mm(210)
