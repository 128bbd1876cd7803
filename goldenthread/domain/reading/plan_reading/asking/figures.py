"""Figures that are lost or can be taken two ways, and what is still to be filled in."""

import re
from collections import defaultdict
from collections.abc import Sequence

from goldenthread.domain.reading.plan_reading.asking.places import around, lines_of, place_of
from goldenthread.domain.reading.plan_reading.drafts import Draft
from goldenthread.domain.reading.plan_reading.notes import Notes

_LOST_NUMBER = re.compile(
    r"\b(?:at least|more than|fewer than|less than|a minimum of|minimum of)\s+(?:%|percent|per cent|of\b|x\b|_+)|"
    r"\b(?:gain|achieve|complete|access|attend|receive|reach|have)\s+at\s+(?!least|all|both|every|each|the|a\b|an\b|any|our|their|"
    r"least|most|home|school|age|greater|higher|or\b|national|expected|this|that|our|your|one\b)[a-z]+(?:ed|ing|s)?\b|"
    r"(?<![\d.,%)])(?<!\bin)(?<!\bthe)(?<!\bas)(?<!\bof)(?<!\ba)\s%|\b[xX]{1,3}\s?%|_{2,}\s?%|\b(?:by|to|from|of|above|below)\s+%"
)
_POINTS = re.compile(
    r"\b(?:reduc|increas|improv|declin|fall|fell|rais|cut|lower|drop|sav|secur|deepen)\w*\b[^.%]{0,60}\b(?:by|of|totall?ing|totally)\s+\d+(?:\.\d+)?\s?%",
    re.IGNORECASE,
)
_TO_PERCENT = re.compile(r"\breduc\w+\s+to\s+\d+(?:\.\d+)?\s?%\s+of\b", re.IGNORECASE)


def ask_figures(notes: Notes, drafts: Sequence[Draft]) -> None:
    for draft in drafts:
        for line in lines_of(draft):
            words = line.text
            if match := _LOST_NUMBER.search(words):
                draft.marks.append("number missing")
                notes.ask(
                    "number missing",
                    f"A number seems to be missing in “{around(words, match)}”. What should it say?",
                    "",
                    line.span,
                    draft,
                    weight=3,
                )
            if match := _POINTS.search(words):
                notes.ask(
                    "percent or points",
                    f"“{around(words, match)}”: a share of what there is now, or percentage points?",
                    "a share of what there is now",
                    line.span,
                    draft,
                    choices=("a share of what there is now", "percentage points"),
                    weight=2,
                )
            if match := _TO_PERCENT.search(words):
                notes.ask(
                    "to or by",
                    f"“{around(words, match)}”: down to that share, or down by it?",
                    "down to that share",
                    line.span,
                    draft,
                    choices=("down to that share", "down by that share"),
                    weight=2,
                )


def ask_placeholders(notes: Notes, drafts: Sequence[Draft]) -> None:
    for draft in drafts:
        for line in lines_of(draft):
            if match := notes.vocabulary.placeholder.search(line.text):
                if match[0].lower() in ("suggest", "insert") and not re.search(r"[\[(]|\d", line.text):
                    continue
                draft.marks.append("to be confirmed")
                notes.ask(
                    "placeholder",
                    f"“{around(line.text, match)}” is still to be filled in. What should stand there?",
                    "Leave it to be confirmed",
                    line.span,
                    draft,
                    choices=(),
                )
            elif match := re.search(r"\[[^\[\]]{2,60}\]", line.text):
                draft.marks.append("to be confirmed")
                notes.ask(
                    "placeholder",
                    f"“{around(line.text, match)}” stands in brackets as if still to be settled. Is it?",
                    "Yes, to be confirmed",
                    line.span,
                    draft,
                    choices=("Yes, to be confirmed", "No, it is meant so"),
                )


def ask_flags(notes: Notes, drafts: Sequence[Draft]) -> None:
    flags: dict[str, list[Draft]] = defaultdict(list)
    for draft in drafts:
        for heading, lines in draft.cells.items():
            if len(heading) <= 2 and heading.isalpha() and all(len(line.text) <= 2 for line in lines):
                flags[heading].append(draft)
    for heading, held in flags.items():
        lines = [line for draft in held for line in draft.cells[heading]]
        notes.ask(
            "flag",
            f"What does the column “{heading}” mean? The plan does not say.",
            "",
            lines[0].span if lines else place_of(held[0]),
            None,
            choices=(),
            drafts=[draft for draft in held if draft.cells[heading]],
        )
