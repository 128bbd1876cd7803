"""Large trusts, made by the product's own operations.

One has 100 schools, 40 measures with a figure in each, and a plan of 2,000 parts; the other keeps 800 measures.
"""

import datetime as dt
import random
from collections.abc import Iterator

from goldenthread.domain.calendar import Period
from goldenthread.features.accounts.models import Person
from goldenthread.features.measures import operations as measuring
from goldenthread.features.measures.models import Measure
from goldenthread.features.organisations import operations as organising
from goldenthread.features.organisations.models import School, Trust
from goldenthread.features.organisations.operations.founding import Furnished, Furnishing, PostWords, furnish
from goldenthread.features.plans import operations as planning

SCHOOLS = 100
MAPPED = 40  # measures with a figure in every school: the heat map
LISTED = 800  # measures of the trust that keeps many
STRANDS, AIMS, STRATEGIES = 10, 19, 9  # 10 + 10 × 19 + 190 × 9 = 1,910 parts, and 90 more in the first strand
PERIODS = ("2025/26 autumn", "2025/26 spring", "2025/26 summer")


def build(chance: random.Random) -> tuple[Trust, Person]:
    """Make the trust and the chief executive who looks at it."""
    trust = organising.create_trust(slug="large", name="Large Trust", by=None, is_demonstration=True)
    made = furnish(trust=trust, furnishing=_furnishing(), by=None)
    chief = Person.objects.create(email="chief@large.example", name="Chief executive", is_demonstration=True)
    organising.appoint(post=made.posts["chief"], person=chief, from_on=dt.date(2024, 9, 1), by=None)
    measures = _measures(trust)
    _targets(trust, measures)
    _readings(trust, measures, made, chance)
    _plan(trust, made, measures)
    return trust, chief


def build_list(chief: Person, chance: random.Random) -> Trust:
    """Make the trust that keeps many measures, each with a target and a figure of its own."""
    trust = organising.create_trust(slug="many", name="Trust of Many Measures", by=None, is_demonstration=True)
    made = furnish(
        trust=trust, furnishing=Furnishing(posts=[PostWords("chief", "Chief executive", "chief_officer")]), by=None
    )
    organising.appoint(post=made.posts["chief"], person=chief, from_on=dt.date(2024, 9, 1), by=None)
    definitions = [
        measuring.Definition(
            name=f"Measure number {n}", heading=f"Heading {n // 10}", order=n, kind="percentage", unit="%",
            of_trust_only=True,
        )
        for n in range(LISTED)
    ]  # fmt: skip
    measures = measuring.define_measures(trust=trust, definitions=definitions, by=None)
    _targets(trust, measures)
    figures = [
        measuring.ReadingLine(
            measure=measure, period=PERIODS[-1], value=chance.randint(40, 90), recorded_on=_day(PERIODS[-1])
        )
        for measure in measures
    ]
    measuring.record_readings(trust=trust, lines=figures, by=None)
    return trust


def _furnishing() -> Furnishing:
    return Furnishing(
        schools=[
            {
                "key": f"school-{n}", "name": f"School number {n}", "short_name": f"School {n}", "phase": "primary",
                "roll": 400, "urn": f"99{n:04}", "joined_on": dt.date(2020, 9, 1), "authority": "Invented",
            }
            for n in range(SCHOOLS)
        ],
        posts=[PostWords("chief", "Chief executive", "chief_officer")]
        + [PostWords(f"head-{n}", f"Head of school {n}", "head", school=f"school-{n}") for n in range(SCHOOLS)],
    )  # fmt: skip


def _measures(trust: Trust) -> list[Measure]:
    definitions = [
        measuring.Definition(
            name=f"Measure number {n}", heading=f"Heading {n // 10}", order=n, kind="percentage", unit="%",
            frequency="term", roll_up="pooled", base="pupils",
        )
        for n in range(MAPPED)
    ]  # fmt: skip
    return measuring.define_measures(trust=trust, definitions=definitions, by=None)


def _targets(trust: Trust, measures: list[Measure]) -> None:
    lines = [
        measuring.TargetLine(
            text=f"{measure.name} above 60 %", measure=measure, op=">", value=60, due_words="July 2027"
        )
        for measure in measures
    ]
    measuring.set_targets(trust=trust, lines=lines, by=None)


def _readings(trust: Trust, measures: list[Measure], made: Furnished, chance: random.Random) -> None:
    for some in range(0, MAPPED, 10):
        lines = [
            line
            for measure in measures[some : some + 10]
            for period in PERIODS
            for line in _lines(measure, period, list(made.schools.values()), chance)
        ]
        measuring.record_readings(trust=trust, lines=lines, by=None)


def _lines(
    measure: Measure, period: str, schools: list[School], chance: random.Random
) -> Iterator[measuring.ReadingLine]:
    for school in schools:
        part = chance.randint(120, 380)
        yield measuring.ReadingLine(
            measure=measure, school=school, period=period, numerator=part, denominator=400, recorded_on=_day(period)
        )


def _day(period: str) -> dt.date:
    return Period.parse(period).ends_on


def _plan(trust: Trust, made: Furnished, measures: list[Measure]) -> None:
    lead = [(made.posts["chief"], "lead")]
    tree = planning.PlanTree(
        title="Strategic plan 2025-30", period_words="2025-30", starts_on=dt.date(2025, 9, 1),
        ends_on=dt.date(2030, 8, 31),
        levels=[
            planning.LevelWords("Strand", "Strands", "{n}"), planning.LevelWords("Aim", "Aims", "{parent}.{n}"),
            planning.LevelWords("Strategy", "Strategies", "{parent}.{n}"),
        ],
        statements=[planning.StatementWords("vision", "Every child known.")],
        elements=[_strand(n, lead, measures) for n in range(STRANDS)],
    )  # fmt: skip
    planning.load_tree(trust=trust, tree=tree, by=None)


def _strand(n: int, lead: list, measures: list[Measure]) -> planning.ElementWords:
    strategies = STRATEGIES + (5 if n == 0 else 0)  # the ninety more, near enough to two thousand in all
    return planning.ElementWords(
        title=f"Strand {n}",
        children=[
            planning.ElementWords(
                title=f"Aim {n}.{aim}", text="What we mean by it. " * 5, due="by July 2027", people=lead,
                measures=[measures[(n * AIMS + aim) % MAPPED]],
                notes=[planning.NoteWords(dt.date(2026, 11, 2), "on track", "Under way in most schools.")],
                children=[
                    planning.ElementWords(title=f"Strategy {n}.{aim}.{step}", text="How we go about it. " * 3)
                    for step in range(strategies)
                ],
            )
            for aim in range(AIMS)
        ],
    )  # fmt: skip
