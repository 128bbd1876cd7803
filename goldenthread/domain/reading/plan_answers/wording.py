"""How words change by an answer: once for twice, a figure put in its gap, points set apart."""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from goldenthread.domain.reading.mending.staged_plan import StagedPart
from goldenthread.domain.reading.plan_reading import points_apart as cut_points

_GAP = re.compile(r"(?:_{2,}|\b[xX]{1,3})?\s?(?=%|per cent\b|percent\b)")
_AT_LEAST = re.compile(
    r"\b(?:at least|more than|fewer than|less than|minimum of)\s+|\bat\s+(?=[a-z]+(?:ed|ing|s)?\b)"
)
_SHARE = re.compile(r"(\d+(?:\.\d+)?)\s?%")
_TO = re.compile(r"\bto(?=\s+\d+(?:\.\d+)?\s?%\s+of\b)", re.IGNORECASE)
_LIKE_A_GAP = re.compile(r"\[[^\[\]]{2,60}\]")
_FILLED_IN = r"tbc|tba|tbd|to be (?:confirmed|agreed|decided|determined|completed)|_{2,}|\b[xX]{2,3}\b"
MOST_FIGURE = 20
RUN = 7


def same(words: str) -> str:
    """Return words by which two lines are known as the same."""
    return " ".join(re.findall(r"\w+", words.lower()))


def once(line: str) -> str:
    """Return a line whose words stand twice in it with the second taken out, as far as the two agree."""
    parts = line.split()
    seen: dict[tuple[str, ...], int] = {}
    for place in range(len(parts) - RUN + 1):
        run = tuple(parts[place : place + RUN])
        first = seen.setdefault(run, place)
        if place - first >= RUN:
            length = RUN
            while place + length < len(parts) and first + length < place and (
                parts[first + length] == parts[place + length]
            ):  # fmt: skip
                length += 1
            return " ".join(parts[:place] + parts[place + length :])
    return line


def behind(line: str, *heads: str) -> str:
    """Return what follows a part's own words where they are printed again in a line."""
    for head in heads:
        words = re.findall(r"\w+", head)[-12:]
        match = re.search(r"\W+".join(map(re.escape, words)) + r"[\s.:;,–-]*", line, re.IGNORECASE) if words else None
        if match and line[match.end() :].strip():
            return line[match.end() :]
    return line


def points_apart(words: str) -> str:
    """Set each point of a list on a line of its own, in lines that ran together."""
    return "\n".join(cut_points(line) for line in words.split("\n"))


def last_figure(number: str, place: int) -> str:
    """Return a number as printed with its last figure changed: the third of 2.1, 2.1 and 2.1 is 2.3."""
    found = list(re.finditer(r"\d+", number))
    return f"{number[: found[-1].start()]}{place}{number[found[-1].end() :]}" if found else number


def codes_in(asks: str) -> list[str]:
    """Return the letters of the codes that a question names: S of “S2020”."""
    return list(dict.fromkeys(match.upper() for match in re.findall(r"“([A-Za-z]{1,3})\.?\s?'?\d", asks)))


def first_quoted(words: str) -> str:
    """Return what stands in the first quotation marks."""
    match = re.search(r"“([^”]*)”", words)
    return match[1] if match else ""


def with_figure(line: str, answer: str) -> str:
    """Put a figure where a line lacks one; an answer of many words is the line itself."""
    if len(answer) > MOST_FIGURE:
        return answer
    figure = answer.removesuffix("%").strip()
    for match in _GAP.finditer(line):
        before = line[: match.start()].rstrip()
        if not before[-1:].isdigit():
            return f"{before} {figure}{line[match.end() :]}".strip()
    if opens := _AT_LEAST.search(line):
        stem = "at least " if opens[0].strip() == "at" else opens[0]
        return f"{line[: opens.start()]}{stem}{answer} {line[opens.end() :]}"
    return f"{line} ({answer})"


def as_points(line: str) -> str:
    """Word a change by a share as one by percentage points."""
    return _SHARE.sub(lambda match: f"{match[1]} percentage points", line)


def down_by(line: str) -> str:
    """Word “reduce to 5% of” as “reduce by”."""
    return _TO.sub("by", line)


def gap_in(asks: str) -> str:
    """Return what is still to be filled in, of what a question quotes."""
    quoted = first_quoted(asks)
    match = _LIKE_A_GAP.search(quoted) or re.search(_FILLED_IN, quoted, re.IGNORECASE)
    return match[0] if match else ""


def filled(line: str, gap: str, answer: str) -> str:
    """Put an answer where something was still to be filled in; else behind the line."""
    return line.replace(gap, answer, 1) if gap and gap in line else f"{line} ({answer})"


def place_in_tables(part: StagedPart, tables: Sequence[Mapping[str, Any]]) -> tuple[int, int] | None:
    """Return where a summary grid names a part, in the order in which it is read."""
    wanted = same(part.short_title or part.title)
    at = 0
    for table in tables:
        if table["role"] not in ("grid", "summary"):
            at += 1
            continue
        width = max((len(row) for row in table["rows"]), default=0)
        for column in range(width):
            for place, row in enumerate(table["rows"]):
                said = same(row[column]) if column < len(row) else ""
                if wanted and wanted in said:
                    return at + column, place * 10_000 + said.index(wanted)
        at += width
    return None
