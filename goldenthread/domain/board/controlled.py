"""When a controlled document is to be looked at again, and what a trust or a school has still to have.

A document is in force once it was agreed, until another version is. Its next review is counted from the day on
which it was agreed. What is overdue stands and has to be looked at; what is missing was never agreed. The two are
never counted together. A trust's document may stand for every school as it is, ask each to adopt it, or leave a
part to each school; what only a school can say for itself, no document of the trust says for it.
"""

import datetime as dt
import re
import textwrap
from collections.abc import Iterable

from goldenthread.domain.board.seats import months_after

DRAFT, CURRENT, DUE, OVERDUE = "draft", "current", "due", "overdue"
IN_PLACE, MISSING, TO_ADOPT, TO_COMPLETE = "in place", "missing", "to adopt", "to complete"
# How far a document of the trust reaches.
WHOLE_TRUST, ADOPTED, LOCAL_PART, ONE_SCHOOL = "trust", "adopted", "local", "school"
# Of whom it is asked: the trust; each school, for which the trust may have it; each school itself.
OF_TRUST, OF_EITHER, OF_SCHOOL = "trust", "either", "school"
# How long before its day a review is asked for.
ASKED_BEFORE = dt.timedelta(days=56)
# A line by itself that is longer is a paragraph.
MOST_HEADING = 80


def next_review(agreed_on: dt.date, months: int) -> dt.date | None:
    """Return when a document is looked at next; nothing where no interval is set."""
    return months_after(agreed_on, months) if months else None


def standing(agreed_on: dt.date | None, next_review_on: dt.date | None, today: dt.date) -> str:
    """Say how a document stands: a draft, current, due for review soon, or overdue. It is late only after its day."""
    if agreed_on is None:
        return DRAFT
    if next_review_on is None or next_review_on - ASKED_BEFORE > today:
        return CURRENT
    return OVERDUE if next_review_on < today else DUE


def sections(text: str) -> list[tuple[str, str]]:
    """Return a text as its sections, each with its heading: a short line by itself that ends as no sentence does.

    A paragraph that stands under no heading is called by its first words.
    """
    blocks = [" ".join(line.split("\n")).strip() for line in re.split(r"\n\s*\n", text.replace("\r", ""))]
    found: list[tuple[str, list[str]]] = []
    is_headed = False
    for block in filter(None, blocks):
        if _is_heading(block):
            found.append((block.lstrip("# "), []))
            is_headed = True
        elif is_headed:
            found[-1][1].append(block)
        else:
            found.append((textwrap.shorten(block, MOST_HEADING, placeholder="…"), [block]))
    return [(title, "\n\n".join(said)) for title, said in found]


def headed(text: str) -> list[tuple[str, str]]:
    """Return a text as its sections where it is written under headings throughout; nothing where it is not."""
    found = sections(text)
    begins_so = bool(found) and _is_heading(text.strip().split("\n")[0].strip())
    return found if begins_so and all(words for _, words in found) else []


def unsaid(text: str, asks: Iterable[str]) -> list[str]:
    """Return which headings a text was asked for and says nothing under, in their order."""
    said = {title.casefold() for title, words in sections(text) if words}
    return [heading for heading in asks if heading.casefold() not in said]


def _is_heading(block: str) -> bool:
    return 0 < len(block) <= MOST_HEADING and block[-1] not in ".!?;,:…"


def at_school(asked_of: str, *, trust_has: str = "", taken_up: bool = False, has_own: bool = False) -> str:
    """Say how a school stands with a document that is asked for.

    `trust_has` is how far the trust's own one in force reaches, empty where it has none; `taken_up`: the school
    adopted its present version, or completed its part of it.
    """
    if has_own:
        return IN_PLACE
    if trust_has in (ADOPTED, LOCAL_PART):
        return IN_PLACE if taken_up else TO_ADOPT if trust_has == ADOPTED else TO_COMPLETE
    return IN_PLACE if trust_has and asked_of == OF_EITHER else MISSING
