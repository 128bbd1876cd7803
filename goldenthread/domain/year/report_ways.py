"""How a report goes from those who write it to those who read it.

It is a draft until its authors say that it is written, and issued once; what was issued never changes, and is put
right by another edition. A body is shown what was issued, on a day that is not before. Where a kind of report is for
a local body first, the board sees it only after a local body has.
"""

import datetime as dt
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

BOARD_SIDE = frozenset({"board", "members", "committee"})
LOCAL = "local body"


@dataclass(frozen=True)
class Shown:
    """A body of a kind was shown the report on a day."""

    kind: str
    on: dt.date


def why_not_shown(
    body: str, on: dt.date, *, issued_on: dt.date, today: dt.date, local_first: bool, already: Iterable[Shown]
) -> str:
    """Say why a report cannot be said to have been laid before a body of this kind on a day; nothing where it can."""
    if on < issued_on:
        return "It was not issued yet on that day."
    if on > today:
        return "That day is still to come: say it once the body has met."
    return seen_first(body, on, already) if local_first else ""


def seen_first(body: str, on: dt.date, already: Iterable[Shown]) -> str:
    """Say why the board may not be shown a report yet that a local body or a committee looks at before it."""
    if body == "board" and not any(one.kind != "board" and one.on <= on for one in already):
        return "The board sees it after a local body or a committee has looked at it. Say first when that was."
    return ""


@dataclass(frozen=True)
class Chosen:
    """One section of a design: which of the catalogue, under which title, with what asked of the author."""

    section: str
    title: str = ""
    asks: str = ""
    is_confidential: bool = False


MOST_SECTIONS = 24
LONGEST_TITLE, LONGEST_PROMPT = 80, 300
# The one section that may come more than once: the author's own words under a title.
WORDS = "words"


def flaws(chosen: Sequence[Chosen], known: Collection[str]) -> list[str]:
    """Say what is wrong with the sections of a design; nothing where it can be drawn up."""
    if not chosen:
        return ["Choose at least one section."]
    if len(chosen) > MOST_SECTIONS:
        return [f"{MOST_SECTIONS} sections are the most that a report can have."]
    found = []
    for one in chosen:
        if one.section not in known:
            found.append(f"“{one.section}” is no section that such a report can have.")
        elif one.section == WORDS and not one.title.strip():
            found.append("A section of your own words needs a title.")
        if len(one.title) > LONGEST_TITLE:
            found.append(f"A title has at most {LONGEST_TITLE} characters: “{one.title[:30]}…” is longer.")
        if len(one.asks) > LONGEST_PROMPT:
            found.append(f"What is asked of the author has at most {LONGEST_PROMPT} characters.")
    twice = {
        one.section for one in chosen if one.section != WORDS and sum(o.section == one.section for o in chosen) > 1
    }
    found += [f"“{key}” is chosen twice." for key in sorted(twice)]
    if all(one.is_confidential for one in chosen):
        found.append("A report needs a section that all of its readers can read.")
    return found
