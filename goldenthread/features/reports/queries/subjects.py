"""Results by subject: what is kept of a school or of all, and which of it may be shown."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from pydantic import BaseModel, ConfigDict, Field

from goldenthread.domain.groups.subtraction import Line as Sum
from goldenthread.domain.groups.suppression import Count, hidden
from goldenthread.domain.results.subject_results import Line, pooled
from goldenthread.features.organisations.models import Trust
from goldenthread.features.reports.models import SubjectResult
from goldenthread.foundation import library

Key = tuple[int | None, str, str]
"""A school or none for all, a subject, and what is counted: “entries” or a key of what is reached."""


class _Shape(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True)


class Reached(_Shape):
    """What is counted of a subject, from which grade on, and the heads under which it is handed in."""

    title: str
    lowest: int | None = Field(default=None, alias="from")
    heads: list[str] = Field(alias="as")


class Stage(_Shape):
    """A stage at which pupils are examined."""

    title: str
    reached: dict[str, Reached]
    average: str

    @property
    def lowest(self) -> Mapping[str, int]:
        """Return the lowest grade of each thing counted, by its title; nothing where no grades are numbers."""
        return {one.title: one.lowest for one in self.reached.values() if one.lowest is not None}

    @property
    def heads(self) -> Mapping[str, Sequence[str]]:
        return {key: [one.title, *one.heads] for key, one in self.reached.items()}


@cache
def stages() -> Mapping[str, Stage]:
    held = library.read("results.yaml")["stages"]
    return {key: library.as_shape("results.yaml", facts, Stage) for key, facts in held.items()}


@dataclass(frozen=True)
class Told:
    """One subject in one place, with the year before, and what of it is hidden."""

    subject: str
    now: Line
    before: Line | None
    hidden: frozenset[str]

    def hides(self, key: str) -> bool:
        return "entries" in self.hidden or key in self.hidden


def by_subject(trust: Trust, stage: str, year: str, before: str, school: int | None) -> list[Told]:
    """Return each subject of a stage at a school, or of all pooled, beside the year before: one question.

    What is hidden is decided for the whole trust at once, so that no report gives away what another hides.
    """
    rows = SubjectResult.objects.filter(trust=trust, stage=stage, year__in=(year, before)).order_by("subject", "pk")
    lines: dict[str, dict[str, dict[int | None, Line]]] = defaultdict(lambda: defaultdict(dict))
    for row in rows:
        line = Line(row.subject, row.entries, row.reached, row.average)
        lines[row.year][row.subject.lower()][row.school_id] = line
    for found in lines.values():
        for places in found.values():
            if (whole := pooled(places.values())) is not None:
                places[None] = whole
    shut = {when: _hidden(found) for when, found in lines.items()}
    return [
        Told(places[school].subject, places[school], _before(lines, shut, before, subject, school),
             frozenset(key for place, about, key in shut[year] if (place, about) == (school, subject)))
        for subject, places in sorted(lines[year].items()) if school in places
    ]  # fmt: skip


def _before(
    lines: Mapping[str, Mapping[str, Mapping[int | None, Line]]], shut: Mapping[str, frozenset[Key]], year: str,
    subject: str, school: int | None,
) -> Line | None:  # fmt: skip
    line = lines.get(year, {}).get(subject, {}).get(school)
    if line is None or (school, subject, "entries") in shut[year]:
        return None
    seen = {key: count for key, count in line.reached.items() if (school, subject, key) not in shut[year]}
    return Line(line.subject, line.entries, seen, line.average)


def _hidden(found: Mapping[str, Mapping[int | None, Line]]) -> frozenset[Key]:
    cells: dict[Key, Count] = {}
    sums: list[Sum[Key]] = []
    for subject, places in found.items():
        for key in ("entries", *next(iter(places.values())).reached):
            for place, one in places.items():
                counted = one.entries if key == "entries" else one.reached.get(key)
                if counted is not None:
                    cells[place, subject, key] = Count(Decimal(counted), Decimal(one.entries), is_total=place is None)
            sums.append(Sum((None, subject, key), [(place, subject, key) for place in places if place is not None]))
    return hidden(cells, sums, base="pupils")


def stages_of(trust: Trust, year: str, school: int | None) -> list[str]:
    """Return the stages of which results of a year are kept, in the library's order."""
    found = SubjectResult.objects.filter(trust=trust, year=year)
    if school is not None:
        found = found.filter(school=school)
    there = set(found.order_by().values_list("stage", flat=True))
    return [key for key in stages() if key in there]
