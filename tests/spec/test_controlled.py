"""When documents are to be reviewed, and what a school has still to have, as tables."""

import datetime as dt

import pytest

from goldenthread.domain.board.controlled import at_school, headed, next_review, sections, standing, unsaid
from tests.spec.test_ages import rows

NEXT_REVIEW = """
    agreed on  | every so many months | next review
    2025-09-24 | 12                   | 2026-09-24
    2025-08-31 | 18                   | 2027-02-28
    2024-02-29 | 12                   | 2025-02-28
    2023-11-08 | 36                   | 2026-11-08
    2025-09-24 | 0                    |
"""

STANDING = """
    agreed on  | next review | on the day   | it is
               |             | 2026-11-21   | draft
    2025-12-01 |             | 2026-11-21   | current
    2025-12-01 | 2027-03-01  | 2026-11-21   | current
    2026-01-16 | 2027-01-16  | 2026-11-21   | due
    2025-11-21 | 2026-11-21  | 2026-11-21   | due
    2025-11-20 | 2026-11-20  | 2026-11-21   | overdue
"""

AT_SCHOOL = """
    asked of | the trust's reaches | school took it up | school has its own | the school's is
    either   |                     | no                | no                 | missing
    either   | trust               | no                | no                 | in place
    either   | adopted             | no                | no                 | to adopt
    either   | adopted             | yes               | no                 | in place
    either   | local               | no                | no                 | to complete
    either   | local               | yes               | no                 | in place
    either   | local               | no                | yes                | in place
    school   | trust               | no                | no                 | missing
    school   | local               | yes               | no                 | in place
    school   |                     | no                | yes                | in place
"""


def day(said: str) -> dt.date | None:
    return dt.date.fromisoformat(said) if said else None


@pytest.mark.parametrize(("agreed", "months", "then"), rows(NEXT_REVIEW))
def test_the_next_review_is_counted_from_the_day_of_agreement(agreed, months, then):
    assert next_review(day(agreed), int(months)) == day(then)


@pytest.mark.parametrize(("agreed", "review", "today", "word"), rows(STANDING))
def test_a_document_is_late_only_after_its_day(agreed, review, today, word):
    assert standing(day(agreed), day(review), day(today)) == word


@pytest.mark.parametrize(("asked_of", "reaches", "taken", "own", "word"), rows(AT_SCHOOL))
def test_what_only_a_school_can_say_no_document_of_the_trust_says_for_it(asked_of, reaches, taken, own, word):
    assert at_school(asked_of, trust_has=reaches, taken_up=taken == "yes", has_own=own == "yes") == word


SECTIONS = """
    text                                                       | sections
    We notice, and tell.                                       | We notice, and tell.
    Why / We notice. / And tell. / Whom we tell / The lead.    | Why: We notice. And tell. · Whom we tell: The lead.
    Before all. / 1. What we do / We listen.                   | Before all. · 1. What we do: We listen.
"""


@pytest.mark.parametrize(("text", "told"), rows(SECTIONS))
def test_a_text_is_spoken_of_section_by_section(text, told):
    found = [(title, said.replace("\n\n", " ")) for title, said in sections(text.replace(" / ", "\n\n"))]
    assert " · ".join(title if title == said else f"{title}: {said}" for title, said in found) == told


UNSAID = """
    text                                             | still to be said
    What it costs / Half a post. / Who leads / Nina. | What we gain
    what it costs / Half a post. / Who leads         | Who leads, What we gain
    It would be good.                                | What it costs, Who leads, What we gain
"""


@pytest.mark.parametrize(("text", "left"), rows(UNSAID))
def test_what_a_kind_of_document_asks_stands_under_its_heading(text, left):
    asks = ["What it costs", "Who leads", "What we gain"]
    assert ", ".join(unsaid(text.replace(" / ", "\n\n"), asks)) == left


def test_only_a_text_that_is_headed_throughout_is_read_under_headings():
    said = {"Why\n\nWe care.\n\nWho\n\nAll.": 2, "We care.\n\nWho\n\nAll.": 0, "Ask\n\nTell\n\nWrite": 0, "": 0}
    assert [len(headed(text)) for text in said] == list(said.values())
