"""The door to Word's files: a document in the house's look, with real headings, tables and fields.

What the library that writes them has no words for is said here once: the language of a document, lines beside
paragraphs, headings of tables that come again on every page, fields that Word works out.
"""

import io
from collections.abc import Sequence
from typing import Any

from docx.enum.section import WD_ORIENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

INK, QUIET, DEEP = RGBColor(0x1B, 0x25, 0x30), RGBColor(0x56, 0x60, 0x69), RGBColor(0x17, 0x32, 0x4D)
GOLD, GOLD_INK, HAIRLINE, WASH = "A8781C", RGBColor(0x87, 0x60, 0x0F), "DCD7CA", "F6F4EE"
# The house's own type is on few computers; these are on most, and of the same kind.
SERIF, SANS = "Georgia", "Calibri"


# How text in a table looks: a style of its own, so that it is changed in one place.
TABLE_TEXT = "Table Text"


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


def add_table(document: Any, columns: int, headings: Sequence[str]) -> Any:
    """Return a table whose first row is its heading, on every page that it runs over."""
    table = document.add_table(rows=1, cols=columns)
    table.autofit = False
    properties = table._tbl.tblPr
    borders = OxmlElement("w:tblBorders")
    for side in ("top", "bottom", "insideH"):
        line = OxmlElement(f"w:{side}")
        for name, value in (("val", "single"), ("sz", "4"), ("space", "0"), ("color", HAIRLINE)):
            line.set(qn(f"w:{name}"), value)
        borders.append(line)
    properties.append(borders)
    header = table.rows[0]
    repeat = OxmlElement("w:tblHeader")
    repeat.set(qn("w:val"), "true")
    header._tr.get_or_add_trPr().append(repeat)
    for cell, heading in zip(header.cells, headings, strict=True):
        write_cell(cell, heading, bold=True, colour=QUIET)
        shade = OxmlElement("w:shd")
        for name, value in (("val", "clear"), ("color", "auto"), ("fill", WASH)):
            shade.set(qn(f"w:{name}"), value)
        cell._tc.get_or_add_tcPr().append(shade)
    return table


def set_widths(table: Any, millimetres: Sequence[float]) -> None:
    for row in table.rows:
        for cell, width in zip(row.cells, millimetres, strict=True):
            cell.width = Mm(width)


def write_cell(cell: Any, text: str, *, bold: bool = False, colour: RGBColor | None = None) -> None:
    """Write a text into a cell, a line a paragraph."""
    lines = [line for line in text.splitlines() if line.strip()] or [""]
    for place, line in enumerate(lines):
        add_words(_line_of(cell, is_first=place == 0), line, bold=bold, colour=colour)


def add_line(cell: Any, words: str) -> None:
    """Write one more line into a cell."""
    add_words(_line_of(cell, is_first=False), words)


def _line_of(cell: Any, *, is_first: bool) -> Any:
    paragraph = cell.paragraphs[0] if is_first else cell.add_paragraph()
    # By its key: looked up by name, a style costs more than all else that a cell holds.
    paragraph._p.style = TABLE_TEXT.replace(" ", "")
    return paragraph


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
