"""Figures of several phases in one breath: “95.5 % (96.5 % primary, 94 % secondary)”, “primary 96, secondary 94”.

Each is put as a sentence of its own, in the words of the statement, and read like any other.
"""

from __future__ import annotations

import re

_FIGURE = r"(?P<value>£?[-+]?\d[\d,]*(?:\.\d+)? ?%?)"
_PHASE = r"(?P<phase>primary|primaries|secondary|secondaries|special|all-through|post-16|sixth form)"
_SCHOOLS = r"(?: (?:schools?|academies|phase|pupils|average|settings))?"
_BEFORE = re.compile(rf"{_FIGURE}(?: (?:for|in|at|across|of))?(?: our| the| all)? {_PHASE}\b{_SCHOOLS}")
_AFTER = re.compile(
    rf"\b{_PHASE}{_SCHOOLS}(?P<what>(?: [a-z][a-z-]*){{0,4}}?)(?: ?[:=–-]| at| is| to| of)? {_FIGURE}(?!\d)"
)
_LAST = re.compile(r"(?P<value>£?[-+]?\d[\d,]*(?:\.\d+)? ?%?)[ (:,–-]*$")
_PLAIN = {"primaries": "primary", "secondaries": "secondary"}


def each_by_itself(text: str) -> list[str]:
    """Return a sentence for the whole, where it has a figure, and one for every phase; nothing for fewer than two."""
    lowered = text.lower()
    pairs = max((_pairs(lowered, form) for form in (_BEFORE, _AFTER)), key=len)
    if len({_phase(pair) for pair in pairs}) < 2 or len(pairs) != len({_phase(pair) for pair in pairs}):
        return []
    head, tail = text[: pairs[0].start()], text[pairs[-1].end() :].strip(" ).,;")
    whole = _LAST.search(head)
    unit = "%" if any("%" in pair["value"] for pair in pairs) or (whole and "%" in whole["value"]) else ""
    about = (head[: whole.start()] if whole else head).strip(" (:,–-") or _about(text, pairs[0])
    said = [f"{head.strip(' (:,–-')} {tail}".strip()] if whole else []
    return [*said, *(_put(about, pair, unit, tail) for pair in pairs)]


def _pairs(text: str, form: re.Pattern[str]) -> list[re.Match[str]]:
    return list(form.finditer(text))


def _phase(pair: re.Match[str]) -> str:
    return _PLAIN.get(pair["phase"], pair["phase"])


def _about(text: str, first: re.Match[str]) -> str:
    """Return what is measured where the phase stands before it, as in “primary attendance 96”."""
    named = first.groupdict().get("what")
    return text[first.start("what") : first.end("what")].strip().capitalize() if named else ""


def _put(about: str, pair: re.Match[str], unit: str, tail: str) -> str:
    value = pair["value"].strip().rstrip(",")
    value += f" {unit}" if unit and not value.endswith("%") else ""
    return f"{about} {value} in {_phase(pair)} schools {tail}".strip()
