"""A report of sections as a Word file, from the same values as its PDF: real headings, tables that repeat theirs."""

import datetime as dt
from collections.abc import Mapping
from typing import Any

from docx import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.shared import Mm

from goldenthread.domain import reading_time
from goldenthread.domain.year import quiet_sections
from goldenthread.foundation import charts, word

Content = Mapping[str, Any]
WIDTH = 170.0
WIDE = 8
# The styles of a line of a report, and of what stands small beneath it.
LINE, SMALL = "Report Line", "Report Small"


def word_file(content: Content, *, note: str) -> bytes:
    """Return a report as a Word file; `note` says what it is: a draft of a day, or a number as issued."""
    document = Document()
    _set_up(document, content)
    writer = word.Writer(document)
    _head(writer, content, note)
    for section in quiet_sections.told(content):
        _section(writer, section, content)
    if silent := quiet_sections.quiet(content):
        writer.paragraph("Heading 1", "Nothing to report")
        for one in silent:
            writer.paragraph("Normal", f"{one['titles']}: {one['says']}")
    paragraph = document.sections[0].footer.paragraphs[0]
    word.add_words(
        paragraph, f"{content['kind_title']} · {content['period']} · {note} · page ", size=8, colour=word.QUIET
    )
    word.add_page_number(paragraph)
    return word.packed(document)


def _set_up(document: Any, content: Content) -> None:
    facts = document.core_properties
    facts.title, facts.author = f"{content['kind_title']}: {of(content)}"[:255], content["trust"]["name"]
    facts.language, facts.comments, facts.subject = "en-GB", "", content["period"]
    facts.created = facts.modified = dt.datetime.fromisoformat(content["drawn_on"]).replace(tzinfo=dt.UTC)
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(20)
    section.top_margin, section.bottom_margin = Mm(18), Mm(20)
    word.set_language(document)
    styles = document.styles
    word.set_style(styles["Normal"], word.SANS, 10.5, word.INK, after=5, line=1.15)
    word.set_style(styles["Title"], word.SERIF, 26, word.DEEP, after=6)
    word.set_style(styles["Subtitle"], word.SERIF, 13, word.DEEP, after=6)
    word.set_style(styles["Heading 1"], word.SERIF, 16, word.DEEP, before=18, after=4)
    word.set_style(styles["Heading 2"], word.SERIF, 12, word.DEEP, before=8, after=2)
    word.set_style(styles["Quote"], word.SERIF, 11, word.DEEP, before=2, after=6)
    word.set_style(styles["Caption"], word.SANS, 9, word.QUIET, after=4)
    for name, size, colour, is_bold in ((LINE, 10.5, word.INK, True), (SMALL, 9, word.QUIET, False)):
        style = styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        style.base_style = styles["Normal"]
        word.set_style(style, word.SANS, size, colour, after=2)
        style.font.bold = is_bold
    word.draw_line(styles["Title"].element.get_or_add_pPr(), "bottom", word.GOLD, size=12, space=6)
    word.draw_line(styles["Quote"].element.get_or_add_pPr(), "left", word.GOLD, size=12, space=8)


def of(content: Content) -> str:
    """Name what a report is of."""
    return str(
        (content["school"] or {}).get("name") or (content["part"] or {}).get("title") or content["trust"]["name"]
    )


def _head(writer: word.Writer, content: Content, note: str) -> None:
    writer.paragraph("Caption", f"{content['trust']['name']} · {content['period']}")
    writer.paragraph("Title", f"{content['kind_title']}: {of(content)}")
    writer.paragraph("Subtitle", f"{content['headline']}.")
    facts = [note, f"data as at {content['as_at_words']}", f"{reading_time.said(content['words_to_read'])} to read"]
    facts += [f"by the {content['author']}"] if content.get("author") else []
    writer.paragraph(SMALL, " · ".join(facts))


def _section(writer: word.Writer, section: Mapping[str, Any], content: Content) -> None:
    answers = content["questions"] if section["section"] == "questions" else []
    writer.paragraph("Heading 1", section["title"])
    if section["confidential"]:
        writer.paragraph("Caption", "In confidence: not to be passed on.")
    _said(writer, section["remark"])
    for block in section["blocks"]:
        _block(writer, block)
    for one in answers:
        writer.paragraph("Heading 2", one["asks"])
        _said(writer, one["answer"] or "Not answered here: ask it.")


def _said(writer: word.Writer, words: str) -> None:
    for paragraph in words.split("\n\n"):
        if paragraph.strip():
            writer.paragraph("Quote", paragraph.strip())


def _block(writer: word.Writer, block: Mapping[str, Any]) -> None:
    match block["kind"]:
        case "text":
            for words in block["paragraphs"]:
                writer.paragraph("Normal", words)
        case "counts":
            writer.paragraph("Normal", " · ".join(f"{one['number']} {one['says']}" for one in block["of"]))
        case "lines":
            _lines(writer, block["rows"])
        case "table":
            _table(writer, block)
        case "chart":
            drawn = block["chart"]
            writer.paragraph("Heading 2", drawn["title"])
            table = charts.drawn(drawn).table()
            _grid(writer, list(table.columns), [list(row) for row in table.rows])


def _lines(writer: word.Writer, rows: list[Mapping[str, Any]]) -> None:
    table = writer.table((WIDTH - 34, 34))
    table.head([[("Caption", "What")], [("Caption", "Stands")]])
    for one in rows:
        title = " ".join(filter(None, (one["number"], one["called"], one["shown"])))
        was = f" (was {one['was']})" if one["was"] else ""
        told = [(LINE, title + was)]
        told += [("Normal", one["says"])] if one["says"] else []
        told += [(SMALL, one["small"])] if one["small"] else []
        moved = "moved" if one["way"] == "figure" else one["way"]
        # Beside a status only that it got better or worse is news.
        said = moved if not one["status"] or moved in ("better", "worse") else ""
        stands = ", ".join(filter(None, (one["status"], said)))
        table.row([told, [("Normal", stands[:1].upper() + stands[1:])]])
    writer.paragraph("Caption", "")


def _table(writer: word.Writer, block: Mapping[str, Any]) -> None:
    rows = []
    for row in block["rows"]:
        if row["heading"]:
            rows.append([row["heading"].upper(), *[""] * (len(block["columns"]) - 1)])
        rows.append([told(cell) for cell in row["cells"]])
    _grid(writer, block["columns"], rows)
    if block["note"]:
        writer.paragraph(SMALL, block["note"])


def told(cell: Mapping[str, Any]) -> str:
    """Return a cell in words: its status beside its figure, for no colour says it here."""
    text, status = cell["text"], cell["status"]
    return f"{text} ({status})" if status and status not in text else text


def _grid(writer: word.Writer, heads: list[str], rows: list[list[str]]) -> None:
    first = WIDTH * (0.34 if len(heads) > 3 else 0.5)
    rest = (WIDTH - first) / max(len(heads) - 1, 1)
    style = SMALL if len(heads) > WIDE else "Normal"
    table = writer.table((first, *[rest] * (len(heads) - 1)))
    table.head([[("Caption", head)] for head in heads])
    for row in rows:
        table.row([[(style, words)] for words in row])
    writer.paragraph("Caption", "")
