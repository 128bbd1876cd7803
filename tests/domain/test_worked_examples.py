"""Every worked example is computed, where the file lies beside the repository; without it, our own stand for it."""

import csv
import json
from decimal import Decimal
from pathlib import Path

import pytest

from goldenthread.domain.results import gaps, progress_eight, rates
from goldenthread.domain.results import money_ratios as money
from goldenthread.domain.results.attainment import score_of
from goldenthread.domain.results.attendance import Sessions
from goldenthread.domain.results.places_among import percentile, place_among

ROOT = Path(__file__).resolve().parents[2]
GIVEN = ROOT.parent / "shared" / "data"
ORACLES = GIVEN / "oracles"
OWN = ROOT / "tests" / "data" / "oracles"
FOLDER = ORACLES if ORACLES.exists() else OWN
HERE = "given" if ORACLES.exists() else "our own, for none lie beside the repository"
MODEL = GIVEN / "p8-model" / "2023-2024" / "p8_att8_splits.csv"
MODEL = MODEL if MODEL.exists() else OWN / "p8_att8_splits.csv"


def table(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def decimal(value) -> Decimal:
    return Decimal(str(value))


def groups() -> list[progress_eight.Group]:
    """Return the groups of the national model, from the file as it is published."""
    columns = {"total": "Attainment 8", "english": "English", "maths": "Maths", "ebacc": "EBacc", "open": "Open"}
    found = []
    for row in table(MODEL):
        low, _, high = row["KS2 average scaled score range"].partition(" to ")
        averages = {element: Decimal(row[f"{heading} average"]) for element, heading in columns.items()}
        found.append(progress_eight.Group(Decimal(low), Decimal(high or low), averages))
    return found


def limits(given) -> list[Decimal]:
    if "pupil_scores" in given:
        score = progress_eight.of_scores(
            [decimal(each) for each in given["pupil_scores"]], decimal(given["national_sd"])
        )
        return [score.value, score.high - score.value, score.low, score.high]
    return list(progress_eight.interval(decimal(given["p8"]), given["pupils"], decimal(given["national_sd"])))


def sessions(given) -> Sessions:
    return Sessions(given["attending_sessions"], 0, given["authorised"], given["unauthorised"])


def element(given, name: str) -> list[Decimal]:
    points = decimal(given["attainment8" if name == "total" else f"{name}_points"])
    return [progress_eight.pupil_score(points, decimal(given["ks2_average"]), groups(), name)]


def ranked(given) -> list[Decimal]:
    others = [decimal(each) for each in given["values"]]
    others.remove(decimal(given["target"]))
    place = place_among(decimal(given["target"]), others)
    return [place.percentile, Decimal(place.tenth), place.middle, place.from_middle]


def share_of_two(given) -> list[Decimal]:
    part, whole = given.values()
    return [rates.rate(decimal(part), decimal(whole))]


def gap(given) -> list[Decimal]:
    own, england = given.values()
    return [gaps.to_england(decimal(own), decimal(england)).points]


COMPUTED = {
    "suspension_rate": lambda at: [rates.suspension_rate(decimal(at["suspensions"]), decimal(at["headcount"]))],
    "one_plus_suspension_rate": lambda at: [
        rates.suspended_once_rate(decimal(at["pupils"]), decimal(at["headcount"]))
    ],
    "attendance_rate": lambda at: [sessions(at).attendance],
    "overall_absence_rate": lambda at: [sessions(at).overall_absence],
    "unauthorised_absence_rate": lambda at: [sessions(at).unauthorised_absence],
    "p8_confidence_interval": limits,
    "progress8_pupil": lambda at: element(at, "total"),
    "progress8_english_element": lambda at: element(at, "english"),
    "progress8_ebacc_element": lambda at: element(at, "ebacc"),
    "attainment8_school": lambda at: [score_of(decimal(at["total_points"]), at["pupils"])],
    "attainment8_gap_to_national_other": gap,
    "progress8_gap_to_national_other": gap,
    "ks2_rwm_expected_gap": gap,
    "ks2_three_year_pooled": lambda at: [
        rates.pooled_over_years([(decimal(n), decimal(pct)) for n, pct in zip(at["cohorts"], at["pct"], strict=True)])
    ],
    "census_percentage": share_of_two,
    "pupil_teacher_ratio": lambda at: [rates.pupils_to_a_teacher(decimal(at["pupils"]), decimal(at["teachers_fte"]))],
    "percentile_rank": lambda at: [percentile(decimal(at["target"]), [decimal(each) for each in at["values"]])],
    "rag_decile": ranked,
    "reserve_slope": lambda at: [money.slope([decimal(each) for each in at["reserves"]])],
    "reserves_pct_income": lambda at: [money.of_income(decimal(at["revenue_reserve"]), decimal(at["total_income"]))],
    "in_year_balance": lambda at: [money.in_year_balance(decimal(at["income"]), decimal(at["expenditure"]))],
    "teacher_contact_ratio": lambda at: [
        money.contact_ratio(
            decimal(at["teaching_periods"]), decimal(at["timetable_periods"]), decimal(at["teachers_fte"])
        )
    ],
    "average_class_size": lambda at: [
        money.class_size(decimal(at["pupils"]), decimal(at["timetable_periods"]), decimal(at["teaching_periods"]))
    ],
}


def expected(text: str) -> list[Decimal]:
    """Read `0.76 (green)`, `-0.12|0.41` and `mean 0.2278; half-width 0.93; -0.70|1.15`."""
    words = text.split("(", maxsplit=1)[0].replace("|", " ").replace(";", " ").split()
    return [Decimal(word) for word in words if word.lstrip("-").replace(".", "", 1).isdigit()]


@pytest.mark.parametrize("row", table(FOLDER / "worked_examples.csv"), ids=lambda row: f"{HERE}: {row['id']}")
def test_a_worked_example_is_computed(row) -> None:
    computed = COMPUTED[row["measure"]](json.loads(row["inputs"]))
    wanted = expected(row["expected"])
    assert len(computed) == len(wanted)
    for found, value in zip(computed, wanted, strict=True):
        assert abs(found - value) <= Decimal(row["tolerance"])


@pytest.mark.parametrize(
    "row", table(next(FOLDER.glob("ks4_*.csv"))), ids=lambda row: f"{HERE}: {row['URN']} {row['year']}"
)
def test_a_published_school_is_computed(row) -> None:
    """Score, interval, band and gap of each real row; a marker stands where there is none."""
    if row["TOTATT8"] != "NE":
        assert score_of(Decimal(row["TOTATT8"]), int(row["TPUP"])) == Decimal(row["ATT8SCR"])
    if row["DIFFN_ATT8"] not in {"NP", "SUPP", "NE"}:
        england = Decimal({"2023-2024": "50.0", "2024-2025": "50.4"}[row["year"]])
        found = gaps.to_england(Decimal(row["ATT8SCR_FSM6CLA1A"]), england)
        assert abs(found.points - Decimal(row["DIFFN_ATT8"])) <= Decimal("0.05")
    if row["P8MEA"] not in {"NP", "NA", "NE"}:
        low, high = progress_eight.interval(Decimal(row["P8MEA"]), int(row["P8PUP"]), Decimal("1.41628"))
        assert abs(low - Decimal(row["P8CILOW"])) <= Decimal("0.011")
        assert abs(high - Decimal(row["P8CIUPP"])) <= Decimal("0.011")
        assert progress_eight.band(Decimal(row["P8MEA"]), low, high) == row["P8_BANDING"].lower()


@pytest.mark.parametrize("row", table(next(FOLDER.glob("ks2_*.csv"))), ids=lambda row: f"{HERE}: {row['URN']}")
def test_three_published_years_are_pooled(row) -> None:
    years = [(row[f"TELIG{year}"], row[f"PTRWM_EXP{year}"]) for year in ("", "_24", "_23")]
    pooled = rates.pooled_over_years([(Decimal(n), Decimal(share.rstrip("%"))) for n, share in years])
    assert abs(pooled - Decimal(row["PTRWM_EXP_3YR"].rstrip("%"))) <= Decimal("0.6")
    assert sum(int(n) for n, _ in years) == int(row["TELIG_3YR"])
    if row["DIFFN_RWM_EXP"] != "SUPP":
        own = Decimal(row["PTRWM_EXP_FSM6CLA1A"].rstrip("%"))
        assert gaps.to_england(own, Decimal(69)).points == Decimal(row["DIFFN_RWM_EXP"])
