"""The pieces of a date phrase: a lead (“by”), an edge (“the end of”) and the points it joins (“June/July 2023”)."""

import re
from dataclasses import dataclass

from goldenthread.domain.date_words import days, terms, years
from goldenthread.domain.date_words.point import AFTER_A_DEADLINE, AFTER_AN_EDGE, AFTER_ANY_LEAD, ALONE, Point
from goldenthread.domain.date_words.reading import Context
from goldenthread.domain.date_words.vocabulary import form

_POINT_FORMS = days.FORMS + terms.FORMS + years.FORMS
_MOST_PARTS = 24


@dataclass(frozen=True)
class Part:
    point: Point
    edge: str


@dataclass(frozen=True)
class Phrase:
    """The pieces of a phrase as they stand, before they mean any day."""

    words: str
    lead: str
    parts: tuple[Part, ...]
    join: str
    each_year: bool
    ends: int

    @property
    def family(self) -> str:
        return self.parts[-1].point.family

    @property
    def edge(self) -> str:
        return self.parts[0].edge

    @property
    def begins_idly(self) -> bool:
        """Tell whether the phrase begins with a mere “the”, which a sentence keeps."""
        return not self.lead and not self.edge and self.words[:4].lower() == "the "

    @property
    def lacks_edge(self) -> bool:
        """Tell whether the phrase names no more than “the year” or “term”, without an end or a start."""
        return not self.edge and any(part.point.firmness == AFTER_AN_EDGE for part in self.parts)

    @property
    def is_deadline(self) -> bool:
        ends = self.edge == "end" and len(self.parts) == 1
        return self.lead in ("by", "before") or (ends and self.lead in ("", "in"))


def parse(text: str, at: int, context: Context) -> Phrase | None:
    """Take the phrase that begins at a place to pieces, as long as it goes; none if there is no point of time."""
    lead, here = _lead_at(text, at)
    phrase = _parse_after(text, at, lead, here, context)
    # “Start of term” has an edge that looks like a lead.
    return phrase or (_parse_after(text, at, "", at, context) if lead else None)


def _parse_after(text: str, at: int, lead: str, here: int, context: Context) -> Phrase | None:
    each = _EACH.match(text, here)
    if each:
        lead, here = _EACH_LEADS.get((each["in"] or each["by"] or "").lower(), lead), each.end()
    edge, beyond_edge = _edge_at(text, here)
    each_within, beyond_each = _skip(_EACH, text, beyond_edge)
    point = _point_at(text, beyond_each, context)
    if edge and (plain_point := _point_at(text, here, context)):
        # “First half term” begins like “first half of the term”, but is a point of its own.
        edge, point = "", plain_point
    if not point or ((each or each_within) and not _comes_round(point)):
        return None
    parts, join = _joined(text, Part(point, edge), lead, context)
    here = parts[-1].point.end
    if not edge and len(parts) == 1 and (week := _WEEK_AFTER.match(text, here)):
        parts, here = [Part(point, f"week {int(week['nth'])}")], week.end()
    yearless = [_EACH_YEAR.match(text, here), _YEAR_AFTER.match(text, here)] if point.year is None else []
    tail = next((match for match in yearless if match), None) or _ONWARDS.match(text, here)
    onwards = bool(tail and tail.re is _ONWARDS)
    return Phrase(
        words=text[at : tail.end() if tail else here],
        lead="from" if onwards else lead,
        parts=tuple(parts),
        join=join,
        each_year=bool(each or each_within or (tail and tail.re is _EACH_YEAR)),
        ends=tail.end() if tail else here,
    )


def _comes_round(point: Point) -> bool:
    """Tell whether a point may come each year: “annually, by 2027” is a rhythm and the day it ends on."""
    return point.firmness != AFTER_AN_EDGE and point.in_year is not None and point.year is None


def _lead_at(text: str, at: int) -> tuple[str, int]:
    for lead, pattern in _LEADS:
        if match := pattern.match(text, at):
            return lead, match.end()
    return "", at


def _edge_at(text: str, at: int) -> tuple[str, int]:
    match = _EDGE.match(text, at)
    if not match:
        return "", _skip(_THE, text, at)[1]
    edge = f"week {int(match['nth'])}" if match["nth"] else _EDGES[" ".join(match["edge"].lower().split())]
    return edge, match.end()


def _skip(pattern: re.Pattern[str], text: str, at: int) -> tuple[bool, int]:
    match = pattern.match(text, at)
    return bool(match), match.end() if match else at


def _point_at(text: str, at: int, context: Context) -> Point | None:
    """Take the longest point that begins here; of two as long, the one whose form is named first."""
    best: Point | None = None
    for pattern, reader in _POINT_FORMS:
        match = pattern.match(text, at)
        if match and _ends_cleanly(text, match.end()):
            point = reader(match, context)
            if point and (not best or point.end > best.end):
                best = point
    return best


def _ends_cleanly(text: str, end: int) -> bool:
    return end >= len(text) or not (text[end].isalnum() and text[end - 1].isalnum())


def _joined(text: str, first: Part, lead: str, context: Context) -> tuple[list[Part], str]:
    """Collect the points joined to the first, as a range (“A to B”) or a list (“A, B and C”)."""
    parts, join = [first], ""
    while len(parts) < _MOST_PARTS:
        step = _next_part(text, parts[-1].point, lead, join, context)
        if not step:
            break
        join = join or step[0]
        parts.append(step[1])
        if join == "range":
            break
    return parts, join


def _next_part(text: str, last: Point, lead: str, join: str, context: Context) -> tuple[str, Part] | None:
    for kind, pattern in (("range", _RANGE), ("list", _LIST)):
        match = pattern.match(text, last.end)
        if not match or (join and kind != join):
            continue
        joins = "range" if lead == "between" and "and" in match[0] else kind
        edge, here = _edge_at(text, match.end())
        point = _point_at(text, here, context)
        if point and _may_join(joins, match[0], last, point):
            return joins, Part(point, edge)
    return None


def _may_join(kind: str, mark: str, last: Point, point: Point) -> bool:
    if kind == "range":
        is_told_twice = mark.strip() == "-" and (last.family, point.family) in _TOLD_TWICE
        return point.firmness >= AFTER_A_DEADLINE and not is_told_twice
    if last.family != point.family:
        return False
    # Only months lose their commas: “Oct, Dec Feb, April May”.
    return bool(mark.strip()) or (point.family == "month" and last.year is None)


# “Quarter 1 – April to June 2026”, “Summer 2027 – half term 5”: the second says what the first is, and ends no range.
_TOLD_TWICE = {("quarter", "month"), ("quarter", "date"), ("season", "half-term")}


def is_firm(phrase: Phrase) -> bool:
    """Tell whether a sentence means a date by this phrase; “may” alone is a verb, “by May” is a deadline."""
    needed = max(part.point.firmness for part in phrase.parts)
    if needed == ALONE or (len(phrase.parts) > 1 and needed >= AFTER_ANY_LEAD) or phrase.each_year:
        return True
    deadline = phrase.is_deadline or phrase.lead in ("from", "after") or bool(phrase.edge)
    if needed == AFTER_ANY_LEAD:
        return bool(phrase.lead) or deadline
    if needed < AFTER_A_DEADLINE and phrase.edge in ("middle", "early", "late", "start"):
        # “A mid-year review” only describes; “by mid-year” is a date.
        return bool(phrase.lead)
    return bool(phrase.edge) if needed < AFTER_A_DEADLINE else deadline


_BY = (
    r"by|due(?:\s+(?:by|on|in))?|on\s+or\s+before|(?:no|not)\s+later\s+than|until|till|up\s+(?:to|until)"
    r"|deadline"
)
_FROM = (
    r"(?:with\s+effect\s+|effective\s+|as\s+)?from|as\s+of|since|not\s+before"
    r"|(?:start(?:s|ing)?|begin(?:s|ning)|commenc(?:es?|ing))(?:\s+(?:in|from|on))?"
)
_LEADS = (
    ("by", form(rf"(?:(?:{_BY})(?![a-z])(?:\s*:)?\s*)++(?:of\s+)?(?:in\s+)?")),
    (
        "before",
        form(r"(?:before|prior\s+to|ahead\s+of|in\s+advance\s+of|(?:in\s+(?:time|readiness)|ready)\s+for)\s+"),
    ),
    ("after", form(r"after\s+")),
    ("between", form(r"between\s+")),
    ("from", form(rf"(?:{_FROM})\s*:?\s+")),
    ("in", form(r"(?:in|during|on|at|for|throughout|over|within|around|circa|dated)\s+")),
)
_EDGES = {
    "end": "end", "close": "end", "last day": "end", "start": "start", "beginning": "start", "first day": "start",
    "early": "early", "middle": "middle", "mid": "middle", "late": "late", "first half": "first half of",
    "1st half": "first half of", "second half": "second half of", "2nd half": "second half of",
    "latter half": "second half of", "first week": "first week of", "last week": "last week of",
}  # fmt: skip
_EDGE = form(
    r"(?:the\s+)?(?:very\s+)?(?P<edge>(?:first|second|1st|2nd|latter)\s+half|(?:first|last)\s+(?:week|day)"
    r"|(?:week|wk)\.?\s*(?P<nth>\d{1,2})(?=\s*(?:,|of\b|in\b))"
    r"|beginning|middle|early|start|close(?=\s+of\b)|late|end|mid)"
    r"(?:\s+(?:of|in|to)\b|\s*,)?[\s-]+(?:the\s+|this\s+)?"
)
# “Spring term, week 6”
_WEEK_AFTER = form(r"\s*[,(]?\s*(?:week|wk)\.?\s*(?P<nth>\d{1,2})(?![\d.%])\)?")
_THE = form(r"(?:the\s+(?:month\s+of\s+)?)?")
_EACH = form(
    r"(?:each|every)\s+(?:year\s*,?\s+(?P<in>in|by|on|from|at)\s+(?:the\s+)?)?"
    r"|(?:annually|yearly)\s*,?\s+(?P<by>in|by|on|from|each|every)\s+(?:the\s+)?"
)
_EACH_LEADS = {"by": "by", "from": "from"}
_EACH_YEAR = form(
    r"\s*,?\s+(?:\(?(?:of\s+)?(?:each|every|per)\s+(?:academic\s+|school\s+|calendar\s+)?year|annually|yearly)\b"
)
# “31 January of the following year”: a day whose year is still to be told.
_YEAR_AFTER = form(r"\s*,?\s+(?:of\s+|in\s+)?the\s+(?:following|next)\s+year\b")
_ONWARDS = form(r"\s*(?:\s(?:onwards?|and\s+beyond|forward)|(?:-|,|\sand|\sthen)\s*on-?going)\b")
_RANGE = form(r"\s*-\s*|\s+(?:to|until|till|through(?:\s+to)?|up\s+to)\s+")
_LIST = form(r"\s*[,/&+;]\s*(?:and\s+|or\s+|&\s*)?|\s+(?:and|or)\s+|\s+")
