"""When a report can be laid before a body, and which sections make a kind of report, as tables."""

import datetime as dt

import pytest

from goldenthread.domain.year.report_ways import MOST_SECTIONS, Chosen, Shown, flaws, why_not_shown
from tests.spec.test_report_changes import rows

LAID_BEFORE_A_BODY = """
    body       | on         | local first | seen already          | refused
    board      | 2026-10-20 | no          |                       |
    board      | 2026-10-20 | yes         |                       | after a local body
    board      | 2026-10-20 | yes         | local body 2026-10-14 |
    board      | 2026-10-12 | yes         | local body 2026-10-14 | after a local body
    board      | 2026-10-20 | yes         | committee 2026-10-14  |
    local body | 2026-10-14 | yes         |                       |
    local body | 2026-10-09 | no          |                       | not issued yet
    local body | 2026-11-30 | no          |                       | still to come
"""


@pytest.mark.parametrize(("body", "on", "local_first", "seen", "refused"), rows(LAID_BEFORE_A_BODY))
def test_a_body_sees_what_was_issued_in_its_turn(body, on, local_first, seen, refused):
    kind, _, day = seen.rpartition(" ")
    says = why_not_shown(
        body, dt.date.fromisoformat(on), issued_on=dt.date(2026, 10, 10), today=dt.date(2026, 11, 21),
        local_first=local_first == "yes", already=[Shown(kind, dt.date.fromisoformat(day))] if seen else [],
    )  # fmt: skip
    assert (refused in says) if refused else says == ""


KINDS = """
    sections                          | wrong
    exceptions, plan                  |
                                      | at least one
    exceptions, exceptions            | chosen twice
    weather                           | no section
    words                             | needs a title
    words: Music, words: Sport        |
    plan*                             | all of its readers
"""


@pytest.mark.parametrize(("sections", "wrong"), rows(KINDS))
def test_a_kind_of_report_is_put_together_from_what_there_is(sections, wrong):
    every = [chosen(one.strip()) for one in sections.split(",") if one.strip()]
    found = flaws(every, {"exceptions", "plan", "words"})
    assert (any(wrong in one for one in found)) if wrong else found == []


def test_a_kind_has_an_end():
    many = [Chosen("words", f"Title {number}") for number in range(MOST_SECTIONS + 1)]
    assert "the most" in flaws(many, {"words"})[0]


def chosen(said):
    section, _, title = said.partition(": ")
    return Chosen(section.rstrip("*"), title, is_confidential=said.endswith("*"))
