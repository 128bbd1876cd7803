"""What a national table says of every school in it, kept small beside the load that brought it.

Published figures of schools, and of no person: for each school its number, its kind and name where the file says
them, the year, and its figure for all pupils in each of the measures that the layout knows.
"""

import json
import zlib
from base64 import b64decode, b64encode
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
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


@dataclass
class Table:
    """The schools of a file with the figures that it gives of them."""

    figures: list[str] = field(default_factory=list)
    rows: list[Row] = field(default_factory=list)

    def values_of(self, figure: str) -> Iterator[tuple[Row, Decimal]]:
        """Yield every school that has the figure, with it."""
        place = self.figures.index(figure)
        for row in self.rows:
            if row.values[place]:
                yield row, Decimal(row.values[place])


def pack(table: Table) -> str:
    """Return a table as short text."""
    whole = json.dumps({"figures": table.figures, "rows": table.rows}, separators=(",", ":"))
    # The lightest packing: most of the time of keeping a table went into the last tenth of its size.
    return b64encode(zlib.compress(whole.encode(), 1)).decode()


def unpack(packed: str) -> Table:
    held = json.loads(zlib.decompress(b64decode(packed)))
    return Table(held["figures"], [Row(*row) for row in held["rows"]])
