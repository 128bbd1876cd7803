"""Which column of somebody's table is what: as it was understood, for a person to change before anything is kept."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django import forms

from goldenthread.domain.reading.columns import Told, column, width

MOST_TABLES, MOST_COLUMNS, DEEPEST, LONGEST = 12, 40, 30, 60
# So many cells of a column are shown beside it.
FIRST = 2
NOT_TAKEN, NO_HEADINGS, KEPT, AS_READ = "none", "-1", "kept", "read"


@dataclass(frozen=True)
class Drawn:
    """A table with what was made of it: the row of its headings, counted from 0, and what each column holds.

    Without a row nothing of it is taken; it is −1 where no row heads the others. `is_recalled`: what was made of it
    was said of such headings before.
    `guessed` are the columns of which it is only a guess, for a person to look at. `way` says how it was read where
    its columns were taken for nothing that could be told of them; it stays so as long as nobody tells them.
    """

    rows: Sequence[Sequence[str]]
    name: str = ""
    row: int | None = None
    means: Sequence[str] = ()
    is_recalled: bool = False
    guessed: frozenset[int] = frozenset()
    way: str = ""


@dataclass(frozen=True)
class Asked:
    """One table with its fields: where its headings are, and each column with what stands first beneath it.

    `guessed` are those to be looked at first.
    """

    name: str
    is_taken: bool
    is_recalled: bool
    row: Any
    columns: Sequence[tuple[Any, str]]
    guessed: Sequence[tuple[Any, str]]


class ColumnsForm(forms.Form):
    """A choice for each column of each table, and for the row that its headings are.

    `holds` names what a column may hold; an empty key is for one that is none of these.
    """

    def __init__(self, *args: Any, tables: Sequence[Drawn], holds: Mapping[str, str], **rest: Any) -> None:
        super().__init__(*args, **rest)
        self.holds = holds
        self.tables = {at: table for at, table in enumerate(tables[:MOST_TABLES]) if width(table.rows)}
        # Where nothing at all was understood, the first table is the one to be told.
        untold = (
            next(iter(self.tables), None)
            if all(one.row is None and not one.way for one in self.tables.values())
            else None
        )
        for at, table in self.tables.items():
            drawn = self._row_drawn(at, table)
            untaken = AS_READ if table.way else NOT_TAKEN
            self.fields[f"head_{at}"] = forms.ChoiceField(
                label="Its headings are", choices=_rows(table),
                initial=str(drawn) if at == untold else untaken if table.row is None else str(table.row),
            )  # fmt: skip
            for place in range(min(width(table.rows), MOST_COLUMNS)):
                means = table.means[place] if place < len(table.means) else ""
                self.fields[f"col_{at}_{place}"] = forms.ChoiceField(
                    label=_cell(table.rows[drawn], place) or f"Column {place + 1}",
                    choices=[(KEPT, holds[""]), *((key, says) for key, says in holds.items() if key)],
                    initial=means if means and means in holds else KEPT,
                )  # fmt: skip

    def _row_drawn(self, at: int, table: Drawn) -> int:
        said = str(self.data.get(f"head_{at}", "")) if self.is_bound else ""
        first = next((place for place, row in enumerate(table.rows) if sum(map(bool, row)) > 1), 0)
        fallback = first if table.row is None else max(table.row, 0)
        return int(said) if said.isascii() and said.isdigit() and int(said) < len(table.rows) else fallback

    @property
    def asked(self) -> list[Asked]:
        """Return each table with its fields, those first that were taken."""
        found = [self._asked(at, table) for at, table in self.tables.items()]
        return sorted(found, key=lambda each: not each.is_taken)

    def _asked(self, at: int, table: Drawn) -> Asked:
        is_taken = self[f"head_{at}"].value() != NOT_TAKEN
        guessed = table.guessed if not self.is_bound else frozenset[int]()
        columns = [
            (place in guessed, (self[f"col_{at}_{place}"], _beneath(table, self._row_drawn(at, table), place)))
            for place in range(min(width(table.rows), MOST_COLUMNS))
        ]
        return Asked(
            table.name or f"Table {at + 1}", is_taken, table.is_recalled, self[f"head_{at}"],
            [one for is_guess, one in columns if not is_guess], [one for is_guess, one in columns if is_guess],
        )  # fmt: skip

    def told(self) -> dict[int, Told | None]:
        """Return what was said of each table, by its place; nothing where nobody was asked, or no choice was made."""
        if not self.is_bound or not self.is_valid():
            return {}
        told: dict[int, Told | None] = {}
        for at, table in self.tables.items():
            row = self.cleaned_data[f"head_{at}"]
            if row == AS_READ:
                continue
            places = range(min(width(table.rows), MOST_COLUMNS))
            means = [self.cleaned_data[f"col_{at}_{place}"] for place in places]
            told[at] = (
                None if row == NOT_TAKEN else Told(int(row), tuple("" if one == KEPT else one for one in means))
            )
        return told


def _rows(table: Drawn) -> list[tuple[str, str]]:
    rows = [
        (str(at), f"row {at + 1}: {' · '.join(filter(None, (' '.join(cell.split()) for cell in row)))[:LONGEST]}")
        for at, row in enumerate(table.rows[:DEEPEST])
        if any(cell.strip() for cell in row)
    ]
    bare = [(NO_HEADINGS, "none of them: its first row is a line like the others")]
    as_read = [(AS_READ, table.way)] if table.way else []
    return [
        *as_read,
        (NOT_TAKEN, "nothing is taken of this table"),
        *(bare if table.row == int(NO_HEADINGS) else []),
        *rows,
    ]


def _cell(row: Sequence[str], place: int) -> str:
    return " ".join(row[place].split())[:LONGEST] if place < len(row) else ""


def _beneath(table: Drawn, row: int, place: int) -> str:
    return " · ".join(" ".join(cell.split()) for cell in column(table.rows[row + 1 :], place)[:FIRST])[:LONGEST]
