"""What a national table says of every school in it, kept small beside the load that brought it.

Published figures of schools, and of no person: for each school its number, its kind and name where the file says
them, the year, and its figure for all pupils in each of the measures that the layout knows.
"""

import json
import zlib
from base64 import b64decode, b64encode
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

# Fewer schools than this are no national table, and no authority's.
FEWEST_SCHOOLS = 20


class Row(NamedTuple):
    """One school in one year. `values` stand in the order of the table's figures, empty where there is none."""

    urn: str
    phase: str
    name: str
    year: str
    values: Sequence[str]


class Table:
    """The schools of a file with the figures that it gives of them; packed ones are unpacked when asked for."""

    def __init__(self, figures: Sequence[str] = (), rows: Iterable[Row] = (), packed: str = "") -> None:
        self.figures = list(figures)
        self._rows = list(rows)
        self._packed = packed

    @property
    def rows(self) -> list[Row]:
        if self._packed:
            self._rows, self._packed = [Row(*row) for row in json.loads(_unzipped(self._packed))], ""
        return self._rows

    def values_of(self, figure: str) -> Iterator[tuple[Row, Decimal]]:
        """Yield every school that has the figure, with it."""
        place = self.figures.index(figure)
        for row in self.rows:
            if row.values[place]:
                yield row, Decimal(row.values[place])


def pack(table: Table) -> str:
    """Return a table as short text: its figures on a line, known without unpacking, and its schools."""
    rows = json.dumps(table.rows, separators=(",", ":"))
    # The lightest packing: most of the time of keeping a table went into the last tenth of its size.
    return f"{json.dumps(table.figures)}\n{b64encode(zlib.compress(rows.encode(), 1)).decode()}"


def unpack(packed: str) -> Table:
    figures, _, rows = packed.partition("\n")
    if rows:
        return Table(json.loads(figures), packed=rows)
    # Kept by an older version: figures and schools packed as one.
    whole = json.loads(_unzipped(packed))
    return Table(whole["figures"], [Row(*row) for row in whole["rows"]])


def _unzipped(packed: str) -> bytes:
    return zlib.decompress(b64decode(packed))
