"""What a section is made of: text, lines, tables and charts, as plain values that every form of a report is set from.

A line or a row of a table that speaks of something lasting has its `key`, what it is `called`, its `status` and what
is `shown`: by these the next report says what changed. `link` says what it leads to; the address is for the site.
"""

from collections.abc import Iterable, Sequence
from typing import Any

Block = dict[str, Any]
Link = dict[str, str]


def text(*paragraphs: str) -> Block:
    return {"kind": "text", "paragraphs": [words for words in paragraphs if words]}


def nothing(words: str) -> Block:
    """Say that there is nothing to say: with no other words, its section is gathered at the end of the report."""
    return text(words) | {"is_nothing": True}


def link(to: str, ref: str, school: str = "") -> Link:
    return {"to": to, "ref": ref, "school": school}


def line(
    called: str,
    *,
    key: str = "",
    number: str = "",
    of: str = "",
    shown: str = "",
    status: str = "",
    says: str = "",
    small: str = "",
    was: str = "",
    way: str = "",
    leads: Link | None = None,
    depth: int = 0,
) -> dict[str, Any]:
    """One line: what it is called, how it stands, what is said of it, and what was before."""
    return {
        "key": key, "called": called, "number": number, "of": of, "shown": shown, "status": status, "says": says,
        "small": small, "was": was, "way": way, "link": leads, "depth": depth,
    }  # fmt: skip


def lines(rows: Iterable[dict[str, Any]]) -> Block:
    return {"kind": "lines", "rows": list(rows)}


def cell(words: str = "", status: str = "", leads: Link | None = None) -> dict[str, Any]:
    return {"text": words, "status": status, "link": leads}


def row(
    cells: Sequence[dict[str, Any]], *, key: str = "", called: str = "", status: str = "", shown: str = "",
    heading: str = "",
) -> dict[str, Any]:  # fmt: skip
    return {
        "cells": list(cells), "key": key, "called": called, "status": status, "shown": shown, "heading": heading,
    }  # fmt: skip


def table(columns: Sequence[str], rows: Iterable[dict[str, Any]], *, note: str = "", numbers: int = 1) -> Block:
    """A table whose columns are figures from the place `numbers` on."""
    return {"kind": "table", "columns": list(columns), "rows": list(rows), "note": note, "numbers": numbers}


def counts(pairs: Iterable[tuple[int, str, str]]) -> Block:
    """How many of what stand how, side by side: the number, its words, and the status that it counts."""
    return {
        "kind": "counts",
        "of": [{"number": number, "says": says, "status": status} for number, says, status in pairs],
    }


def chart(drawn: dict[str, Any]) -> Block:
    return {"kind": "chart", "chart": drawn}
