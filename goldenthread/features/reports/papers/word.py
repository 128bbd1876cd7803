"""A plan as a Word file that a trust can go on writing in: real headings, tables that repeat theirs, its own words.

It is laid out by `domain.plan_layout`, so that the file reads back as the same plan: each part is a heading of its
level's word, its number and its title, or a row; and the style of every paragraph says what it is.
"""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from docx import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Mm

from goldenthread.domain.plans import plan_layout as layout
from goldenthread.features.reports.papers.blocks import Block, Row, blocks, control_of
from goldenthread.features.reports.queries.plan_paper import sourced_of, statement_groups, words_of
from goldenthread.foundation import word

# A table with more columns than this lies on its side.
UPRIGHT_COLUMNS = 5
DEEPEST_HEADING = 9
# What a Word file says of itself holds no more characters.
LONGEST_FACT = 255
# The style of what stands before a title.
BEFORE_TITLE = "Level and Number"
Content = Mapping[str, Any]
Part = Mapping[str, Any]


def word_file(content: Content, *, note: str = "") -> bytes:
    """Return a plan as a Word file."""
    document = Document()
    _set_up(document, content)
    writer = word.Writer(document)
    _first_page(writer, content, note)
    found = list(blocks(content))
    _contents(document, found)
    _statements(writer, content["statements"])
    is_wide = any(block.is_table and len(block.headings) + 2 > UPRIGHT_COLUMNS for block in found)
    if is_wide:
        word.turn(document)
    for block in found:
        if block.part is not None:
            _headed(writer, block.part, block)
        else:
            _table(writer, block, is_wide=is_wide)
    _foot(document, content, note)
    return word.packed(document)


# The document


def _set_up(document: Any, content: Content) -> None:
    facts = document.core_properties
    title, said = content["plan"]["title"], content["standing"]
    facts.title, facts.author, facts.language = title[:LONGEST_FACT], content["trust"]["name"], "en-GB"
    facts.subject, facts.comments, facts.keywords = said[:LONGEST_FACT], "", content["plan"]["period"]
    # By this a file that comes back is known.
    facts.category = layout.origin(content["plan"]["ref"])
    day = dt.datetime.fromisoformat(content["drawn_on"])
    facts.created = facts.modified = day.replace(tzinfo=dt.UTC)
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(20)
    section.top_margin, section.bottom_margin = Mm(18), Mm(20)
    word.set_language(document)
    _set_styles(document.styles)


def _set_styles(styles: Any) -> None:
    word.set_style(styles["Normal"], word.SANS, 10.5, word.INK, after=5, line=1.15)
    word.set_style(styles["Title"], word.SERIF, 28, word.DEEP, after=6)
    word.set_style(styles["Subtitle"], word.SERIF, 13, word.DEEP, after=4)
    for depth in range(1, DEEPEST_HEADING + 1):
        size = {1: 17, 2: 13.5, 3: 11.5}.get(depth, 10.5)
        word.set_style(
            styles[f"Heading {depth}"], word.SERIF, size, word.DEEP, before=20 if depth == 1 else 12, after=4
        )
    word.draw_line(styles["Title"].element.get_or_add_pPr(), "bottom", word.GOLD, size=12, space=6)
    word.draw_line(styles["Heading 1"].element.get_or_add_pPr(), "top", word.GOLD, size=8, space=8)
    _set_contents_styles(styles)
    _set_named_styles(styles)


def _set_contents_styles(styles: Any) -> None:
    for name in ("toc 1", "toc 2", "TOC Heading"):
        known = name in styles
        toc = styles[name] if known else styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH, builtin=True)
        is_top = name == "toc 1"
        word.set_style(toc, word.SANS, 10.5, word.INK, before=4 if is_top else 0, after=1)
        toc.font.bold = is_top
        toc.paragraph_format.left_indent = Mm(6 if name == "toc 2" else 0)
    word.set_style(styles["TOC Heading"], word.SERIF, 17, word.DEEP, after=8)


def _set_named_styles(styles: Any) -> None:
    """Say how each kind of paragraph looks: changed here, or in Word, it changes throughout."""
    ink, quiet, deep, gold = word.INK, word.QUIET, word.DEEP, word.GOLD_INK
    # Of each: face, size, colour, room before and after, whether bold.
    looks = {
        layout.COVER_TEXT: (word.SERIF, 11, deep, 0, 4, True),
        layout.CONTROL_NAME: (word.SANS, 9.5, quiet, 2, 2, True),
        layout.CONTROL_TEXT: (word.SANS, 9.5, ink, 2, 2, False),
        layout.STATEMENT_HEADING: (word.SERIF, 13, deep, 14, 3, True),
        layout.STATEMENT_TEXT: (word.SANS, 10.5, ink, 0, 4, False),
        layout.STATEMENT_SOURCE: (word.SANS, 9, quiet, 0, 6, False),
        layout.PART_TEXT: (word.SANS, 10.5, ink, 0, 4, False),
        layout.PART_THEME: (word.SERIF, 10.5, deep, 0, 4, False),
        layout.PART_NUMBER: (word.SANS, 9.5, gold, 0, 2, True),
        layout.PART_TITLE: (word.SANS, 9.5, ink, 0, 2, True),
        layout.LEVEL_NAME: (word.SANS, 9.5, quiet, 2, 2, True),
        layout.COLUMN_NAME: (word.SANS, 9.5, quiet, 2, 1, True),
        layout.COLUMN_TEXT: (word.SANS, 9.5, ink, 0, 2, False),
    }  # fmt: skip
    for name, (face, size, colour, before, after, is_bold) in looks.items():
        style = styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        style.base_style = styles["Normal"]
        word.set_style(style, face, size, colour, before=before, after=after)
        style.font.bold = is_bold
        style.paragraph_format.keep_with_next = name in {layout.STATEMENT_HEADING, layout.COLUMN_NAME}
    before = styles.add_style(BEFORE_TITLE, WD_STYLE_TYPE.CHARACTER)
    before.font.color.rgb = gold


# What stands before the parts


def _first_page(writer: word.Writer, content: Content, note: str) -> None:
    writer.paragraph(layout.COVER_TEXT, content["trust"]["name"])
    writer.paragraph("Title", content["plan"]["title"])
    under = [content["of"] if content["is_local"] else "", content["plan"]["period"]]
    if any(under):
        writer.paragraph("Subtitle", " · ".join(words for words in under if words))
    if note:
        writer.paragraph(layout.COVER_TEXT, note)
    table = writer.table([45, 125])
    for heading, text in control_of(content):
        table.row([[(layout.CONTROL_NAME, heading)], list(_lines(layout.CONTROL_TEXT, text))])


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
        line.add_run(layout.heading_of(part["level"], part["number"], part["title"]))
        if place == len(parts) - 1:
            word.add_field(line, "end")


def _statements(writer: word.Writer, statements: Sequence[Mapping[str, str]]) -> None:
    for heading, said in statement_groups(list(statements)):
        writer.paragraph(layout.STATEMENT_HEADING, heading)
        for one in said:
            writer.paragraph(layout.STATEMENT_TEXT, words_of(one))
            if sourced := sourced_of(one):
                writer.paragraph(layout.STATEMENT_SOURCE, f"{layout.SOURCE}: {sourced}")


# Parts


def _headed(writer: word.Writer, part: Part, block: Block) -> None:
    writer.paragraph(
        f"Heading {min(part['depth'], DEEPEST_HEADING)}",
        (layout.before_title(part["level"], part["number"]), BEFORE_TITLE),
        f": {part['title']}",
    )
    for style, words in _under(part):
        writer.paragraph(style, words)
    for row in block.rows:
        for heading, text in zip(block.headings, row.cells, strict=True):
            writer.paragraph(layout.COLUMN_NAME, heading)
            for style, words in _lines(layout.COLUMN_TEXT, text):
                writer.paragraph(style, words)
    _statements(writer, part["statements"])


def _under(part: Part) -> Iterator[tuple[str, str]]:
    """Yield the paragraphs beneath a title: its theme, and its own words."""
    if part["theme"]:
        yield layout.PART_THEME, part["theme"]
    if part["text"].strip():
        yield from _lines(layout.PART_TEXT, part["text"])


def _lines(style: str, text: str) -> Iterator[tuple[str, str]]:
    """Yield a paragraph for each line, or one that is empty, as a cell must hold one."""
    yield from ((style, line) for line in text.splitlines() if line.strip()) if text.strip() else [(style, "")]


def _table(writer: word.Writer, block: Block, *, is_wide: bool) -> None:
    numbered = any(row.part["number"] for row in block.rows)
    first = [16] if numbered else []
    table = writer.table([*first, *block.widths((257 if is_wide else 170) - sum(first))])
    numbers = [[(layout.COLUMN_NAME, layout.NUMBER)]] if numbered else []
    level = [(layout.LEVEL_NAME, block.rows[0].part["level"])]
    table.head([*numbers, level, *([(layout.COLUMN_NAME, heading)] for heading in block.headings)])
    for row in block.rows:
        table.row(_cells(row, numbered=numbered))
    writer.paragraph("Normal")


def _cells(row: Row, *, numbered: bool) -> list[list[tuple[str, str]]]:
    part = row.part
    numbers = [[(layout.PART_NUMBER, part["number"])]] if numbered else []
    title = [(layout.PART_TITLE, part["title"]), *_under(part)]
    return [*numbers, title, *(list(_lines(layout.COLUMN_TEXT, text)) for text in row.cells)]


# The running foot


def _foot(document: Any, content: Content, note: str) -> None:
    footer = document.sections[0].footer.paragraphs[0]
    said = [content["plan"]["title"], content["plan"]["period"], content["standing"], note]
    word.add_words(footer, " · ".join(words for words in said if words) + " · Page ", colour=word.QUIET, size=8.5)
    word.add_page_number(footer)
    footer.alignment = WD_ALIGN_PARAGRAPH.LEFT
