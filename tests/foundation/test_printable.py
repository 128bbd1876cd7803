"""What the house's type can print, and words for what it cannot."""

import pytest

from goldenthread.foundation.printable import beyond_our_type, printable

SAID = """
    Attendance at 94 %          | Attendance at 94 %
    Cafe\u0301 and naïve        | Café and naïve
    Ready 🚀                    | Ready [rocket]
    Good 👍🏽                     | Good [thumbs up sign]
    中文 plan                   | [2 letters of another script] plan
    up 中                       | up [a letter of another script]
    a\u200bb\u00adc\u0007d      | abcd
    ≥ 95 → met ▲                | ≥ 95 → met ▲
"""


@pytest.mark.parametrize("row", [line for line in SAID.strip("\n").splitlines() if line.strip()])
def test_every_sign_is_printed_or_said(row):
    typed, _, said = row.partition("|")
    assert printable(typed.strip()).replace("\u00ad", "") == said.strip()


def test_it_looks_into_lists_and_tables():
    assert printable({"a": ["🚀", 3, None]}) == {"a": ["[rocket]", 3, None]}


def test_it_names_each_sign_that_it_cannot_print_once():
    assert beyond_our_type({"a": "中文 🚀", "b": ["🚀 plain", 5]}) == ["中", "文", "🚀"]
