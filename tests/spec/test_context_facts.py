"""Which two facts of a plan are proposed as clashing."""

import pytest

from goldenthread.domain.plans.context_facts import Fact, may_clash

CLASH = """
    one                      | of what  | other                              | of what  | clash
    25 % know domestic abuse | families | 25 % know domestic abuse each year | children | yes
    25 % know domestic abuse | families | 30 % know domestic abuse           | families | yes
    25 % know domestic abuse | families | 25 % know domestic abuse           | families | no
    25 % know domestic abuse | families | 25 % know poverty                  | families | no
    25 % know domestic abuse | families | Domestic abuse is told of late     |          | no
"""


@pytest.mark.parametrize("line", CLASH.strip().splitlines()[1:])
def test_facts_of_one_subject_with_other_figures_or_of_another_whole(line):
    one, of, other, of_other, expected = (cell.strip() for cell in line.split("|"))
    assert may_clash(Fact(1, one, of), Fact(2, other, of_other)) == (expected == "yes")
