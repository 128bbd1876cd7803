"""A plan as a Word file that a trust can go on writing in: real headings, tables that repeat theirs, its own words.

It is laid out so that the file reads back as the same plan: each part under its level's word and its number, each
column under its heading, statements and control block under theirs.
"""

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any

from docx import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Mm, Pt

from goldenthread.features.reports.papers.blocks import NUMBER, PEOPLE, Block, Row, blocks
from goldenthread.features.reports.queries.plan_paper import sourced_of, statement_groups
from goldenthread.foundation import word

# A table with more columns than this lies on its side.
UPRIGHT_COLUMNS = 5
DEEPEST_HEADING = 9
Content = Mapping[str, Any]


def word_file(content: Content, *, note: str = "") -> bytes:
    """Return a plan as a Word file."""
    document = Document()
    _set_up(document, content)
    _first_page(document, content, note)
    found = list(blocks(content))
    _contents(document, found)
    _statements(document, content["statements"], 1)
    _marks(document, content)
    is_wide = any(block.is_table and len(block.headings) + 2 > UPRIGHT_COLUMNS for block in found)
    if is_wide:
        word.turn(document)
    for block in found:
        if block.part is not None:
            _headed(document, block.part, block)
        else:
            _table(document, block, is_wide=is_wide)
    _foot(document, content, note)
    return word.packed(document)


# The document


def _set_up(document: Any, content: Content) -> None:
    facts = document.core_properties
    facts.title, facts.author, facts.language = content["plan"]["title"], content["trust"]["name"], "en-GB"
    facts.subject, facts.comments, facts.keywords = content["standing"], "", content["plan"]["period"]
    day = dt.datetime.fromisoformat(content["drawn_on"])
    facts.created = facts.modified = day.replace(tzinfo=dt.UTC)
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(20)
    section.top_margin, section.bottom_margin = Mm(18), Mm(20)
    word.set_language(document)
    styles = document.styles
    word.set_style(styles["Normal"], word.SANS, 10.5, word.INK, after=5, line=1.15)
    table_text = styles.add_style(word.TABLE_TEXT, WD_STYLE_TYPE.PARAGRAPH)
    word.set_style(table_text, word.SANS, 9.5, word.INK, after=2)
    word.set_style(styles["Title"], word.SERIF, 28, word.DEEP, after=6)
    word.set_style(styles["Subtitle"], word.SERIF, 13, word.DEEP, after=4)
    for depth in range(1, DEEPEST_HEADING + 1):
        size = {1: 17, 2: 13.5, 3: 11.5}.get(depth, 10.5)
        word.set_style(
            styles[f"Heading {depth}"], word.SERIF, size, word.DEEP, before=20 if depth == 1 else 12, after=4
        )
    word.draw_line(styles["Title"].element.get_or_add_pPr(), "bottom", word.GOLD, size=12, space=6)
    for name in ("toc 1", "toc 2", "TOC Heading"):
        known = name in styles
        toc = styles[name] if known else styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH, builtin=True)
        is_top = name == "toc 1"
        word.set_style(toc, word.SANS, 10.5, word.INK, before=4 if is_top else 0, after=1)
        toc.font.bold = is_top
        toc.paragraph_format.left_indent = Mm(6 if name == "toc 2" else 0)
    word.set_style(styles["TOC Heading"], word.SERIF, 17, word.DEEP, after=8)


# What stands before the parts


def _first_page(document: Any, content: Content, note: str) -> None:
    brand = document.add_paragraph()
    word.add_words(brand, content["trust"]["name"], face=word.SERIF, bold=True, colour=word.DEEP)
    document.add_paragraph(content["plan"]["title"], style="Title")
    under = " · ".join(
        words for words in (content["of"] if content["is_local"] else "", content["plan"]["period"]) if words
    )
    if under:
        document.add_paragraph(under, style="Subtitle")
    if note:
        word.add_words(document.add_paragraph(), note, colour=word.QUIET)
    _control(document, content)


def _control(document: Any, content: Content) -> None:
    """Set what the plan is and how it was agreed: each fact beside its name, as control blocks have them."""
    facts = [("Status", content["standing"]), *content["control"]]
    table = word.add_table(document, 2, facts[0])
    for heading, text in facts[1:]:
        cells = table.add_row().cells
        word.write_cell(cells[0], heading, bold=True, colour=word.QUIET)
        word.write_cell(cells[1], text)
    word.set_widths(table, [45, 125])


def _contents(document: Any, found: Sequence[Block]) -> None:
    """Put a list of contents that Word renews, filled already for whoever only looks: the headings, as they stand."""
    parts = [block.part for block in found if block.part is not None and block.part["depth"] <= 2]
    if len(parts) < 3:
        return
    heading = document.add_paragraph("Contents", style="TOC Heading")
    heading.paragraph_format.page_break_before = True
    for place, part in enumerate(parts):
        line = document.add_paragraph(style=f"toc {part['depth']}")
        if place == 0:
            word.add_field(line, "begin", 'TOC \\o "1-2" \\h \\z \\u')
        line.add_run(_called(part))
        if place == len(parts) - 1:
            word.add_field(line, "end")


def _called(part: Mapping[str, Any]) -> str:
    """Return a part's heading: its level's word, its number, its title."""
    return f"{_before(part)}: {part['title']}"


def _before(part: Mapping[str, Any]) -> str:
    return f"{part['level']} {part['number']}".strip()


def _statements(document: Any, statements: Sequence[Mapping[str, str]], depth: int) -> None:
    for heading, said in statement_groups(list(statements)):
        document.add_paragraph(heading, style=f"Heading {min(depth, DEEPEST_HEADING)}")
        for one in said:
            line = document.add_paragraph(style="List Bullet" if len(said) > 1 else None)
            if one.get("title"):
                word.add_words(line, f"{one['title']}: ", bold=True)
            line.add_run(one["text"])
            if one.get("quotation"):
                document.add_paragraph(one["quotation"], style="Quote")
            if sourced := sourced_of(one):
                word.add_words(document.add_paragraph(), f"Source: {sourced}", colour=word.QUIET, size=9.5)


def _marks(document: Any, content: Content) -> None:
    if content["flags"]:
        document.add_paragraph("Marks", style="Heading 1")
        for flag in content["flags"]:
            line = document.add_paragraph()
            word.add_words(line, flag["name"], bold=True)
            line.add_run(f": {flag['meaning'] or 'not yet said what it means'}")


# Parts


def _headed(document: Any, part: Mapping[str, Any], block: Block) -> None:
    line = document.add_paragraph(style=f"Heading {min(part['depth'], DEEPEST_HEADING)}")
    if part["depth"] == 1:
        word.draw_line(line._p.get_or_add_pPr(), "top", word.GOLD, size=8, space=8)
    word.add_words(line, _before(part), colour=word.GOLD_INK)
    line.add_run(f": {part['title']}")
    _under(document, part)
    for row in block.rows:
        for heading, text in zip(block.headings, row.cells, strict=True):
            _labelled(document, heading, text)
    _statements(document, part["statements"], part["depth"] + 1)


def _under(document: Any, part: Mapping[str, Any]) -> None:
    if part["theme"]:
        word.add_words(document.add_paragraph(), part["theme"], face=word.SERIF, colour=word.DEEP)
    for line in part["text"].splitlines():
        if line.strip():
            document.add_paragraph(line)


def _labelled(document: Any, heading: str, text: str) -> None:
    lines = [line for line in text.splitlines() if line.strip()]
    head = document.add_paragraph()
    word.add_words(head, f"{heading}:", bold=True, colour=word.QUIET)
    head.paragraph_format.keep_with_next = True
    if heading == PEOPLE or len(lines) == 1:
        head.add_run(" " + "; ".join(lines))
        return
    head.paragraph_format.space_after = Pt(0)
    for line in lines:
        document.add_paragraph(line, style="List Bullet")


def _table(document: Any, block: Block, *, is_wide: bool) -> None:
    numbered = any(row.part["number"] for row in block.rows)
    headings = [*([NUMBER] if numbered else []), block.rows[0].part["level"], *block.headings]
    table = word.add_table(document, len(headings), headings)
    for row in block.rows:
        _fill(table.add_row().cells, row, numbered=numbered)
    room = 257 if is_wide else 170
    first = [14] if numbered else []
    shares = [1.25, *([1.0] * len(block.headings))]
    each = (room - sum(first)) / sum(shares)
    word.set_widths(table, [*first, *(share * each for share in shares)])
    for row in block.rows:
        _statements(document, row.part["statements"], row.part["depth"] + 1)
    document.add_paragraph().paragraph_format.space_after = Pt(0)


def _fill(cells: Sequence[Any], row: Row, *, numbered: bool) -> None:
    rest = list(cells)
    if numbered:
        word.write_cell(rest.pop(0), row.part["number"], colour=word.GOLD_INK, bold=True)
    title = rest.pop(0)
    word.write_cell(title, row.part["title"], bold=True)
    for words in (row.part["theme"], *row.part["text"].splitlines()):
        if words.strip():
            word.add_line(title, words)
    for cell, text in zip(rest, row.cells, strict=True):
        word.write_cell(cell, text)


# The running foot


def _foot(document: Any, content: Content, note: str) -> None:
    footer = document.sections[0].footer.paragraphs[0]
    said = [content["plan"]["title"], content["plan"]["period"], content["standing"], note]
    word.add_words(footer, " · ".join(words for words in said if words) + " · Page ", colour=word.QUIET, size=8.5)
    word.add_page_number(footer)
    footer.alignment = WD_ALIGN_PARAGRAPH.LEFT
