"""What is said back of a target reads again as the same figure, with the same comparison and by the same day."""

import pytest

from goldenthread.domain import date_words, targets
from tests.spec import test_target_claims, test_target_forms, test_target_ledger

CONTEXT = date_words.read_context("Plan 2025-30")
# "Three times what it was" and "at least four schools: good" are said plainly, and read as less than they say.
SAID_ONLY = {"times", "atleast"}
STATEMENTS = [
    *(row[-1] for row in test_target_claims.ROWS),
    *(statement for _, statement in test_target_forms.ROWS),
    *test_target_ledger.PLAIN,
]


def figures(claims):
    return {(claim.op, claim.value, claim.unit, claim.when.to_on if claim.when else None) for claim in claims}


def is_figure(claim):
    return bool(claim.value) and claim.unit not in SAID_ONLY and not claim.scope.startswith("atleast")


@pytest.mark.parametrize("statement", dict.fromkeys(STATEMENTS))
def test_a_figure_said_back_reads_again_the_same(statement):
    for claim in filter(is_figure, targets.read(statement, CONTEXT).claims):
        said = targets.say(claim)
        assert figures([claim]) <= figures(targets.read(said, CONTEXT).claims), said


@pytest.mark.parametrize("statement", dict.fromkeys(STATEMENTS))
def test_what_is_said_back_holds_no_sign_of_a_machine(statement):
    for claim in targets.read(statement, CONTEXT).claims:
        said = targets.say(claim)
        assert said[:1] == said[:1].upper()
        assert not [sign for sign in ("_", "[", "]", ">=", "<=", "None") if sign in said]
