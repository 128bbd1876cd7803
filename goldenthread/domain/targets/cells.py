"""Terse cells of tables: “NA+”, “65% → 70%”, “60/65/70%”, “RAG green”, “2 x per term”, “+0.2”.

Short of words, a cell claims something only when the whole of it has one of these forms; a lone whole
number may be a row's own number, and is left alone.
"""

from __future__ import annotations

import re
from dataclasses import replace

from goldenthread.domain import date_words
from goldenthread.domain.targets import comparisons
from goldenthread.domain.targets.claims import Claim, Figure, Question
from goldenthread.domain.targets.figures import OF_WHICH_MEASURE
from goldenthread.domain.targets.measures_named import listed
from goldenthread.domain.targets.statement import Statement
from goldenthread.domain.targets.wording import overlaps

LONGEST_CELL = 80

_WHICH_YEARS = Question("At the end of which years are these steps due?", "one step a year, in order")

_OPS = (
    (">=", r"at or above|above or at|at least(?: at| in line with)?|in line(?: with)? or (?:above|better)|≥|>=|=>"),
    ("<=", r"at or below|≤|<=|=<"),
    (">", r"above|exceeds?|better than|higher than|more than|over|>"),
    ("<", r"below|lower than|less than|under|<"),
    ("=", r"in[- ]?line(?: with| w/?)?|ilw|at|equal to|match(?:es)?|meets?|close to|="),
)
_REFERENCES = (
    (
        "national",
        (
            r"(?:the )?(?:na|nat(?:'?l|ional(?:s|ly)?)?\.?|england|eng)(?: (?:average|avg?|ave|figures?|"
            r"data))?\.?"
        ),
    ),
    ("authority", r"(?:the )?(?:la|local authority)(?: (?:average|avg?|ave|figures?))?\.?"),
    ("similar", r"similar(?: schools?)?|fft ?\d*|ss"),
)
_REFERENCE = "|".join(rf"(?P<{name}>{words})" for name, words in _REFERENCES)
_COMPARED = [(op, re.compile(rf"(?P<what>[^<>=≥≤]*?)[\s:]*(?:{words}) ?(?:{_REFERENCE})")) for op, words in _OPS]
_OR_ABOVE = re.compile(
    rf"(?P<what>[^<>=≥≤]*?)[\s:]*(?:{_REFERENCE}) ?(?:\+|plus|or (?:above|better|higher)|"
    rf"and above)"
)

_STEPS = re.compile(
    r"(?P<what>[a-z][^\d%]*?)?[\s:]*(?P<values>\d{1,3}(?:\.\d+)? ?%?(?: ?/ ?\d{1,3}(?:\.\d+)? ?%?){1,4})"
    r"(?: ?\((?P<when>[^()]*/[^()]*)\))?"
)
_LONE = re.compile(r"0|[+-]\d{1,2}(?:\.\d+)?|0\.\d+")
_GRADE = re.compile(
    r"(?:(?:ofsted|rag|rating|rated|judged|graded|at least|all|siams)[\s:-]*)*"
    r"(?P<grade>good|outstanding|good or better|good or outstanding|good ?\+|good(?: ?/ ?| and )outstanding|"
    r"ri or better|green|amber|gold|all green|green or amber|fully compliant|compliant|oversubscribed)"
)
_OFTEN = re.compile(
    r"(?P<what>[a-z' -]*?)(?:\bmeets?\b|\bto meet\b)? ?(?:at least |a minimum of |min\.? )?"
    r"(?P<times>\d{1,2}|once|twice|two|three|four|five|six|eight|ten) ?(?:x|times)?,? ?"
    r"(?:a|per|each|every|/) ?(?:half[- ]?term|term|year|month|week|annum)"
)
_SAYING_LITTLE = re.compile(
    r"[^\w]+|\b(?:ks|years?|yr|y) ?\d{1,2}\b|\b(?:to|is|are|be|target|and|for|at|of|the|all|overall|"
    r"pupils?|students?|pp|fsm|sen[dk]?|eal|"
    r"disadvantaged|boys|girls|r|primary|secondary|school|trust)\b"
)
_TIMES = {"once": "1", "twice": "2", "two": "2", "three": "3", "four": "4", "five": "5", "six": "6", "eight": "8"}
_TIMES |= {"ten": "10"}


def cell(statement: Statement) -> list[Figure]:
    """Return the claims of a terse cell, or nothing where the statement is not one."""
    text = statement.copy.strip(" .;:\n")
    if len(text) > LONGEST_CELL:
        return []
    for reader in (_benchmark, _steps, _lone_number, _lone_grade, _frequency):
        if found := reader(statement, text):
            return found
    return []


def _benchmark(statement: Statement, text: str) -> list[Figure]:
    for op, pattern in (*_COMPARED, (">=", _OR_ABOVE)):
        match = pattern.fullmatch(text)
        if match and (measures := _measures(statement, match["what"])):
            reference = next(name for name, _ in _REFERENCES if match[name])
            merit = "better" in text
            return [
                _figure(
                    statement,
                    Claim(
                        op=comparisons.by_merit(op, name) if merit else op, measure=_known(name), reference=reference
                    ),
                    "B",
                    _asks(name),
                )
                for name in measures
            ]
    return []


def _steps(statement: Statement, text: str) -> list[Figure]:
    """Read “60/65/70% (Y1/Y2/Y3)” as the steps of one trajectory; without a percent sign it may be a date."""
    match = _STEPS.fullmatch(text)
    if match is None or "%" not in match["values"]:
        return []
    measures = _measures(statement, match["what"] or "")
    values = [value.strip(" %") for value in match["values"].split("/")]
    if len(measures) != 1 or sorted(values, key=float) not in (values, values[::-1]):
        return []
    claim = Claim(
        measure=_known(measures[0]), test="track", op=">=" if float(values[-1]) >= float(values[0]) else "<="
    )
    place = statement.copy.find(text)
    bracket = statement.raw[place + match.start("when") : place + match.end("when")] if match["when"] else ""
    dates = _step_dates(statement, bracket, len(values))
    asked = (() if dates[0] else (_WHICH_YEARS,)) + _asks(measures[0])
    return [
        _figure(statement, replace(claim, value=value, unit="%", when=when), "N", asked)
        for value, when in zip(values, dates, strict=True)
    ]


def _step_dates(statement: Statement, words: str, steps: int) -> list[date_words.DateReading | None]:
    """Read “(Y1/Y2/Y3)”; where the dates are not as many as the steps, none is taken."""
    said = [word.strip() for word in words.split("/")]
    if len(said) != steps:
        return [None] * steps
    return [date_words.read(word, statement.context) for word in said]


def _lone_number(statement: Statement, text: str) -> list[Figure]:
    if not _LONE.fullmatch(text):
        return []
    return [_figure(statement, Claim(op="=" if text == "0" else ">=", value=text), "N", (OF_WHICH_MEASURE,))]


def _lone_grade(statement: Statement, text: str) -> list[Figure]:
    match = _GRADE.fullmatch(text)
    if match is None:
        return []
    first = re.match(r"[a-z]+", match["grade"].removeprefix("all "))
    scale = "rag" if first and first.group() in {"green", "amber"} else "grade"
    reference = f"{scale}.{first.group().capitalize()}" if first else None
    return [_figure(statement, Claim(op=">=", unit="grade", reference=reference), "C", (OF_WHICH_MEASURE,))]


def _frequency(statement: Statement, text: str) -> list[Figure]:
    match = _OFTEN.fullmatch(text)
    if match is None or (match["what"].strip() and " meet" not in text[: match.start("times")]):
        return []
    value = _TIMES.get(match["times"], match["times"])
    claim = Claim(measure=match["what"].strip() or None, op=">=", value=value, unit="times", when=statement.when())
    return [_figure(statement, claim, "N", () if claim.measure else (OF_WHICH_MEASURE,))]


def _measures(statement: Statement, what: str) -> list[str]:
    """Return the measures that a cell opens with; an empty name where it says none, nothing where it says more."""
    start = statement.copy.find(what)
    part = (start, start + len(what))
    left = what
    for mention in reversed(statement.mentions):
        if overlaps(mention.span, [part]):
            left = left[: max(0, mention.span[0] - start)] + left[mention.span[1] - start :]
    if not _SAYING_LITTLE.sub("", left):
        return list(dict.fromkeys(listed(statement, part))) or [""]
    return []


def _known(name: str) -> str | None:
    return name or None


def _asks(name: str) -> tuple[Question, ...]:
    return () if name else (OF_WHICH_MEASURE,)


def _figure(statement: Statement, claim: Claim, kind: str, questions: tuple[Question, ...]) -> Figure:
    when = claim.when or (statement.when() if claim.test != "track" else None)
    return Figure(replace(claim, when=when), (0, len(statement.copy)), kind, questions)
