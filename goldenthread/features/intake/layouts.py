"""The layouts of files that trusts hold, as library/layouts/ describes them: how each is told, and what is in it."""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache, lru_cache
from pathlib import Path
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, model_validator

from goldenthread.domain.measures.figures import MARKERS
from goldenthread.foundation import library

Headings = list[str]


class Shape(BaseModel):
    """A part of a layout. A key that nothing reads is a mistake in the file, and is refused."""

    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True)


class Recognise(Shape):
    """Headings that must all be there, and headings of which none may be."""

    all: Annotated[Headings, Field(min_length=2)]
    none: Headings = []


class Identity(Shape):
    """The columns by which a row says which school, or which authority, it is about."""

    urn: str = ""
    laestab: str = ""
    authority: str = ""
    establishment: str = ""
    name: str = ""
    authority_name: str = ""
    trust: Headings = []


class RowRule(Shape):
    """What a row is, when the columns named hold one of the values named. The first rule that fits counts.

    `own` is a row of the trust itself, in a file that is of no other.
    """

    is_: Annotated[Literal["school", "authority", "england", "trust", "own", "other"], Field(alias="is")]
    when: dict[str, list[str]] = {}
    phase: str = "all"
    says: str = ""


class PhaseColumn(Shape):
    """A column whose values mean something here: of which schools a row is, or of which pupils."""

    column: str
    values: dict[str, str]


class YearColumn(Shape):
    column: str


class FigureColumn(Shape):
    """One column, and the columns that it follows from.

    `counted` over `of` is the figure; without a `value` it is printed nowhere, and worked out. With `of` alone it
    is a weight: what the printed figure is a share or a mean of. Several columns in either are added up. What is
    `less` is taken off what was counted.
    """

    value: str = ""
    group: Annotated[str, Field(max_length=40)] = ""
    counted: str | Headings = ""
    less: str = ""
    of: str | Headings = ""

    @property
    def of_columns(self) -> Headings:
        return [self.of] if isinstance(self.of, str) and self.of else list(self.of)

    @property
    def counted_columns(self) -> Headings:
        return [self.counted] if isinstance(self.counted, str) and self.counted else list(self.counted)


class BandRule(Shape):
    """The column of the band that a row is of, what it says of the whole, and which bands are counted."""

    column: str
    whole: str
    from_: Annotated[Decimal, Field(alias="from")]
    below: Decimal = Decimal(1_000)


class CentralRule(Shape):
    """The sheet of central services beside one of academies: how it is told, and what of it goes to which column.

    `adds` names the academies' columns with the central one that each is given a part of; those of `at_year_end`
    go to whoever is still there.
    """

    recognise: Headings
    trust: Headings
    pupils: str
    spending: str
    income: str
    own_pupils: str
    months: str
    left: str
    adds: dict[str, str]
    at_year_end: Headings = []


class ForecastRule(Shape):
    """A budget forecast return: the columns of its lines and its trust, and the number of each line that is kept.

    `numbers` are the columns by which one of several trusts is known.
    """

    line: str
    trust: str
    numbers: Headings
    lines: dict[Literal["income", "spending", "reserve", "pupils"], str]
    most_years: int = 5


class FigureRule(Shape):
    """One measure that a file holds, with the columns for all pupils and for groups of them.

    `also` are keys under which a trust may keep the same measure already. `words` are what codes stand for.
    With `elsewhere: false` the rows of England and authorities are no benchmark of it. `dated` is the column of the
    day that the figure is of, where each has its own, and it is kept only from `since` and to `until`, so that what
    was said under one framework is never read as of another; `none` are words that say there is none. `of_now` is
    the column that says no where it was another school's, the one that stood there before. With `bands` its one
    column counts pupils in a row for each band, and the figure is the share of those bands in the whole.
    `of_trust_only` says that it is of the trust itself and of no school. `when` names columns and the values that a
    row has that tells of it, where rows tell of several.
    """

    key: Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9_-]*$", max_length=80)]
    also: list[str] = []
    name: Annotated[str, Field(max_length=160)]
    heading: Annotated[str, Field(max_length=80)]
    kind: Literal["number", "percentage", "money", "grade", "opinion"]
    frequency: Literal["year", "term", "half term", "month"] = "year"
    unit: str = ""
    decimals: int = 1
    good_is: Literal["higher", "lower"] = "higher"
    grades: list[str] = []
    words: dict[str, str] = {}
    roll_up: Literal["pooled", "sum", "none"] = "none"
    base: Annotated[str, Field(max_length=60)] = ""
    phases: list[str] = []
    means: str = ""
    scale: Literal["as printed", "fraction"] = "as printed"
    elsewhere: bool = True
    dated: str = ""
    since: dt.date | None = None
    until: dt.date | None = None
    none: list[str] = []
    of_now: str = ""
    bands: BandRule | None = None
    of_trust_only: bool = False
    when: dict[str, list[str]] = {}
    columns: list[FigureColumn] = []


class Layout(Shape):
    """One kind of file: of figures, of the register of schools, or of a national model.

    `kind` is the column that says of which phase a school is. `pupils` says how the rows of a file of pupils are
    summed at the door; of such a file no row is kept. `counts_as`
    says there which values are counted as what.
    """

    key: str
    title: str
    source: str
    expects: str
    recognise: Recognise
    aliases: dict[str, Headings] = {}
    records: Literal["", "groups", "links", "schools", "predecessors"] = ""
    pupils: Literal[
        "", "marks", "weeks", "page", "attitudes", "results", "suspensions", "behaviour", "transfer", "roll"
    ] = ""
    model: Literal["", "averages", "spread"] = ""
    counts_as: dict[str, list[str]] = {}
    columns: dict[str, str] = {}
    types: list[str] = []
    school: Identity = Identity()
    rows: list[RowRule] = []
    phase: PhaseColumn | None = None
    kind: PhaseColumn | None = None
    year: YearColumn | None = None
    state_column: str = ""
    group: PhaseColumn | None = None
    only: dict[str, list[str]] = {}
    why_only: dict[str, str] = {}
    whole: dict[str, list[str]] = {}
    why_none: Headings = []
    central: CentralRule | None = None
    forecast: ForecastRule | None = None
    figures: list[FigureRule] = []

    @model_validator(mode="after")
    def _holds_something(self) -> "Layout":
        if sum(map(bool, (self.records, self.figures, self.model))) != 1:
            raise ValueError("a layout is of figures, of the register or of a national model, one of the three")
        if not self.pupils and (
            bare := [rule.key for rule in self.figures if not rule.columns and not rule.of_trust_only]
        ):
            raise ValueError(f"no column is named for {', '.join(bare)}")
        return self


class LaterMeaning(Shape):
    """What a marker stood for before a year."""

    year: str
    means: str


class Markers(Shape):
    markers: dict[str, str]
    before: dict[str, LaterMeaning] = {}

    @model_validator(mode="after")
    def _means_reasons(self) -> "Markers":
        unknown = {*self.markers.values(), *(later.means for later in self.before.values())} - set(MARKERS)
        if unknown:
            raise ValueError(f"no reading keeps the reason {', '.join(sorted(unknown))}")
        return self


@dataclass(frozen=True)
class Columns:
    """Where each heading of one file stands, by its own name or one that it goes by elsewhere."""

    places: Mapping[str, int]

    @classmethod
    def of(cls, headings: Sequence[str], aliases: Mapping[str, Sequence[str]]) -> "Columns":
        places: dict[str, int] = {}
        for place, heading in enumerate(headings):
            places.setdefault(plain(heading), place)
        for name, others in aliases.items():
            found = next((places[plain(other)] for other in others if plain(other) in places), None)
            if found is not None:
                places.setdefault(plain(name), found)
        return cls(places)

    def place(self, heading: str) -> int | None:
        return self.places.get(plain(heading)) if heading else None


@lru_cache(maxsize=65_536)
def plain(heading: str) -> str:
    """Return a heading as it is compared: any case, and however many spaces, are the same."""
    return " ".join(heading.split()).casefold()


@cache
def all_layouts() -> tuple[Layout, ...]:
    """Return every layout of the library. Raises LibraryError, naming file and place."""
    names = sorted(path.stem for path in _folder().glob("*.yaml") if path.stem != "markers")
    return tuple(_read(name) for name in names)


@cache
def markers() -> Markers:
    return library.read_as("layouts/markers.yaml", Markers)


def layout(key: str) -> Layout:
    return next(each for each in all_layouts() if each.key == key)


def recognise(headings: Sequence[str]) -> Layout | None:
    """Return the layout whose headings are all among these: of several, the one that asks for most."""
    fitting = [each for each in all_layouts() if fits(each, headings)]
    return max(fitting, key=lambda each: len(each.recognise.all), default=None)


def of_pupils(tops: Iterable[Sequence[str]]) -> Layout | None:
    """Return the layout of a file of pupils, by any of the rows at its top; None for a file of anything else."""
    for row in tops:
        layout = recognise(row)
        if layout is not None:
            return layout if layout.pupils else None
    return None


def fits(one: Layout, headings: Sequence[str]) -> bool:
    columns = Columns.of(headings, one.aliases)
    return all(columns.place(heading) is not None for heading in one.recognise.all) and not any(
        columns.place(heading) is not None for heading in one.recognise.none
    )


def expected(headings: Sequence[str]) -> str:
    """Say what was expected of a file that no layout fits: of the nearest one, what is missing."""
    near = max(all_layouts(), key=lambda each: _likeness(each, headings))
    columns = Columns.of(headings, near.aliases)
    missing = [heading for heading in near.recognise.all if columns.place(heading) is None]
    if describes(headings):
        return "This is the description that travels beside a table, and holds no figures. Bring in the table itself."
    if {"subject", "grade", "number_achieving"} <= {plain(heading) for heading in headings}:
        return "This tells of subjects, grade by grade. It is handed in under Reports, at “Results by subject”."
    if missing and _likeness(near, headings) >= 0.5:
        lacks = " and no ".join(missing)
        return f"This is not a file that is known. It comes nearest to “{near.title}”, but has no {lacks}."
    return (
        "This is not a file that is known. A table of your own, a row a school and a column a figure, is handed in "
        "where figures are collected for a period, at “Collect figures”."
    )


def describes(headings: Sequence[str]) -> bool:
    """Say whether headings are those of a description of a table, which stands beside it."""
    return any({plain(heading) for heading in headings} >= each for each in _DESCRIBES)


def known_titles() -> str:
    """Return what the files are called that are known, in one line."""
    return ", ".join(dict.fromkeys(each.title.partition(" (")[0] for each in all_layouts()))


# The headings of what explore education statistics puts beside each of its tables.
# Headings of the descriptions that travel beside the tables of one publisher and another.
_DESCRIBES = (
    {"col_name", "col_type", "label"},
    {"column", "field name", "label/description"},
    {"column", "field name", "description"},
    {"field number", "field reference", "field name"},
    {"column", "metafile heading", "metafile description"},
    {"variable", "label", "type", "description"},
)


def _likeness(one: Layout, headings: Sequence[str]) -> float:
    columns = Columns.of(headings, one.aliases)
    return sum(columns.place(heading) is not None for heading in one.recognise.all) / len(one.recognise.all)


def _read(name: str) -> Layout:
    path = f"layouts/{name}.yaml"
    return library.as_shape(path, {"key": name, **library.read(path)}, Layout)


def _folder() -> Path:
    return library.folder() / "layouts"
