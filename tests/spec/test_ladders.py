"""Which phase a school's figures indicate, how long it has been there, and what follows a move, as tables."""

import datetime as dt
from decimal import Decimal

import pytest

from goldenthread.domain.calendar import TermCalendar
from goldenthread.domain.deciding import ladders
from goldenthread.domain.deciding.ladders import Criterion, Figure, Indication, Kept, Lasts

ORDER = ["stabilise", "repair", "improve", "sustain"]
NAMES = {key: key.capitalize() for key in ORDER}
BY_PROGRESS = [
    Criterion("stabilise", "p8", "−0.5 or below", "<=", Decimal("-0.5")),
    Criterion("repair", "p8", "below 0.00", "<", Decimal(0)),
    Criterion("improve", "p8", "below 0.25", "<", Decimal("0.25")),
    Criterion("sustain", "p8", "above 0.25", ">", Decimal("0.25")),
]
TERMS = TermCalendar.from_json({"terms": [
    {"year": "2025/26", "term": "summer", "from": "2026-04-13", "until": "2026-07-17"},
    {"year": "2026/27", "term": "autumn", "from": "2026-09-01", "until": "2026-12-18"},
    {"year": "2026/27", "term": "spring", "from": "2027-01-04", "until": "2027-03-25"},
]})  # fmt: skip

INDICATED = """
    Progress 8    | indicates       | also passes
    -0.71         | stabilise       | repair, improve
    -0.5          | stabilise       | repair, improve
    -0.49         | repair          | improve
    0.00          | improve         |
    0.24          | improve         |
    0.25          | none indicated  |
    0.26          | sustain         |
    not published | cannot indicate |
    too old       | cannot indicate |
"""

PROPOSED = """
    by Progress 8   | by the last grade | proposed  | they disagree
    stabilise       | stabilise         | stabilise | no
    improve         | repair            | repair    | yes
    sustain         | stabilise         | stabilise | yes
    cannot indicate | improve           | improve   | no
    none indicated  | sustain           | sustain   | no
    cannot indicate | cannot indicate   |           | no
"""

GROUND = """
    the assessment proposed | decided for | stands
    repair                  | repair      | as proposed
    repair                  | improve     | against
    nothing                 | repair      | unindicated
    none was made           | repair      | unassessed
"""

IN_PHASE = """
    lasts           | entered    | today      | time      | stands
    1 to 2 terms    | 2026-04-01 | 2026-05-01 | 1 term    | within
    1 to 2 terms    | 2026-04-01 | 2026-12-18 | 2 terms   | within
    1 to 2 terms    | 2026-04-01 | 2026-12-19 | 2 terms   | over
    12 to 18 months | 2026-01-15 | 2026-12-14 | 10 months | early
    12 to 18 months | 2025-01-15 | 2026-07-14 | 17 months | within
    12 to 18 months | 2025-01-15 | 2026-07-15 | 18 months | over
    no time         | 2019-09-01 | 2026-09-01 | 84 months | within
    12 to recheck   | 2025-09-01 | 2026-09-01 | 12 months | recheck
"""

MOVED = """
    item of   | it was     | school moves to | it is
    stabilise | open       | repair          | open
    stabilise | done       | repair          | done
    repair    | done       | stabilise       | to confirm
    repair    | open       | stabilise       | waits
    stabilise | done       | stabilise       | to confirm
    repair    | waits      | repair          | open
    improve   | to confirm | sustain         | to confirm
    repair    | confirmed  | improve         | done
    repair    | confirmed  | stabilise       | waits
"""

CONDITIONS = """
    absence | counts as high from | the condition
    31      | 28                  | holds
    28      | 28                  | holds
    27      | 28                  | does not hold
    31      | not set             | cannot be told
    none    | 28                  | cannot be told
"""

UNTOLD = """
    below England is stabilise, 90 or more is sustain | England   | indicates
    89                                                | 92        | stabilise
    91                                                | 92        | stabilise
    93                                                | 92        | sustain
    91                                                | no figure | cannot indicate
    89                                                | no figure | cannot indicate
"""

DUE = """
    said       | lasts        | entered    | due
    day one    | 1 to 2 terms | 2026-04-01 | 2026-04-01
    6 weeks    | 1 to 2 terms | 2026-04-01 | 2026-05-13
    3 months   | 1 to 2 terms | 2026-04-01 | 2026-07-01
    10 days    | 1 to 2 terms | 2026-04-01 | 2026-04-11
    at once    | 1 to 2 terms | 2026-04-01 | 2026-04-15
    first term | 1 to 2 terms | 2026-04-01 | 2026-07-17
    -          | 1 to 2 terms | 2026-04-01 | 2026-12-18
    -          | 12 to 18 months | 2026-08-31 | 2028-02-29
    -          | no time      | 2026-04-01 | never
"""


def rows(table: str) -> list[list[str]]:
    return [[cell.strip() for cell in line.split("|")] for line in table.strip().splitlines()[1:]]


def figure(said: str) -> Figure:
    if said == "not published":
        return Figure(why_not="Not published.")
    if said == "too old":
        return Figure(Decimal(1), period="2019/20", is_old=True, shown="1.00")
    return Figure(Decimal(said), period="2023/24", shown=said)


def lasts(said: str) -> Lasts:
    if said == "no time":
        return Lasts()
    first, last, *unit = said.split(" to ") if " to " in said else [said, ""]
    last, *unit = last.split()
    if last == "recheck":
        return Lasts(recheck=int(first))
    return Lasts(int(first), int(last), unit[0])


@pytest.mark.parametrize(("value", "phase", "also"), rows(INDICATED))
def test_the_first_phase_whose_test_passes_is_indicated(value, phase, also):
    found = ladders.indicate("p8", BY_PROGRESS, figure(value), ORDER)
    assert (found.phase or found.verdict, ", ".join(found.also)) == (phase, also)


@pytest.mark.parametrize(("value", "england", "phase"), rows(UNTOLD))
def test_no_phase_is_indicated_over_a_test_that_cannot_be_told(value, england, phase):
    tests = [
        Criterion("stabilise", "attendance", "below England", "<", Decimal(0), against="England"),
        Criterion("sustain", "attendance", "90 or more", ">=", Decimal(90)),
    ]
    beside = {} if england == "no figure" else {"England": Decimal(england)}
    found = ladders.indicate(
        "attendance", tests, Figure(Decimal(value), period="2025/26", beside=beside, shown=value), ORDER
    )
    assert (found.phase or found.verdict) == phase


@pytest.mark.parametrize(("one", "other", "proposed", "disagree"), rows(PROPOSED))
def test_the_more_cautious_is_proposed_and_the_difference_said(one, other, proposed, disagree):
    found = ladders.propose([indication(one), indication(other)], ORDER, NAMES)
    assert (found.phase, found.disagree) == (proposed, disagree == "yes")
    assert ("differ" in found.says) == found.disagree


def indication(said: str) -> Indication:
    return Indication("", ladders.INDICATED, said) if said in ORDER else Indication("", said)


@pytest.mark.parametrize(("proposed", "to", "stands"), rows(GROUND))
def test_a_decision_says_what_it_stands_on(proposed, to, stands):
    said = {"nothing": "", "none was made": None}.get(proposed, proposed)
    assert ladders.ground(said, to) == stands


@pytest.mark.parametrize(("range_", "entered", "today", "time", "stands"), rows(IN_PHASE))
def test_time_in_a_phase_is_told_in_the_unit_of_its_range(range_, entered, today, time, stands):
    found = ladders.time_in_phase(dt.date.fromisoformat(entered), dt.date.fromisoformat(today), lasts(range_), TERMS)
    assert (found.said, found.verdict) == (time, stands)


@pytest.mark.parametrize(("of", "was", "to", "now"), rows(MOVED))
def test_unfinished_work_is_carried_and_on_a_step_back_what_was_done_is_confirmed(of, was, to, now):
    kept = Kept(of, ladders.OPEN, lapses=True) if was == "confirmed" else Kept(of, was)
    assert ladders.after_move(kept, to, ORDER) == now


@pytest.mark.parametrize(("absence", "limit", "told"), rows(CONDITIONS))
def test_a_conditional_item_is_there_while_its_condition_holds(absence, limit, told):
    figure = Figure(None if absence == "none" else Decimal(absence))
    bound = None if limit == "not set" else Decimal(limit)
    holds = ladders.condition_holds([(figure, ">=", bound)])
    assert {True: "holds", False: "does not hold", None: "cannot be told"}[holds] == told


@pytest.mark.parametrize(("words", "range_", "entered", "due"), rows(DUE))
def test_an_item_is_due_counted_from_the_first_day_of_the_phase(words, range_, entered, due):
    words = "" if words == "-" else words
    found = ladders.due_on(words, dt.date.fromisoformat(entered), lasts(range_), TERMS)
    assert (found.isoformat() if found else "never") == due


def test_a_margin_over_england_is_told_from_englands_own_figure():
    above = Criterion("stabilise", "pa", "8 above England", ">", Decimal(8), against="England")
    assert above.passes(Figure(Decimal(30), beside={"England": Decimal("21.5")})) is True
    assert above.passes(Figure(Decimal(30), beside={"England": Decimal(22)})) is False
    assert above.passes(Figure(Decimal(30))) is None


BETWEEN = """
    tested           | 90 | 91.5 | 92
    >= 90 and < 92   | yes | yes | no
    >= 90 and <= 92  | yes | yes | yes
    > 90 and <= 92   | no  | yes | yes
"""


@pytest.mark.parametrize("row", BETWEEN.strip().splitlines()[1:])
def test_a_figure_stands_between_two_bounds(row):
    tested, *told = [cell.strip() for cell in row.split("|")]
    op, bound, _, and_op, and_bound = tested.split()
    criterion = ladders.Criterion(
        "steady", "attendance", "", op, Decimal(bound), and_op=and_op, and_bound=Decimal(and_bound)
    )
    passed = [criterion.passes(ladders.Figure(Decimal(value))) for value in ("90", "91.5", "92")]
    assert ["yes" if one else "no" for one in passed] == told
