"""Markdown: headings, lists at any depth and tables, without their marks."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.token import Token

from goldenthread.foundation.documents import plain_text
from goldenthread.foundation.documents.document import Document, Place
from goldenthread.foundation.documents.laying import Laying

DEEPEST = 60
# What a page keeps of itself before its text, between two lines of dashes.
_FRONT = re.compile(r"\A---[ \t]*\n(?P<lines>(?:[\w -]{1,40}:[^\n]*\n){1,30})---[ \t]*\n")
# How a break within a cell is written, for Markdown has none there.
_BREAK = re.compile(r"<br\s*/?>\s*", re.IGNORECASE)
_LABELLED = re.compile(r"[A-Z][^:.?!]{1,50}:\s|(?:\d{1,2}(?:\.\d{1,2})+[.)]?|\(?\w{1,2}[.)]|[•●▪◦–—])\s")
# A line so short was ended by no window's width.
_FULL = 60
_BOX = re.compile(r"\[(?P<ticked>[ xX])\]\s+")


def read(name: str, content: bytes) -> Document:
    """Read Markdown. Tags of HTML are not obeyed, and stand as they were written."""
    text = plain_text.decoded(content)
    parser = MarkdownIt("commonmark", {"html": False, "maxNesting": DEEPEST}).enable(["table", "strikethrough"])
    walk = _Walk(Laying(name, "markdown"))
    front = _FRONT.match(text)
    for line in front["lines"].splitlines() if front else ():
        walk.laying.lay(line.strip(), "\n\n")
    for token in parser.parse(text[front.end() :] if front else text):
        walk.take(token)
    if "\ufffd" in text:
        walk.laying.flaw("Some letters could not be read; they stand as “\ufffd”.")
    return walk.laying.document()


@dataclass
class _Walk:
    """Where the reader stands: in which lists, at which cell of which table."""

    laying: Laying
    lists: list[int | None] = field(default_factory=list)
    marker: str = ""
    heading: int = 0
    table: int = 0
    row: int = -1
    column: int = -1
    is_within: bool = False

    def take(self, token: Token) -> None:
        """Follow one token of the parser, and lay what it says."""
        if (step := _STEPS.get(token.type)) is not None:
            step(self, token)

    def open_heading(self, token: Token) -> None:
        self.heading = int(token.tag[1:])

    def close_heading(self, _: Token) -> None:
        self.heading = 0

    def open_bullets(self, _: Token) -> None:
        self.lists.append(None)

    def open_numbers(self, token: Token) -> None:
        start = token.attrGet("start")
        self.lists.append(int(1 if start is None else start) - 1)

    def close_list(self, _: Token) -> None:
        self.lists.pop()

    def open_table(self, _: Token) -> None:
        self.table, self.row = self.table + 1, -1

    def close_table(self, _: Token) -> None:
        self.row = -1

    def open_row(self, _: Token) -> None:
        self.row, self.column = self.row + 1, -1

    def open_cell(self, _: Token) -> None:
        self.column += 1

    def close_paragraph(self, _: Token) -> None:
        self.marker = ""

    def say(self, token: Token) -> None:
        for line in _lines(token.children or ()):
            words = _words(line)
            if self.lists and (box := _BOX.match(words)):
                # A box to be ticked is the point's bullet.
                self.marker = "☐" if box["ticked"] == " " else "☑"
                words = words[box.end() :]
            self._lay(words, is_bold=_is_bold(line))
            self.is_within = True
        self.is_within = False

    def say_code(self, token: Token) -> None:
        self._lay("\n".join(filter(None, [token.info.strip(), token.content])), is_bold=False)

    def open_item(self, token: Token) -> None:
        number = self.lists[-1]
        if number is None:
            self.marker = "•"
            return
        self.lists[-1] = number + 1
        self.marker = f"{number + 1}{token.markup}"

    def _lay(self, words: str, *, is_bold: bool) -> None:
        if self.row >= 0:
            gap = "\t" if self.column and not self.is_within else "\n"
            shown: dict[str, Any] = {"cell": Place(self.table, self.row, self.column)}
        else:
            gap = "\n\n" if not (self.lists or self.is_within) else "\n"
            marker = "" if self.is_within else self.marker
            shown = {"heading": self.heading, "indent": max(len(self.lists) - 1, 0), "marker": marker}
        self.laying.lay(words, gap, is_bold=is_bold, **shown)


def _lines(children: Sequence[Token]) -> Iterator[list[Token]]:
    """Yield the lines that are meant to stand alone: behind a break that is written, and those that begin in bold or
    with a label or number, or behind a short line. Other ends of lines are those of the writer's window.
    """
    line: list[Token] = []
    for place, child in enumerate(children):
        pieces = _BREAK.split(child.content) if child.type == "text" else [""]
        if len(pieces) > 1:
            for piece in pieces[:-1]:
                yield [*line, replace(child, content=piece)]
                line = []
            line.append(replace(child, content=pieces[-1]))
        elif child.type == "hardbreak" or (
            child.type == "softbreak"
            and (_is_short(line, children[place + 1 :]) or _begins_anew(children[place + 1 :]))
        ):
            yield line
            line = []
        else:
            line.append(child)
    yield line


def _is_short(line: Sequence[Token], following: Sequence[Token]) -> bool:
    words, below = _words(line).rsplit("\n", 1)[-1], _words(following[:3])
    return 0 < len(words) < _FULL and below[:1].isalnum() and not below[:1].islower()


def _begins_anew(children: Sequence[Token]) -> bool:
    said = [child for child in children[:2] if child.content or child.type == "strong_open"]
    return bool(said) and (said[0].type == "strong_open" or bool(_LABELLED.match(said[0].content)))


def _words(children: Sequence[Token]) -> str:
    """Return what is shown of a line; an address that differs from the words of its link follows them."""
    said: list[str] = []
    address = ""
    for child in children:
        match child.type:
            case "softbreak" | "hardbreak":
                said.append("\n")
            case "image":
                said.append(_words(child.children or ()) or child.content)
            case "link_open":
                address = str(child.attrGet("href") or "")
            case "link_close":
                if address.startswith("http") and address not in "".join(said):
                    said.append(f" ({address})")
                address = ""
            case _:
                said.append(child.content)
    return "".join(said)


def _is_bold(children: Sequence[Token]) -> bool:
    inner = [child for child in children if child.content or child.type.startswith("strong")]
    return len(inner) > 2 and inner[0].type == "strong_open" and inner[-1].type == "strong_close"


_STEPS: dict[str, Callable[[_Walk, Token], None]] = {
    "heading_open": _Walk.open_heading,
    "heading_close": _Walk.close_heading,
    "bullet_list_open": _Walk.open_bullets,
    "ordered_list_open": _Walk.open_numbers,
    "bullet_list_close": _Walk.close_list,
    "ordered_list_close": _Walk.close_list,
    "list_item_open": _Walk.open_item,
    "table_open": _Walk.open_table,
    "table_close": _Walk.close_table,
    "tr_open": _Walk.open_row,
    "th_open": _Walk.open_cell,
    "td_open": _Walk.open_cell,
    "paragraph_close": _Walk.close_paragraph,
    "inline": _Walk.say,
    "code_block": _Walk.say_code,
    "fence": _Walk.say_code,
}
