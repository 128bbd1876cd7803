"""The kinds of what people take on."""

import pytest

from goldenthread.features.plans.undertaking_kinds import UndertakingKind, undertaking_kinds


@pytest.mark.parametrize("kind", undertaking_kinds().values(), ids=undertaking_kinds())
def test_a_share_is_of_a_number_and_only_choices_are_counted(kind: UndertakingKind) -> None:
    numbers = {one.key for one in kind.questions if one.adds}
    assert {one.of for one in kind.questions if one.adds} - {""} <= numbers
    assert [one.key for one in kind.questions if (one.of and not one.adds) or (one.adds and one.choices)] == []
    assert [one.key for one in kind.questions if (one.tally or one.by_year) and not one.choices] == []
    often = {one.key for one in kind.questions if one.times}
    assert {step.often for step in kind.steps} - {""} <= often
