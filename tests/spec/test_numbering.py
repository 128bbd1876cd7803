"""Numbers of a plan's parts, as tables: what is computed beside what is printed."""

import pytest

from goldenthread.domain.plans.numbering import Numbered, clashes, computed_numbers, pattern_flaw

# Patterns by level, separated by “;”. A tree as indented lines, “printed” after a bar where there is a number.
COMPUTED = {
    "strands and aims": ("{n} ; {parent}.{n}", ". 1 | .. 1.1 | .. 1.2 | . 2 | .. 2.1"),
    "aims that run on through the plan": ("{n} ; TSP{n}", ". 1 | .. TSP1 | .. TSP2 | . 2 | .. TSP3"),
    "letters before a number are not handed down": (
        "TSP{n} ; {parent}.{n} ; {parent}.{n}", ". TSP1 | .. 1.1 | ... 1.1.1 | . TSP2 | .. 2.1",
    ),
    "letters begin anew": ("{n} ; {a})", ". 1 | .. a) | .. b) | . 2 | .. a)"),
    "small Roman figures": ("{n} ; {i})", ". 1 | .. i) | .. ii) | .. iii) | .. iv)"),
    "nothing printed": (" ; ", ". | .. | ."),
    "counted beneath what has none": (" ; {parent}.{n}", ". | .. 1 | .. 2"),
}  # fmt: skip


@pytest.mark.parametrize("case", COMPUTED)
def test_numbers_are_computed(case):
    patterns, lines = COMPUTED[case]
    parts, expected = _tree(lines)
    numbers = computed_numbers(parts, _by_depth(patterns))
    assert [numbers[part.key] for part in parts] == expected


CLASHES = """
    patterns         | printed                        | found
    {n} ; {parent}.{n} | . 1 : .. 1.1 : .. 1.2          |
    {n} ; {parent}.{n} | . 1 : .. 1.1 : .. 1.1          | 1.1 printed twice, 1.1 printed twice
    {n} ; {parent}.{n} | . 4 : .. 4.1 : .. 4.           | 4 differs, 4.1 differs, 4. differs
    {n} ; {parent}.{n} | . 1. : .. 1.1.                 |
    {n} ; {parent}.{n} | . 1 : .. 1.1 : ..              | missing
    {n} ; {parent}.{n} | . : .. : ..                    |
    {n} ; TSP{n}       | . 1 : .. TSP1 : . 2 : .. TSP1  | TSP1 printed twice, TSP1 printed twice
    {n} ; {a})         | . 1 : .. a) : . 2 : .. a)      |
    {n} ; {a})         | . 1 : .. a) : .. a)            | a) printed twice, a) printed twice
         ;             | . I : .. I : . II              |
"""


@pytest.mark.parametrize("line", CLASHES.strip().splitlines()[1:])
def test_clashes_are_listed(line):
    patterns, printed, expected = (cell.strip() for cell in line.split("|"))
    parts, _ = _tree(printed, between=":")
    found = [f"{clash.printed} {clash.kind}".strip() for clash in clashes(parts, _by_depth(patterns))]
    assert found == [word for word in expected.split(", ") if word]


@pytest.mark.parametrize(
    ("pattern", "flaw"),
    [
        ("", ""),
        ("{parent}.{n}", ""),
        ("Aim {a}", ""),
        ("{x}", "“{x}” has no meaning"),
        ("Aim", "something that counts"),
    ],
)
def test_a_pattern_that_cannot_count_is_refused(pattern, flaw):
    assert flaw in pattern_flaw(pattern)
    assert bool(pattern_flaw(pattern)) == bool(flaw)


def test_letters_go_on_after_z():
    parts = [Numbered(key, None, 1) for key in range(28)]
    assert list(computed_numbers(parts, {1: "{a}"}).values())[25:] == ["z", "aa", "ab"]


def _by_depth(patterns: str) -> dict[int, str]:
    return {depth: pattern.strip() for depth, pattern in enumerate(patterns.split(";"), start=1)}


def _tree(lines: str, between: str = "|") -> tuple[list[Numbered], list[str]]:
    """Read “. 1 | .. 1.1”: the dots are the depth, what follows is the number."""
    parts, numbers, above = [], [], {0: None}
    for key, line in enumerate(lines.split(between)):
        dots, _, number = line.strip().partition(" ")
        parts.append(Numbered(key, above[len(dots) - 1], len(dots), number))
        above[len(dots)] = key
        numbers.append(number)
    return parts, numbers
