"""Which standing is shown where a person says otherwise than the rule, as a table."""

import pytest

from goldenthread.domain.measures.overriding import Said, put_otherwise
from goldenthread.domain.measures.standing import Standing, Status

SHOWN = """
    by the rule | said      | of           | newest figure | shown     | by the rule is shown
    off track   | at risk   | 2026 autumn  | 2026 autumn   | at risk   | off track
    on track    | off track | 2026 autumn  | 2026 autumn   | off track | on track
    off track   | at risk   | 2026 autumn  | 2027 spring   | off track |
    at risk     | at risk   | 2026 autumn  | 2026 autumn   | at risk   |
    cannot tell | on track  | 2026 autumn  | 2026 autumn   | on track  | cannot tell
    no data     | met       | 2026 autumn  | 2026 autumn   | no data   |
    stale       | met       | 2026 autumn  | 2026 autumn   | stale     |
"""


def rows(table: str) -> list[list[str]]:
    lines = [line for line in table.strip("\n").splitlines()[1:] if line.strip()]
    return [[cell.strip() for cell in line.split("|")] for line in lines]


@pytest.mark.parametrize("row", rows(SHOWN))
def test_a_person_s_word_stands_beside_the_rule_s(row) -> None:
    rule, says, of, newest, shown, beside = row
    judged = Standing(Status(rule), "So many against so many.")
    found, by_rule = put_otherwise(judged, Said(Status(says), "One class was away", "Jo", of), period=newest)
    assert (str(found.status), str(by_rule or "")) == (shown, beside)


def test_both_words_and_the_name_are_in_the_sentence() -> None:
    judged = Standing(Status.OFF_TRACK, "90.0 % against a target of at least 95 %.")
    found, _ = put_otherwise(judged, Said(Status.AT_RISK, "One class was away", "Jo Bell", "a"), period="a")
    assert found.why == (
        "Jo Bell says it is at risk: One class was away. By the figures it is off track. "
        "90.0 % against a target of at least 95 %."
    )
