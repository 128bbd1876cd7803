"""How a pocket guide stands, as a table."""

import datetime as dt

import pytest

from goldenthread.domain.plans.guide_standing import AGREE, DISCUSS, Word, is_of, objection, standing

TODAY = dt.date(2026, 7, 1)

# Who discusses, who agrees: each with the day of June on which it did, “-” where not yet, “late” past its window.
HOW_A_GUIDE_STANDS = """
    discuss     | agree               | it stands        | waiting for | late
                |                     | nobody named     |             |
    forum -     | heads -  leaders -  | to be discussed  | forum       |
    forum late  | heads -  leaders -  | to be discussed  | forum       | forum
    forum 3     | heads 9  leaders -  | to be agreed     | leaders     |
    forum 3     | heads 9  leaders 12 | agreed           |             |
    forum 3     |                     | to be agreed     |             |
                | heads 9             | agreed           |             |
"""


def words_of(cell, does):
    for who, day in zip(*[iter(cell.split())] * 2, strict=True):
        until = dt.date(2026, 6, 30) if day == "late" else None
        done = None if day in ("-", "late") else dt.date(2026, 6, int(day))
        yield Word(who, does, until_on=until, done_on=done)


@pytest.mark.parametrize("line", HOW_A_GUIDE_STANDS.strip().splitlines()[1:])
def test_agreed_once_all_who_were_named_have_spoken(line):
    discuss, agree, state, waiting, late = (cell.strip() for cell in line.split("|"))
    found = standing([*words_of(discuss, DISCUSS), *words_of(agree, AGREE)], TODAY)
    assert (found.state, " ".join(found.waiting), " ".join(found.late)) == (state, waiting, late)


# An agreement recorded on a day of June, after discussions as above.
WHEN_AN_AGREEMENT_MAY_BE_RECORDED = """
    discuss          | on | stands in the way
    forum -          | 9  | forum must have discussed it first.
    forum 12         | 9  | It was still being discussed on that day.
    forum 3          | 9  |
                     | 9  |
"""


@pytest.mark.parametrize("line", WHEN_AN_AGREEMENT_MAY_BE_RECORDED.strip().splitlines()[1:])
def test_nobody_agrees_before_all_have_discussed(line):
    discuss, on, says = (cell.strip() for cell in line.split("|"))
    heads = Word("heads", AGREE)
    assert objection([*words_of(discuss, DISCUSS), heads], heads, dt.date(2026, 6, int(on)), TODAY) == says


# Whether a post with a role is told when a guide goes to an audience.
WHO_BELONGS_TO_AN_AUDIENCE = """
    role           | staff | governors | pupils
    head           | yes   |           |
    service_lead   | yes   |           |
    governor       |       | yes       |
    trustee        |       | yes       |
"""


@pytest.mark.parametrize("line", WHO_BELONGS_TO_AN_AUDIENCE.strip().splitlines()[1:])
def test_who_governs_is_no_staff_and_pupils_hold_no_posts(line):
    role, *said = (cell.strip() for cell in line.split("|"))
    assert [is_of(audience, role) for audience in ("staff", "governors", "pupils")] == [one == "yes" for one in said]
