"""Who decides: by amount, jointly, where a body is not operated, and where a school or a phase varies, as tables."""

import datetime as dt
from decimal import Decimal

import pytest

from goldenthread.domain.deciding import delegation as rule
from goldenthread.domain.deciding.delegation import Line, Party, Variance

DAY = dt.date(2026, 11, 21)
PARTIES = {
    party.key: party
    for party in (
        Party("board", "Board"),
        Party("audit", "Audit committee"),
        Party("chief", "Chief executive"),
        Party("head", "Head"),
        Party("local", "Local body"),
        Party("hub", "Hub board", is_operated=False, stands_in="chief"),
        Party("panel", "Pay panel", is_operated=False),
    )
}

# A line is written: who has which part, “;” between parties. The first answers, of one line.
ONE_LINE = """
    the line says                                    | verdict  | decides       | before it stands
    head: decide                                     | decided  | head          |
    chief: recommend; board: approve                 | decided  | board         |
    head: decide; chief: approve                     | decided  | head          | chief
    head: propose; local: consult; board: monitor    | nobody   |               |
    head: decide; chief: decide                      | clash    | head, chief   |
    jointly head: decide; chief: decide              | jointly  | head, chief   |
    audit: approve; board: approve                   | clash    | audit, board  |
    hub: decide                                      | decided  | chief         |
    panel: decide                                    | nobody   |               |
    hub: decide; chief: recommend                    | decided  | chief         |
    hub: decide; head: decide                        | clash    | chief, head   |
"""


@pytest.mark.parametrize("row", ONE_LINE.strip().splitlines()[1:])
def test_one_party_decides_unless_the_line_says_jointly(row):
    says, verdict, decides, before = cells(row)
    found = rule.who_decides([line(says)], [], PARTIES, topic="it", on=DAY)
    assert (found.verdict, ", ".join(found.deciders), ", ".join(found.subject_to)) == (verdict, decides, before)


# Orders: the head up to £5,000, the chief executive above that up to £50,000, the board above that.
BANDS = [
    Line("it", {"head": frozenset({"decide"})}, None, Decimal(5_000)),
    Line("it", {"chief": frozenset({"decide"}), "head": frozenset({"propose"})}, Decimal(5_000), Decimal(50_000)),
    Line("it", {"board": frozenset({"decide"}), "chief": frozenset({"recommend"})}, Decimal(50_000), None),
]
AMOUNTS = """
    amount    | verdict   | decides
              | by amount |
    0         | decided   | head
    5000      | decided   | head
    5000.01   | decided   | chief
    50000     | decided   | chief
    50000.01  | decided   | board
    9999999   | decided   | board
"""


@pytest.mark.parametrize("row", AMOUNTS.strip().splitlines()[1:])
def test_an_amount_at_the_limit_is_within_it(row):
    amount, verdict, decides = cells(row)
    found = rule.who_decides(BANDS, [], PARTIES, topic="it", on=DAY, amount=Decimal(amount) if amount else None)
    assert (found.verdict, ", ".join(found.deciders)) == (verdict, decides)


# The scheme says the head. School 1 has a variance of its own until 31 December (the chief executive); in the
# phase “stabilise” the board decides.
VARIANCES = [
    Variance(
        "it", (Line("it", {"chief": frozenset({"decide"})}),), 1, "", dt.date(2026, 9, 1), dt.date(2026, 12, 31)
    ),
    Variance("it", (Line("it", {"board": frozenset({"decide"})}),), None, "stabilise", dt.date(2026, 9, 1)),
]
WHERE = """
    school | phase     | day        | decides
           |           | 2026-11-21 | head
    2      |           | 2026-11-21 | head
    2      | stabilise | 2026-11-21 | board
    2      | stabilise | 2026-08-31 | head
    2      | repair    | 2026-11-21 | head
    1      | stabilise | 2026-11-21 | chief
    1      | stabilise | 2026-12-31 | chief
    1      | stabilise | 2027-01-01 | board
    1      | repair    | 2027-01-01 | head
           | stabilise | 2026-11-21 | head
"""


@pytest.mark.parametrize("row", WHERE.strip().splitlines()[1:])
def test_a_schools_own_variance_comes_before_its_phases_and_that_before_the_scheme(row):
    school, phase, day, decides = cells(row)
    found = rule.who_decides(
        [line("head: decide")], VARIANCES, PARTIES, topic="it", on=dt.date.fromisoformat(day),
        school=int(school) if school else None, phase=phase,
    )  # fmt: skip
    assert found.deciders == (decides,)


# What is shown before a scheme is adopted. Each line: its band, and who decides; “/” between the lines of a decision.
WRONG = """
    lines                                              | what is wrong
    all: head                                          |
    all:                                               | gap
    all: head and chief                                | clash
    all: panel                                         | gap
    all: hub                                           |
    0-5000: head / 5000-: board                        |
    0-5000: head / 10000-: board                       | hole
    0-5000: head / 4000-: board                        | overlap
    0-5000: head                                       | hole
    5000-: head                                        | hole
    0-5000: head / 5000-20000: chief / 20000-: board   |
    0-5000: head / 0-: board                           | overlap
"""


@pytest.mark.parametrize("row", WRONG.strip().splitlines()[1:])
def test_a_gap_a_clash_a_hole_and_an_overlap_are_found_before_a_scheme_is_adopted(row):
    told, wrong = cells(row)
    found = rule.problems([band(one) for one in told.split(" / ")], PARTIES)
    assert ", ".join(problem.kind for problem in found) == wrong


# A school's own limit, put over the three bands above.
OVER = """
    its own line     | all the lines at the school
    0-1000: board    | 0-1000: board / 1000-5000: head / 5000-50000: chief / 50000-: board
    0-8000: chief    | 0-8000: chief / 8000-50000: chief / 50000-: board
    2000-3000: chief | 0-2000: head / 2000-3000: chief / 3000-5000: head / 5000-50000: chief / 50000-: board
    60000-: chief    | 0-5000: head / 5000-50000: chief / 50000-60000: board / 60000-: chief
"""


@pytest.mark.parametrize("row", OVER.strip().splitlines()[1:])
def test_what_a_schools_own_line_does_not_speak_of_stays_as_it_was(row):
    own, all_of_them = cells(row)
    found = rule.put_over(BANDS, band(own))
    assert " / ".join(map(told, found)) == all_of_them
    assert rule.problems(found, PARTIES) == []


def told(line):
    low, high = (f"{line.above:f}" if line.above else "0"), (f"{line.up_to:f}" if line.up_to else "")
    return f"{low}-{high}: {', '.join(line.with_part('decide'))}"


def test_those_who_stand_in_for_each_other_decide_nothing():
    round_about = {
        "hub": Party("hub", "Hub", is_operated=False, stands_in="panel"),
        "panel": Party("panel", "Panel", is_operated=False, stands_in="hub"),
    }
    assert rule.who_decides([line("hub: decide")], [], round_about, topic="it", on=DAY).verdict == rule.NOBODY


def test_the_route_is_told_in_the_order_in_which_a_decision_is_made():
    found = rule.who_decides(
        [line("board: approve; chief: recommend; head: propose, do; local: consult")], [], PARTIES, topic="it", on=DAY
    )
    assert [verb for verb, _ in found.route] == ["propose", "recommend", "consult", "approve", "do"]


def test_a_line_is_read_back_as_it_was_kept():
    kept = BANDS[1].to_json()
    again = Line.from_json("it", kept)
    assert (again, again.parts) == (BANDS[1], BANDS[1].parts)


def cells(row: str) -> list[str]:
    return [cell.strip() for cell in row.split("|")]


def line(says: str, **bounds: Decimal | None) -> Line:
    jointly = says.startswith("jointly ")
    parts = {}
    for said in filter(None, says.removeprefix("jointly ").split(";")):
        party, _, verbs = said.partition(":")
        parts[party.strip()] = frozenset(verb.strip() for verb in verbs.split(","))
    return Line("it", parts, jointly=jointly, **bounds)


def band(says: str) -> Line:
    bounds, _, who = says.partition(":")
    low, _, high = bounds.strip().partition("-")
    parts = {party.strip(): frozenset({"decide"}) for party in who.split(" and ") if party.strip()}
    if low == "all":
        return Line("it", parts)
    return Line("it", parts, Decimal(low) if low != "0" else None, Decimal(high) if high else None)
