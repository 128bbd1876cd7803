"""Results by subject of several schools in one table: a trust's own with a column of schools, or the department's.

The department's has a row for each grade of each subject at each school. It becomes a table like one that a school
hands in, of the schools asked for alone, counted up at the grades that are told.
"""

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

SCHOOLS = ("school_urn", "urn", "school", "academy", "school name", "school_name")
YEARS = ("time_period", "academic year", "year")
_PUBLISHED = ("school_urn", "time_period", "subject", "grade", "number_achieving")
_OF = ("qualification_detailed", "qualification_type")
_NINE_TO_ONE = re.compile(r"gcse.*9\s*-\s*1", re.IGNORECASE)
_FINALITY = ("", "provisional", "revised", "final")
Row = Sequence[str]


class Part(NamedTuple):
    """The rows of one school and year of a table, under its heads; empty where it names none."""

    school: str
    year: str
    rows: list[Row]


@dataclass
class _Subject:
    """One subject at one school: how many reached each grade, all of them, and whether one of these is not told."""

    grades: dict[int, int] = field(default_factory=lambda: defaultdict(int))
    entered: int = 0
    in_all: int | None = None
    is_told: bool = True


def is_published(heads: Row) -> bool:
    return set(_PUBLISHED) <= {_plain(head) for head in heads}


def counted_up(
    heads: Row, rows: Iterable[Row], urns: Collection[str], reached: Mapping[str, int]
) -> tuple[list[Row], dict[str, list[str]]]:
    """Return the department's rows of these schools as a table of subjects, by the lowest grade of each head.

    Of a year that stands there more than once its last version counts. A subject with a hidden count is left out, and
    named beside the table by school.
    """
    at = {_plain(head): place for place, head in enumerate(heads)}
    of = next((at[name] for name in _OF if name in at), None)
    found: dict[tuple[str, str], dict[int, dict[str, _Subject]]] = defaultdict(lambda: defaultdict(dict))
    for row in rows:
        if len(row) < len(heads) or row[at["school_urn"]] not in urns:
            continue
        if of is not None and not _NINE_TO_ONE.search(row[of]):
            continue
        version = row[at["version"]].lower() if "version" in at else ""
        rank = _FINALITY.index(version) if version in _FINALITY else 0
        subjects = found[row[at["school_urn"]], _year(row[at["time_period"]])][rank]
        _count(subjects.setdefault(row[at["subject"]], _Subject()), row[at["grade"]], row[at["number_achieving"]])
    table: list[Row] = [("URN", "Academic year", "Subject", "Entries", *reached)]
    hidden: dict[str, list[str]] = defaultdict(list)
    for (urn, year), versions in found.items():
        for subject, one in sorted(versions[max(versions)].items()):
            entries = one.entered if one.in_all is None else one.in_all
            if one.is_told and entries:
                counts = [sum(many for grade, many in one.grades.items() if grade >= low) for low in reached.values()]
                table.append((urn, year, subject, str(entries), *map(str, counts)))
            elif not one.is_told:
                hidden[urn].append(subject)
    return table, hidden


def _count(subject: _Subject, grade: str, number: str) -> None:
    if not number.strip().isdigit():
        subject.is_told = False
        return
    many = int(number)
    if grade.lower().startswith("total"):
        subject.in_all = many
        return
    subject.entered += many
    # A double award of 5-4 reached grade 4 and not grade 5.
    digits = re.findall(r"\d", grade)
    if digits:
        subject.grades[min(map(int, digits))] += many


def parted(rows: Sequence[Row]) -> list[Part]:
    """Return a table school by school and year by year, each with the heads that are left."""
    heads = [_plain(head) for head in rows[0]] if rows else []
    school, year = (next((heads.index(name) for name in names if name in heads), None) for names in (SCHOOLS, YEARS))
    if school is None:
        return [Part("", "", list(rows))]
    found: dict[tuple[str, str], list[Row]] = {}
    for row in rows[1:]:
        padded = [*row, *[""] * (len(heads) - len(row))]
        place = (padded[school].strip(), _year(padded[year]) if year is not None else "")
        left = [cell for at, cell in enumerate(padded) if at not in (school, year)]
        found.setdefault(place, [[head for at, head in enumerate(rows[0]) if at not in (school, year)]]).append(left)
    return [Part(*place, kept) for place, kept in found.items()]


def _year(text: str) -> str:
    """Return “202324”, “2023-24” and “2023/2024” as “2023/24”."""
    written = re.fullmatch(r"(20\d\d)\D?(?:20)?(\d\d)", text.strip())
    return f"{written[1]}/{written[2]}" if written else text.strip()


def _plain(head: str) -> str:
    return " ".join(head.lower().split())
