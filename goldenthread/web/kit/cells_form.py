"""The cells of one thing in somebody's table, as the paper has them: put right before anything of it is kept."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import product
from typing import Any

from django import forms

LONGEST, SHORT, MOST_LINES = 8_000, 60, 40
_NAMED = re.compile(r"(\d{1,3})((?:-\d{1,5})+)", re.ASCII)


@dataclass(frozen=True)
class Lines:
    """The lines of a table that one thing stands in: the place of the table, and its rows counted from 0."""

    table: int
    rows: Sequence[int]

    @property
    def name(self) -> str:
        return "-".join(map(str, (self.table, *self.rows[:MOST_LINES])))

    @classmethod
    def named(cls, text: str, tables: Sequence[Sequence[Sequence[str]]]) -> "Lines | None":
        """Return the lines that a form names; None where there are none such."""
        found = _NAMED.fullmatch(text)
        if found is None or int(found[1]) >= len(tables):
            return None
        rows = [int(row) for row in found[2].split("-")[1:]][:MOST_LINES]
        return cls(int(found[1]), rows) if all(row < len(tables[int(found[1])]) for row in rows) else None


class CellsForm(forms.Form):
    """A field for each cell of some lines: under its heading, with what the paper says."""

    def __init__(
        self, *args: Any, lines: Lines, rows: Sequence[Sequence[str]], heads: Sequence[str] = (), **rest: Any
    ) -> None:
        super().__init__(*args, **rest)
        self.lines, self.rows = lines, rows
        for row, place in product(lines.rows, range(max(map(len, rows)))):
            says = rows[row][place] if place < len(rows[row]) else ""
            head = " ".join(heads[place].split())[:SHORT] if place < len(heads) else ""
            is_long = len(says) > SHORT or "\n" in says
            self.fields[f"cell_{row}_{place}"] = forms.CharField(
                label=head or f"Column {place + 1}", required=False, max_length=LONGEST, initial=says,
                strip=False, widget=forms.Textarea(attrs={"rows": 3}) if is_long else forms.TextInput,
            )  # fmt: skip

    def put_right(self) -> list[list[str]]:
        """Return the rows of the table with what was typed in the place of what stood there."""
        found = [list(row) for row in self.rows]
        for row in self.lines.rows:
            typed = [self.cleaned_data[name] for name in self.fields if name.startswith(f"cell_{row}_")]
            found[row] = [says.replace("\r\n", "\n") for says in typed]
        return found
