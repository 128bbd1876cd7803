"""Minutes on paper and as a Word file, drawn from the same plain values as their page."""

from collections.abc import Mapping
from typing import Any

from docx import Document
from docx.shared import Mm

from goldenthread.foundation import word
from goldenthread.foundation.printable import printable
from goldenthread.foundation.typst import typeset

Content = Mapping[str, Any]
PEOPLE = (("present", "Present"), ("attending", "In attendance"), ("apologies", "Apologies"), ("absent", "Absent"))


def minutes_pdf(document: Content, note: str) -> bytes:
    """Return minutes as an accessible PDF; `note` says whether they are approved."""
    values = printable(dict(document))
    title = f"{values['title']}: {values['meeting']}"
    return typeset(
        "minutes",
        values
        | {
            "trust": {"name": values["trust"]},
            "document_title": title,
            "foot": [title, values["held_on"], note],
            "where": _where(values),
            "note": note,
            "people": people(values),
        },
    )


def pack_pdf(content: Content, trust: str) -> bytes:
    """Return an agenda with what stands on it as an accessible PDF, to which papers are added behind."""
    values = printable(dict(content))
    title = f"Agenda and papers: {values['title']}"
    return typeset("pack", values | {
        "trust": {"name": trust}, "document_title": title, "foot": [title, values["where"], ""], "note": "",
    })  # fmt: skip


def people(document: Content) -> list[dict[str, str]]:
    """Return who was there and who was not, as rows of words."""
    return [{"label": label, "names": ", ".join(document[key])} for key, label in PEOPLE if document[key]]


def minutes_word(document: Content, note: str) -> bytes:
    """Return minutes as a Word file."""
    made = Document()
    _set_up(made, document)
    writer = word.Writer(made)
    writer.paragraph("Subtitle", str(document["trust"]))
    writer.paragraph("Title", f"{document['title']}: {document['meeting']}")
    writer.paragraph("Normal", _where(document))
    for row in people(document):
        writer.paragraph("Normal", f"{row['label']}: {row['names']}")
    writer.paragraph("Normal", str(document["quorum"]))
    for item in document["items"]:
        _item(writer, item)
    foot = made.sections[0].footer.paragraphs[0]
    word.add_words(foot, f"{document['body']} · {document['held_on']} · {note} · page ", size=8, colour=word.QUIET)
    word.add_page_number(foot)
    return word.packed(made)


def _item(writer: word.Writer, item: Content) -> None:
    writer.paragraph("Heading 1", f"{item['number']}  {item['title']}")
    for conflict in item["conflicts"]:
        writer.paragraph("Normal", f"Interest declared: {conflict}")
    if item.get("lacking"):
        writer.paragraph("Normal", item["lacking"])
    if item["minute"]:
        writer.paragraph("Normal", item["minute"])
    for asked in item["questions"]:
        writer.paragraph("Normal", f"{asked['asker']} asked: {asked['asks']}")
        if asked["answer"]:
            writer.paragraph("Normal", f"Answer: {asked['answer']}")
    for row in item["decisions"]:
        writer.paragraph("Quote", f"{row['kind']}: {row['says']}")
    for row in item["remits"]:
        writer.paragraph("Normal", f"To do: {row['text']} ({row['whose']}, by {row['due_on']})")


def _set_up(made: Any, document: Content) -> None:
    facts = made.core_properties
    facts.title, facts.author = f"{document['title']}: {document['meeting']}"[:255], str(document["trust"])
    facts.language, facts.comments = "en-GB", ""
    section = made.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(20)
    word.set_language(made)
    styles = made.styles
    word.set_style(styles["Normal"], word.SANS, 10.5, word.INK, after=5, line=1.15)
    word.set_style(styles["Title"], word.SERIF, 24, word.DEEP, after=6)
    word.set_style(styles["Subtitle"], word.SERIF, 13, word.DEEP, after=6)
    word.set_style(styles["Heading 1"], word.SERIF, 14, word.DEEP, before=14, after=3)
    word.set_style(styles["Quote"], word.SERIF, 11, word.DEEP, before=2, after=6)
    word.draw_line(styles["Quote"].element.get_or_add_pPr(), "left", word.GOLD, size=12, space=8)


def _where(document: Content) -> str:
    return ", ".join(str(document[key]) for key in ("held_on", "begins_at", "place") if document[key])
