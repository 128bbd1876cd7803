"""The rule of how a figure stands, as tables."""

import datetime as dt
from decimal import Decimal

import pytest

from goldenthread.domain.measures.figures import Yardstick, read
from goldenthread.domain.measures.goals import Against, Target, goal
from goldenthread.domain.measures.standing import Figure, Standing, Status, governing, of_schools, stand

TODAY = dt.date(2026, 11, 21)
GRADES = ("Not yet seen", "Starting", "Secure", "Strong")
DUE = {
    "past": dt.date(2026, 10, 31), "soon": dt.date(2026, 12, 18), "ahead": dt.date(2027, 7, 31), "today": TODAY,
    "": None,
}  # fmt: skip

# Figures of the autumn term, recorded in November, against a plain figure.
PLAIN = """
    op | target | tolerance | due   | figure | status
    >= |   95.0 |       1.0 | past  |   95.2 | met
    >= |   95.0 |       1.0 | past  |   95.0 | met
    >= |   95.0 |       1.0 | past  |   94.1 | at risk
    >= |   95.0 |       1.0 | past  |   94.0 | at risk
    >= |   95.0 |       1.0 | past  |   93.9 | off track
    >= |   95.0 |       1.0 | today |   95.0 | met
    >= |   95.0 |       1.0 | ahead |   95.2 | on track
    >= |   95.0 |       1.0 | ahead |   94.1 | at risk
    >= |   95.0 |       1.0 | ahead |   93.9 | off track
    >= |   95.0 |       1.0 |       |   95.0 | met
    >= |   95.0 |       1.0 |       |   94.5 | at risk
    >= |   95.0 |           | past  |   94.9 | off track
    >= |   95.0 |         0 | past  |   94.9 | off track
    >  |   80.0 |       2.0 | past  |   80.1 | met
    >  |   80.0 |       2.0 | past  |   80.0 | at risk
    >  |   80.0 |       2.0 | past  |   77.9 | off track
    >  |   80.0 |           | past  |   80.0 | off track
    <  |   15.0 |       1.5 | past  |   14.9 | met
    <  |   15.0 |       1.5 | past  |   15.0 | at risk
    <  |   15.0 |       1.5 | past  |   16.5 | at risk
    <  |   15.0 |       1.5 | past  |   16.6 | off track
    <  |   15.0 |       1.5 | ahead |   11.2 | on track
    <  |   15.0 |       1.5 | ahead |   27.5 | off track
    <= |    6.5 |       1.0 | past  |    6.5 | met
    <= |    6.5 |       1.0 | past  |    7.5 | at risk
    <= |    6.5 |       1.0 | past  |    7.6 | off track
    <= |    0.0 |           | ahead |    0.0 | on track
    =  |    3.0 |       1.0 | past  |    3.0 | met
    =  |    3.0 |       1.0 | past  |    4.0 | at risk
    =  |    3.0 |       1.0 | past  |    5.0 | off track
    in | 2500-4000 |    100 | past  |   2500 | met
    in | 2500-4000 |    100 | past  |   4000 | met
    in | 2500-4000 |    100 | past  |   2400 | at risk
    in | 2500-4000 |    100 | past  |   4101 | off track
    in | 2500-4000 |    100 | ahead |   3000 | on track
    >= |   0.25 |      0.05 | past  |   0.25 | met
    >= |   0.25 |      0.05 | past  |  -0.25 | off track
    >= |        |           | past  |   95.0 | cannot tell
"""

# A trajectory: at least 90 by July 2027, with a step for each year; no tolerance but 2.
STEPS = """
    steps                       | year    | figure | status
    2024/25: 70, 2025/26: 80    | 2025/26 |     80 | on track
    2024/25: 70, 2025/26: 80    | 2025/26 |     79 | at risk
    2024/25: 70, 2025/26: 80    | 2025/26 |     77 | off track
    2024/25: 70, 2025/26: 80    | 2024/25 |     70 | on track
    2024/25: 70                 | 2025/26 |     70 | on track
    2026/27: 90                 | 2025/26 |     60 | not due
    2026/27: 90                 | 2025/26 |     91 | on track
                                | 2025/26 |     80 | off track
"""

# Against a benchmark; the margin is signed and added to it.
BENCHMARKS = """
    reference | op | margin | benchmark | figure | status
    England   | >= |      0 |      62.0 |   62.0 | met
    England   | >  |      0 |      62.0 |   62.0 | at risk
    England   | >  |      0 |      62.0 |   60.0 | at risk
    England   | >  |      0 |      62.0 |   59.9 | off track
    England   | >= |      5 |      62.0 |   67.0 | met
    England   | >= |      5 |      62.0 |   64.0 | off track
    England   | <= |     -1 |      18.7 |   17.7 | met
    England   | <= |     -1 |      18.7 |   20.0 | off track
    England   | >= |      0 |           |   99.0 | cannot tell
    authority | >= |      0 |           |   10.0 | cannot tell
    last year | <  |      0 |      31.0 |   30.0 | met
    last year | <  |      0 |      31.0 |   31.0 | at risk
    last year | <  |      0 |           |   30.0 | cannot tell
    baseline  | >  |     10 |      20.0 |   31.0 | met
"""

KINDS = """
    kind      | target | due   | figure   | status
    milestone | yes    | past  | yes      | met
    milestone | yes    | ahead | yes      | met
    milestone | yes    | ahead | no       | not due
    milestone | yes    | soon  | no       | at risk
    milestone | yes    | soon  | yes      | met
    milestone | yes    | soon  |          | not due
    milestone | yes    | past  | no       | off track
    milestone | yes    |       | no       | not due
    yes/no    | yes    |       | no       | off track
    milestone | yes    | ahead |          | not due
    milestone | yes    | past  |          | no data
    yes/no    | yes    | past  | yes      | met
    yes/no    | yes    | past  | no       | off track
    yes/no    | yes    | soon  | no       | at risk
    yes/no    | no     | past  | no       | met
    grade     | Secure | past  | Strong   | met
    grade     | Secure | past  | Secure   | met
    grade     | Secure | past  | Starting | at risk
    grade     | Secure | past  | Not yet seen | off track
    grade     | Secure | ahead | Secure   | on track
    narrative | signed | past  | Much was asked. | off track
    narrative | signed | ahead | Much was asked. | not due
    narrative | signed | soon  | Much was asked. | at risk
    narrative | signed |       | Much was asked. | cannot tell
    direction | up     | past  | up       | met
    direction | up     | past  | level    | at risk
    direction | up     | past  | down     | off track
    percentage| 80     | past  |          | no data
    percentage| 80     | ahead |          | no data
"""


def rows(table: str) -> list[tuple[str, ...]]:
    """Return the rows of a table under its heading, each cell stripped."""
    lines = [line for line in table.strip("\n").splitlines() if line.strip()][1:]
    return [tuple(cell.strip() for cell in line.split("|")) for line in lines]


def autumn(value: str | None = None, **facts) -> Figure:
    known = {"period": "autumn term 2026/27", "year": "2026/27", "ends_on": dt.date(2026, 12, 18)}
    known |= {"recorded_on": dt.date(2026, 11, 14), "value": Decimal(value) if value else None}
    return Figure(**(known | facts))


def decimal(cell: str) -> Decimal | None:
    return Decimal(cell) if cell else None


@pytest.mark.parametrize("row", rows(PLAIN))
def test_a_figure_stands_against_a_plain_target(row) -> None:
    op, aimed, tolerance, due, value, status = row
    low, _, high = aimed.partition("-")
    target = Target(op, decimal(low), decimal(high), tolerance=decimal(tolerance), due=DUE[due])
    assert stand(autumn(value), target, Yardstick("percentage", "%"), today=TODAY).status == status


@pytest.mark.parametrize(("steps", "year", "value", "status"), rows(STEPS))
def test_before_it_is_due_a_figure_answers_to_its_year_s_step(steps, year, value, status) -> None:
    asked = {
        key: Decimal(step) for key, _, step in (each.strip().partition(": ") for each in steps.split(",")) if key
    }
    target = Target(">=", Decimal(90), tolerance=Decimal(2), due=DUE["ahead"], steps=asked)
    figure = autumn(value, year=year, ends_on=dt.date(int(year[:4]) + 1, 8, 31))
    assert stand(figure, target, Yardstick("percentage", "%"), today=TODAY).status == status


@pytest.mark.parametrize("row", rows(BENCHMARKS))
def test_a_figure_stands_against_a_benchmark(row) -> None:
    reference, op, margin, benchmark, value, status = row
    target = Target(op, Decimal(margin), reference=reference, tolerance=Decimal(2))
    against = Against(reference, decimal(benchmark))
    assert stand(autumn(value), target, Yardstick("percentage", "%"), today=TODAY, against=against).status == status


@pytest.mark.parametrize(("kind", "aimed", "due", "said", "status"), rows(KINDS))
def test_each_kind_of_measure_stands_in_its_own_way(kind, aimed, due, said, status) -> None:
    yardstick = Yardstick(kind, grades=GRADES if kind == "grade" else ())
    value, word = (None, "") if kind == "narrative" else read(aimed, yardstick)
    target = Target("=" if kind != "grade" else ">=", value, word=word, tolerance=Decimal(1), due=DUE[due])
    read_value, read_word = read(said, yardstick) if said else (None, "")
    figure = autumn(word=read_word) if said else None
    if figure and read_value is not None:
        figure = autumn(str(read_value), word=read_word)
    assert stand(figure, target, yardstick, today=TODAY).status == status


@pytest.mark.parametrize(
    ("marker", "status"),
    [
        ("SUPP", "cannot tell"),
        ("NP", "cannot tell"),
        ("NE", "cannot tell"),
        ("NEW", "cannot tell"),
        ("DNS", "no data"),
    ],
)
def test_a_reason_in_place_of_a_figure_is_never_a_failure(marker, status) -> None:
    judged = stand(autumn(marker=marker), Target(">=", Decimal(90)), Yardstick("percentage"), today=TODAY)
    assert judged.status == status


@pytest.mark.parametrize(
    ("recorded", "limit", "status"),
    [
        (dt.date(2026, 11, 14), 150, "off track"),
        (dt.date(2026, 6, 24), 150, "off track"),  # a hundred and fifty days ago to the day
        (dt.date(2026, 6, 23), 150, "stale"),
        (dt.date(2026, 6, 23), 400, "off track"),
    ],
)
def test_a_figure_that_is_too_old_is_stale(recorded, limit, status) -> None:
    figure = autumn("20", recorded_on=recorded, ends_on=recorded)
    yardstick = Yardstick("percentage", "%", stale_after_days=limit)
    assert stand(figure, Target("<", Decimal(15)), yardstick, today=TODAY).status == status


def test_an_old_figure_recorded_today_is_as_stale_as_its_period_makes_it() -> None:
    figure = autumn("20", year="2022/23", ends_on=dt.date(2023, 8, 31), recorded_on=TODAY)
    assert stand(figure, Target("<", Decimal(15)), Yardstick(), today=TODAY).status == Status.STALE


def test_the_reason_gives_the_numbers_the_date_and_the_step() -> None:
    steps = {"2025/26": Decimal(18)}
    target = Target("<", Decimal(15), due=DUE["ahead"], due_words="July 2027", steps=steps, tolerance=Decimal(2))
    figure = autumn("19.8", year="2025/26", ends_on=dt.date(2026, 8, 31))
    judged = stand(figure, target, Yardstick("percentage", "%"), today=TODAY)
    assert judged.why.replace("\u00a0", " ") == (
        "19.8 % against a target of under 15 % by July 2027; 18 % was the step for 2025/26."
    )


def test_a_reason_against_a_benchmark_names_it_and_its_figure() -> None:
    target = Target(">=", Decimal(2), reference="England", due_words="each year")
    judged = stand(
        autumn("65"), target, Yardstick("percentage", "%"), today=TODAY, against=Against("England", Decimal(62))
    )
    assert judged.why.replace("\u00a0", " ") == (
        "65.0 % against 62.0 % for England; the target is at least 2 percentage points more than England each year."
    )


def test_a_word_without_an_agreed_size_cannot_be_told() -> None:
    target = Target(">", None, reference="England", undefined="significantly")
    judged = stand(autumn("65"), target, Yardstick(), today=TODAY, against=Against("England", Decimal(62)))
    assert (judged.status, judged.why) == (Status.CANNOT_TELL, "“significantly” has no agreed size yet.")


def test_no_target_is_no_judgement() -> None:
    judged = stand(autumn("65"), None, Yardstick(), today=TODAY)
    assert (judged.status, judged.why) == (Status.CANNOT_TELL, "No target is set.")
    assert stand(None, None, Yardstick(), today=TODAY).status == Status.NO_DATA


def test_a_band_in_the_definition_is_a_target() -> None:
    yardstick = Yardstick("percentage", "%", good_is="band", band=(Decimal(5), Decimal(9)))
    assert stand(autumn("6.1"), None, yardstick, today=TODAY).status == Status.MET
    assert stand(autumn("1.9"), None, yardstick, today=TODAY).status == Status.OFF_TRACK


def test_a_deliverable_is_met_when_a_person_signs_it_off() -> None:
    target = Target("", None, tier=3, due=DUE["past"], due_words="by Autumn 2026")
    assert stand(None, target, Yardstick(), today=TODAY).status == Status.OFF_TRACK
    signed = Target("", None, tier=3, due=DUE["past"], signed_off_on=dt.date(2026, 11, 3))
    assert stand(None, signed, Yardstick(), today=TODAY) == Standing(Status.MET, "Signed off on 3 November 2026.")


def test_a_target_that_cannot_be_checked_as_written_cannot_be_told() -> None:
    assert stand(autumn("1"), Target(tier=4), Yardstick(), today=TODAY).status == Status.CANNOT_TELL


def test_a_figure_from_long_before_the_due_day_does_not_meet_the_target() -> None:
    target = Target(">=", Decimal(90), due=dt.date(2026, 10, 31))
    figure = autumn("95", year="2024/25", ends_on=dt.date(2025, 8, 31), recorded_on=dt.date(2025, 12, 5))
    assert stand(figure, target, Yardstick(), today=TODAY).status == Status.ON_TRACK


def test_without_a_word_of_direction_better_than_last_year_is_meant() -> None:
    yardstick = Yardstick("direction", "%")
    judged = stand(autumn("71"), Target("", None), yardstick, today=TODAY, against=Against("last year", Decimal(70)))
    assert judged.status == Status.MET
    level = stand(autumn("70"), Target("", None), yardstick, today=TODAY, against=Against("last year", Decimal(70)))
    assert level.status == Status.AT_RISK


# Of several targets, each as its day and how it stands, the one that is shown.
GOVERNING = """
    targets                                                    | shown
    2027-07-31 off track, 2026-12-18 on track                  | 2026-12-18 on track
    2027-07-31 on track, 2026-11-21 at risk                    | 2026-11-21 at risk
    2026-10-31 off track, 2027-07-31 on track                  | 2027-07-31 on track
    2025-10-31 off track, 2026-10-31 met                       | 2026-10-31 met
    undated off track, 2026-10-31 met                          | 2026-10-31 met
    undated met, undated off track                             | undated off track
    2027-07-31 met, 2027-07-31 at risk                         | 2027-07-31 at risk
    2026-12-18 cannot tell, 2027-07-31 off track               | 2027-07-31 off track
    2027-07-31 cannot tell, 2026-12-18 cannot tell             | 2026-12-18 cannot tell
"""


@pytest.mark.parametrize(("targets", "shown"), rows(GOVERNING))
def test_of_several_targets_the_one_whose_day_comes_next_governs(targets, shown) -> None:
    said = [each.strip().partition(" ") for each in targets.split(",")]
    judged = [
        (Standing(Status(status), ""), None if day == "undated" else dt.date.fromisoformat(day))
        for day, _, status in said
    ]
    assert " ".join(said[governing(judged, today=TODAY)][::2]) == shown


OF_SCHOOLS = """
    due   | schools                              | tolerance | status
    past  | met, met, met                        |           | met
    ahead | met, on track, met                   |           | on track
    ahead | met, met, not due                    |           | not due
    soon  | met, met, not due                    |           | at risk
    soon  | met, on track, met                   |           | on track
    soon  | met, met, no data                    |           | cannot tell
    ahead | not due, not due                     |           | not due
    ahead | met, at risk                         |           | at risk
    ahead | met, off track                       |           | at risk
    past  | met, met, off track                  |           | off track
    past  | met, met, off track                  |         1 | at risk
    past  | met, off track, off track            |         1 | off track
    past  | met, met, no data                    |           | cannot tell
    past  | met, off track, no data              |           | off track
    past  | no data, no data                     |           | no data
    past  | no data, stale                       |           | cannot tell
          | met, not due                         |           | not due
          | met, not due, off track              |           | off track
"""


@pytest.mark.parametrize(("due", "each", "tolerance", "status"), rows(OF_SCHOOLS))
def test_a_target_for_every_school_is_reached_when_every_school_reaches_it(due, each, tolerance, status) -> None:
    schools = [(f"School {n}", Standing(Status(word.strip()), "")) for n, word in enumerate(each.split(","))]
    target = Target("=", Decimal(1), tolerance=decimal(tolerance), due=DUE[due])
    assert of_schools(schools, target, of="schools", today=TODAY).status == status


GOALS = """
    op | value | reference | undefined     | goal
    >= |    95 |           |               | at least 95 %
    <  |  17.5 |           |               | under 17.5 %
    >= |     0 | England   |               | at least England
    >= |     2 | England   |               | at least 2 percentage points more than England
    <= |    -1 | England   |               | at most 1 percentage point less than England
    >  |       | England   | significantly | significantly above England
    >= |       |           |               | a figure that is not set yet
"""


@pytest.mark.parametrize(("op", "value", "reference", "undefined", "says"), rows(GOALS))
def test_a_goal_is_said_in_a_few_words(op, value, reference, undefined, says) -> None:
    target = Target(op, decimal(value), reference=reference, undefined=undefined)
    assert goal(target, Yardstick("percentage", "%")).replace("\u00a0", " ") == says


@pytest.mark.parametrize(("due", "said"), [("ahead", False), ("past", False), ("", True)])
def test_what_misses_a_target_without_a_day_says_so(due, said) -> None:
    target = Target(">=", Decimal(95), due=DUE[due])
    why = stand(autumn("90"), target, Yardstick("percentage", "%"), today=TODAY).why
    assert ("No day is set" in why) is said


@pytest.mark.parametrize(
    ("due", "op", "status"),
    [
        (TODAY + dt.timedelta(days=300), ">=", "not due"),
        (TODAY + dt.timedelta(days=20), ">=", "at risk"),
        (TODAY - dt.timedelta(days=1), ">=", "off track"),
        (TODAY + dt.timedelta(days=300), "=", "not due"),
        (TODAY + dt.timedelta(days=300), "<=", "on track"),
    ],
)
def test_what_is_counted_here_one_by_one_is_not_due_before_its_day(due, op, status) -> None:
    judged = stand(
        autumn(Decimal(1)), Target(op, Decimal(3), due=due), Yardstick(decimals=0, counted_here=True), today=TODAY
    )
    assert judged.status == status
    assert judged.why.startswith("So far 1 against") == (status in {"not due", "at risk"})
