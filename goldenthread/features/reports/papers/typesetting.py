"""A plan's papers as PDF: tagged, with bookmarks, in the house's type; a side that is promised is a side."""

from collections.abc import Callable, Mapping
from copy import deepcopy
from dataclasses import dataclass
from typing import Any

from goldenthread.domain import reading_time
from goldenthread.domain.plans import one_side, plan_layout
from goldenthread.domain.plans.one_side import Cut, Line
from goldenthread.features.reports.papers import guides
from goldenthread.features.reports.papers.blocks import Block, Row, blocks, halves
from goldenthread.features.reports.papers.tree import json_file
from goldenthread.features.reports.queries.plan_paper import sourced_of, statement_groups, words_in
from goldenthread.foundation.documents.pdf_carried import COPY_WITHIN
from goldenthread.foundation.printable import printable
from goldenthread.foundation.typst import Sheet

Content = Mapping[str, Any]
# In points. The last is the smallest that a reader at arm's length takes in; nothing is set smaller.
SIZES = (12.5, 11.5, 11.0, 10.5, 10.0, 9.5, 9.0, 8.5)
SMALLEST = SIZES[-1]
DEEPEST_CONTENTS = 2
# No side holds so many lines, however short: what has more is not set to find out.
MOST_LINES = 250


@dataclass(frozen=True)
class Fit:
    """How a paper of one side fits: the size that it is set in, or by how much it is over and what to shorten."""

    size: float
    millimetres: int = 0
    percent: int = 0
    most_words: int | None = None
    lines: int = 0
    cuts: tuple[Cut, ...] = ()

    @property
    def is_over(self) -> bool:
        return self.millimetres > 0 or self.lines > MOST_LINES

    @property
    def says(self) -> str:
        if not self.is_over:
            return f"It fits on one side of A4, set in {self.size:g} point."
        if self.lines > MOST_LINES:
            return f"It has {self.lines:,} lines, far more than a side holds: leave some out, or make one of several."
        over = (
            f"It is {self.millimetres} mm over one side of A4 ({self.percent} % too long) in {self.size:g} point, "
            "the smallest that we set."
        )
        if self.most_words is None:
            return (
                f"{over} It has too many lines: even with four words in each it would not fit. At the length that "
                f"they have, about {self.lines * 100 // (100 + self.percent)} of its {self.lines} lines would: leave "
                "some out, or make one of several."
            )
        return f"{over} It fits when no line has more than {self.most_words} words."


def full_pdf(content: Content, *, note: str = "", with_copy: bool = False) -> bytes:
    """Return the whole plan, or its summary, as a PDF; with a copy for programs it comes back as the same plan."""
    return _full(content, note, copy=json_file(content).decode() if with_copy else "").pdf()


def full_pages(content: Content) -> int:
    return _full(content, "").page_count


def guide_pdf(guide: Content, content: Content, *, note: str = "") -> bytes:
    """Return a pocket guide as a PDF."""
    return _guide(guide, content, note, SIZES).pdf()


def glance_pdf(glance: Content, content: Content, *, note: str = "") -> bytes:
    return _glance(glance, content, note).pdf()


def page_pdf(page: Content, content: Content, *, note: str = "") -> bytes:
    """Return one part on a page as a PDF."""
    return _page(page, content, note, SIZES).pdf()


def guide_fit(guide: Content, content: Content) -> Fit:
    """Say how a pocket guide fits, and where it is over which of its lines to shorten, proved by setting it so."""
    return _fit(guide, _lines_of_guide(guide), lambda cut, sizes: _guide(cut, content, "", sizes), _cut_guide)


def page_fit(page: Content, content: Content) -> Fit:
    """Say how one part fits on its page, and what to shorten where it does not."""
    return _fit(page, _lines_of_page(page), lambda cut, sizes: _page(cut, content, "", sizes), _cut_page)


def glance_fit(glance: Content, content: Content) -> Fit:
    """Say how a plan at a glance fits, and where it is over which of its titles to shorten."""
    lines = _lines_of_glance(glance)
    return _fit(glance, lines, lambda cut, sizes: _glance(cut, content, "", smallest=len(sizes) == 1), _cut_glance)


def _fit(
    paper: Content,
    lines: list[Line],
    sheet: Callable[[Content, tuple[float, ...]], Sheet],
    cut: Callable[[Content, int], dict[str, Any]],
) -> Fit:
    if len(lines) > MOST_LINES:
        return Fit(SMALLEST, lines=len(lines))
    found = sheet(paper, SIZES).says("fit")
    if found["over"] <= 0:
        return Fit(found["size"])

    def fits(most: int) -> bool:
        return bool(sheet(cut(paper, most), SIZES[-1:]).says("fit")["over"] <= 0)

    most = one_side.longest_that_fits((line.words for line in lines), fits)
    cuts = tuple(one_side.cuts(lines, most)) if most else ()
    count = sum(line.words > 0 for line in lines)
    return Fit(found["size"], _at_least_one(found["over"]), _at_least_one(found["percent"]), most, count, cuts)


def _at_least_one(number: float) -> int:
    return max(1, round(number))


def _full(content: Content, note: str, *, copy: str = "") -> Sheet:
    words = words_in(dict(content))
    parts = content["parts"]
    set_out = list(blocks(content))
    depth = min(max((part["depth"] for part in parts), default=1), DEEPEST_CONTENTS)
    values = _head(content, f"{content['plan']['title']}: {content['of']}", note) | {
        "plan": content["plan"],
        "of": content["of"],
        "is_draft": content["plan"]["state"] == "draft",
        "standing": content["standing"],
        "reading": reading_time.said(words),
        "pages_say": f"{words:,} words",
        "control": content["control"],
        "marks": content["flags"],
        "towards": guides.towards(content),
        "statements": _groups(content["statements"]),
        # A plan that is one table has no headings to list.
        "is_list": content.get("is_list", False),
        "has_contents": not content.get("is_list") and len(parts) > 3 and any(block.part for block in set_out),
        "contents_depth": depth,
        "blocks": [
            {
                "part": _said(block.part) if block.part else None,
                "headings": list(block.headings),
                "shares": block.shares if block.is_table else [],
                "level": block.rows[0].part["level"] if block.is_table else "",
                "cells": list(block.rows[0].cells) if block.part and block.rows else [],
                "rows": [_row(block, row) for row in block.rows] if block.is_table else [],
            }
            for block in set_out
        ],
    }  # fmt: skip
    # The copy is for programs: it keeps even letters that no printed page can show.
    return Sheet("plan_full", printable(values) | {"copy": {"name": COPY_WITHIN, "text": copy}})


def _row(block: Block, row: Row) -> dict[str, Any]:
    filled = [(head, text) for head, text in zip(block.headings, row.cells, strict=True) if text]
    return {"part": _said(row.part), "cells": list(row.cells), "halves": halves(filled)}


def _said(part: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "depth": part["depth"], "number": part["number"], "title": part["title"], "text": part["text"],
        "theme": part["theme"], "statement_groups": _groups(part["statements"]),
    }  # fmt: skip


def _groups(statements: list[Mapping[str, str]]) -> list[dict[str, Any]]:
    return [
        {"heading": heading, "said": [_statement(one) for one in said]}
        for heading, said in statement_groups(statements)
    ]


def _statement(said: Mapping[str, str]) -> dict[str, str]:
    words = {key: said.get(key, "") for key in ("title", "text", "quotation")}
    return words | {"source": sourced_of(said)}


def _guide(guide: Content, content: Content, note: str, sizes: tuple[float, ...]) -> Sheet:
    title = f"Pocket guide {guide['year']}: {content['of']}".replace(" :", ":")
    head = _head(content, title, note)
    own = {
        "of": content["of"],
        "is_local": content["is_local"],
        "standing": content["standing"],
        "sizes": list(sizes),
    }
    return Sheet("pocket_guide", printable(head | own | dict(guide)))


def _glance(glance: Content, content: Content, note: str, *, smallest: bool = False) -> Sheet:
    head = _head(content, f"{content['plan']['title']} at a glance", note) | {"smallest": smallest}
    return Sheet("plan_on_a_page", printable(head | dict(glance)))


def _page(page: Content, content: Content, note: str, sizes: tuple[float, ...]) -> Sheet:
    head = _head(content, f"{page['part']['number']} {page['part']['title']}".strip(), note)
    own = {
        "of": content["of"],
        "is_local": content["is_local"],
        "standing": content["standing"],
        "sizes": list(sizes),
    }
    own["halves"] = halves([(head, text) for head, text in page["facts"]])
    return Sheet("part_on_a_page", printable(head | own | dict(page)))


def _head(content: Content, title: str, note: str) -> dict[str, Any]:
    plan = content["plan"]
    foot = [plan["title"], plan["period"], content["standing"], note]
    return {
        "trust": content["trust"],
        "document_title": title,
        "keywords": [plan_layout.origin(plan["ref"])],
        "drawn_on": content["drawn_on"],
        "foot": [words for words in foot if words],
    }


# What there is to cut, and how a cut page is made to see whether it would fit


def _lines_of_guide(guide: Content) -> list[Line]:
    lines = [Line(text, "The vision") for text in guide["towards"]]
    lines += [Line(text, "A value") for text in guide["values"]]
    for group in guide["groups"]:
        name = f"{group['number']} {group['title']}".strip()
        lines.append(Line(group["theme"], f"Theme of {name}", group["ref"]))
        for row in group["rows"]:
            part = f"{row['number']} {row['title']}".strip()
            lines.append(Line(row["title"], f"Short title of {part}", row["ref"]))
            lines.append(Line(row["milestone"], f"{guide['column']}, {part}", row["ref"]))
    lines += [Line(one["text"], f"Variation of {one['day']}") for one in guide["variations"]]
    return lines


def _cut_guide(guide: Content, most: int) -> dict[str, Any]:
    cut: dict[str, Any] = deepcopy(dict(guide))
    short = one_side.shortened
    cut["towards"] = [short(text, most) for text in cut["towards"]]
    cut["values"] = [short(text, most) for text in cut["values"]]
    for group in cut["groups"]:
        group["theme"] = short(group["theme"], most)
        for row in group["rows"]:
            row["title"], row["milestone"] = short(row["title"], most), short(row["milestone"], most)
    for one in cut["variations"]:
        one["text"] = short(one["text"], most)
    return cut


def _lines_of_glance(glance: Content) -> list[Line]:
    lines = [Line(text, "The vision") for text in glance["towards"]]
    lines += [Line(text, "A value") for text in glance["values"]]
    for group in glance["groups"]:
        for part in (group, *group["parts"]):
            about = f"Short title of {part['number']} {part['title']}".replace("  ", " ")
            lines.append(Line(part["title"], about, part.get("ref", "")))
    return lines


def _cut_glance(glance: Content, most: int) -> dict[str, Any]:
    cut: dict[str, Any] = deepcopy(dict(glance))
    cut["towards"] = [one_side.shortened(text, most) for text in cut["towards"]]
    cut["values"] = [one_side.shortened(text, most) for text in cut["values"]]
    for group in cut["groups"]:
        for part in (group, *group["parts"]):
            part["title"] = one_side.shortened(part["title"], most)
    return cut


def _lines_of_page(page: Content) -> list[Line]:
    ref = page["part"]["ref"]
    lines = [Line(page["part"]["text"], "Its words", ref)]
    lines += [Line(said["text"], said["heading"], ref) for said in page["statements"]]
    lines += [Line(line, head, ref) for head, text in page["facts"] for line in text.splitlines()]
    for lower in page["beneath"]:
        lines.append(Line(lower["text"], f"{lower['number']} {lower['title']}".strip(), lower["ref"]))
    return lines


def _cut_page(page: Content, most: int) -> dict[str, Any]:
    cut: dict[str, Any] = deepcopy(dict(page))
    short = one_side.shortened
    cut["part"]["text"] = short(cut["part"]["text"], most)
    for said in cut["statements"]:
        said["text"] = short(said["text"], most)
    cut["facts"] = [[head, "\n".join(short(line, most) for line in text.splitlines())] for head, text in cut["facts"]]
    for lower in cut["beneath"]:
        lower["text"] = short(lower["text"], most)
    return cut
