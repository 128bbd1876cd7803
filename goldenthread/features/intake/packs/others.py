"""An invented England for a demonstration: schools that its own are held against, the same on every machine.

Nothing here is any school's: the characteristics and figures follow from a number alone, spread as the field's are,
with results that fall where more pupils have free meals.
"""

from collections.abc import Iterator
from decimal import Decimal
from hashlib import sha256

from goldenthread.domain.results.similar_schools import WEIGHTS
from goldenthread.features.intake.national import Row, Table
from goldenthread.features.intake.operations.national import keep_invented
from goldenthread.features.intake.packs.measure_shapes import MeasureFacts
from goldenthread.features.intake.packs.reading import WholePack
from goldenthread.features.organisations.models import Trust

TITLE = "Invented for the demonstration"
FIRST_NUMBER = {"primary": 981001, "secondary": 985001}
SCHOOLS = {"primary": 160, "secondary": 110}
# The middle of each characteristic and how far it spreads; a roll by phase.
SPREADS = {"fsm_ever_six": (26, 26), "english_additional": (20, 26), "sen_support": (14, 8), "ehc_plans": (4, 3)}
# What differs by phase; what pupils had reached before is known of those who come from another school.
OF_PHASE = {
    "primary": {"pupils_on_roll": (290, 240)},
    "secondary": {"pupils_on_roll": (1000, 600), "prior_attainment": (104, 4)},
}
MIDDLE_MEALS = 26
# How far figures of a measure spread, and what a tenth of a hundred more with free meals takes off them.
PERCENT, SCORE, FINE_SCORE = (20.0, 3.4), (11.0, 2.4), (0.9, 0.13)


def take_others(whole: WholePack, trust: Trust) -> None:
    """Hold a demonstration's schools against invented ones, in the years for which an area has a figure."""
    measures = [one for one in whole.measures.measures if one.frequency == "year" and _centres(one)]
    years = sorted({year for one in measures for year in _centres(one)})
    figures = [*WEIGHTS, *(one.key for one in measures)]
    if measures:
        rows = [row for year in years for row in _rows(whole, measures, year)]
        keep_invented(trust=trust, table=Table(figures, rows), title=TITLE)


def _rows(whole: WholePack, measures: list[MeasureFacts], year: str) -> Iterator[Row]:
    for phase, first in FIRST_NUMBER.items():
        for number in range(SCHOOLS[phase]):
            urn = f"{first + number}"
            facts = _facts(urn, phase)
            values = [_value(one, phase, year, urn, facts["fsm_ever_six"]) for one in measures]
            name = f"{phase.capitalize()} school {number + 1} (invented)"
            yield Row(urn, phase, name, year, [*_described(facts), *values])
    for school in whole.pack.schools:
        if school.phase in FIRST_NUMBER:
            facts = _facts(school.urn, school.phase) | {"pupils_on_roll": Decimal(school.roll)}
            values = [*_described(facts), *([""] * len(measures))]
            yield Row(school.urn, school.phase, school.name, year, values)


def _described(facts: dict[str, Decimal]) -> list[str]:
    return [f"{facts[key]:f}" if key in facts else "" for key in WEIGHTS]


def _facts(urn: str, phase: str) -> dict[str, Decimal]:
    spread = SPREADS | OF_PHASE[phase]
    drawn = {key: middle + wide * _drawn(urn, key) for key, (middle, wide) in spread.items()}
    return {
        key: Decimal(max(round(value), 60) if key == "pupils_on_roll" else max(round(value), 1))
        for key, value in drawn.items()
    }


def _value(one: MeasureFacts, phase: str, year: str, urn: str, meals: Decimal) -> str:
    centre = _centres(one).get(year)
    if centre is None or (one.phases and phase not in one.phases):
        return ""
    wide, fall = PERCENT if one.kind == "percentage" else SCORE if one.decimals < 2 else FINE_SCORE
    better = -1 if one.good_is == "lower" else 1
    value = float(centre) + better * (wide * _drawn(urn, one.key + year) - fall * float(meals - MIDDLE_MEALS) / 10)
    if one.kind == "percentage":
        value = min(max(value, 0), 100)
    return f"{value:.{one.decimals}f}"


def _centres(one: MeasureFacts) -> dict[str, Decimal]:
    """Return the figure of England, or else of an authority, in each year for which the pack knows one."""
    if one.kind not in {"percentage", "number"}:
        return {}
    rows = [each for each in one.comparators if not each.group and each.value is not None and len(each.period) == 7]
    ordered = sorted(rows, key=lambda each: each.area == "England")
    return {each.period: each.value for each in ordered if each.value is not None}


def _drawn(urn: str, what: str) -> float:
    """Return a number around nought, seldom beyond one either way, that follows from the words alone."""
    held = sha256(f"{urn} {what}".encode()).digest()
    return sum(int.from_bytes(held[at : at + 4]) / 2**32 for at in (0, 4, 8)) / 1.5 - 1
