"""From the national tables that a trust brought in to the schools like its own, and how measures spread there."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from django.db.models import Q

from goldenthread.domain.results.places_among import quarters
from goldenthread.domain.results.similar_schools import FEWEST, WEIGHTS, Described, alike
from goldenthread.features.accounts.models import Person
from goldenthread.features.intake import layouts, national
from goldenthread.features.intake.models import Load, NationalTable
from goldenthread.features.intake.national import FEWEST_SCHOOLS, Table
from goldenthread.features.intake.operations import writing
from goldenthread.features.measures import operations as measuring
from goldenthread.features.measures.models import Measure
from goldenthread.features.measures.queries import rule_values
from goldenthread.features.organisations.models import School, Trust


@dataclass(frozen=True)
class Kept:
    """One table with where it comes from, its year where the rows do not say it, and which measure each figure is."""

    table: Table
    title: str
    year: str
    measures: Mapping[str, Measure]


@dataclass
class Everyone:
    """Every school of the tables: its phase, its name and what is known of it, from the newest year."""

    phases: dict[str, str] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)
    facts: dict[str, dict[str, tuple[str, Decimal]]] = field(default_factory=lambda: defaultdict(dict))
    source: str = ""

    def described(self) -> dict[str, Described]:
        return {
            urn: Described(
                urn, self.phases.get(urn, ""), {name: value for name, (_, value) in known.items()},
                self.names.get(urn, ""),
            )
            for urn, known in self.facts.items()
        }  # fmt: skip


def keep_table(load: Load, table: Table) -> None:
    """Keep what a file says of every school beside its load, where these are enough to stand among."""
    if len(table.rows) >= FEWEST_SCHOOLS:
        title = layouts.layout(load.layout).title
        NationalTable.objects.create(
            trust=load.trust, load=load, title=title, schools=len(table.rows), packed=national.pack(table)
        )


def keep_invented(*, trust: Trust, table: Table, title: str) -> None:
    """Keep a table that no file brought, for a demonstration, and hold the trust's schools against it."""
    NationalTable.objects.create(trust=trust, title=title, schools=len(table.rows), packed=national.pack(table))
    compare_with_similar(trust=trust, by=None)


def let_go(load: Load) -> bool:
    """Forget what a load's file said of every school; say whether it had said anything."""
    return bool(NationalTable.objects.filter(load=load).delete()[0])


def compare_with_similar(*, trust: Trust, by: Person | None) -> int:
    """Work out which schools are like ours and how measures spread there, from the tables that stand.

    Return how many spreads are kept. Without a table that describes schools there are none, and none stay.
    """
    tables = list(_tables(trust))
    if not any(WEIGHTS.keys() & set(kept.table.figures) for kept in tables):
        return measuring.keep_similar(trust=trust, found=(), spreads=(), by=by)
    everyone = _everyone(tables)
    described = everyone.described()
    ours = list(School.objects.here().filter(trust=trust).exclude(urn=""))
    urns = {school.urn for school in ours}
    found = [
        measuring.Likely(school, likeness, own.facts, everyone.source)
        for school in ours
        if (own := described.get(school.urn))
        and (likeness := alike(own, list(described.values()), own_trust=urns)).near
    ]
    return measuring.keep_similar(trust=trust, found=found, spreads=_spreads(tables, everyone, found), by=by)


def _tables(trust: Trust) -> Iterator[Kept]:
    """Yield the tables that stand, the oldest first, so that the newest counts; of a file that came twice, one."""
    kept = list(Measure.objects.filter(trust=trust, retired_on=None))
    rows = NationalTable.objects.filter(Q(load=None) | Q(load__state=Load.State.COMMITTED), trust=trust)
    came = {_file_of(row): row for row in rows.select_related("load").order_by("pk")}
    for row in sorted(came.values(), key=lambda row: row.pk):
        table = national.unpack(row.packed)
        if row.load is None:
            by_key = {measure.key: measure for measure in kept}
            yield Kept(table, row.title, "", {key: by_key[key] for key in table.figures if key in by_key})
        else:
            rules = [rule for rule in layouts.layout(row.load.layout).figures if rule.key in table.figures]
            found = {rule.key: measure for rule in rules if (measure := writing.kept_already(kept, rule))}
            yield Kept(table, f"{row.title}, {row.load.file_name}", row.load.report.get("year") or "", found)


def _file_of(row: NationalTable) -> tuple[Any, ...]:
    """Say which file a table is of: its content, with the year that a person gave it; an invented one is its own."""
    return (row.load.file_hash, row.load.report.get("year")) if row.load else (row.pk,)


def _everyone(tables: Iterable[Kept]) -> Everyone:
    everyone = Everyone()
    for kept in tables:
        for row in kept.table.rows:
            if row.name:
                everyone.names[row.urn] = row.name
            if row.phase:
                everyone.phases[row.urn] = row.phase
        for name in WEIGHTS.keys() & set(kept.table.figures):
            everyone.source = kept.title
            for row, value in kept.table.values_of(name):
                year, known = row.year or kept.year, everyone.facts[row.urn]
                if name not in known or known[name][0] <= year:
                    known[name] = (year, value)
    return everyone


def _spreads(
    tables: Iterable[Kept], everyone: Everyone, found: Sequence[measuring.Likely]
) -> list[measuring.SpreadLine]:
    """Return how every measure spreads among the schools like each of ours, and among all of each phase of ours.

    A later table of the same year replaces an earlier one. What describes a school is nothing to be better at.
    """
    near = {one.school: {each.school.urn for each in one.likeness.near} for one in found}
    by_phase: dict[str, list[str]] = {everyone.phases[school.urn]: [] for school in near}
    for urn, phase in everyone.phases.items():
        if phase in by_phase:
            by_phase[phase].append(urn)
    lines: dict[tuple[int, int | None, str, str], measuring.SpreadLine] = {}
    for kept in tables:
        for key, measure in kept.measures.items():
            if key in WEIGHTS:
                continue
            for year, values in _by_year(kept, key).items():
                for line in _of_measure(Measured(kept, measure, year, values), near, by_phase):
                    lines[measure.pk, line.school.pk if line.school else None, line.phase, year] = line
    return list(lines.values())


def _by_year(kept: Kept, key: str) -> dict[str, dict[str, Decimal]]:
    found: dict[str, dict[str, Decimal]] = defaultdict(dict)
    for row, value in kept.table.values_of(key):
        if year := row.year or kept.year:
            found[year][row.urn] = value
    return found


@dataclass(frozen=True)
class Measured:
    """One figure of every school of a table in one year."""

    kept: Kept
    measure: Measure
    year: str
    values: Mapping[str, Decimal]

    def line(self, urns: Iterable[str], **whose: Any) -> measuring.SpreadLine | None:
        """Return how the figure spreads among these schools; none where too few of them have it."""
        among = [self.values[urn] for urn in urns if urn in self.values]
        parted = quarters(among)
        if parted is None or len(among) < FEWEST:
            return None
        source = self.kept.title
        return measuring.SpreadLine(measure=self.measure, period=self.year, parted=parted, source=source, **whose)


def _of_measure(
    one: Measured, near: Mapping[School, set[str]], by_phase: Mapping[str, list[str]]
) -> Iterator[measuring.SpreadLine]:
    of_ours = (
        one.line(urns, school=school)
        for school, urns in near.items() if rule_values.applies_to(one.measure, school.pk, school.phase)
    )  # fmt: skip
    of_phases = (one.line(urns, phase=phase) for phase, urns in by_phase.items())
    yield from (line for line in (*of_ours, *of_phases) if line)
