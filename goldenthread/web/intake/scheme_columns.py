"""What a column of somebody's scheme may hold, as a person is asked."""

from collections.abc import Mapping

from goldenthread.domain.reading.scheme_reading import (
    DECISION,
    KIND,
    LIMIT,
    NOTE,
    PARTY,
    PHASE,
    REF,
    SECTION,
    ReadScheme,
)
from goldenthread.features.intake.models import SchemeImport
from goldenthread.features.intake.scheme_tables import tables_kept
from goldenthread.web.kit.columns_form import Drawn

# The kind of paper, beside the kind of a column.
PAPER = "scheme"

HOLDS: Mapping[str, str] = {
    "": "Leave it out", DECISION: "The decision", PARTY: "A body’s marks or duties",
    SECTION: "Its section", REF: "Its number", LIMIT: "Up to how much", NOTE: "A note on it",
    "decide": "Names of who decides", "approve": "Names of who approves", "recommend": "Names of who recommends",
    "propose": "Names of who proposes", "consult": "Names of who is asked first", "inform": "Names of who is told",
    "do": "Names of who carries it out", "monitor": "Names of who watches",
    KIND: "Which part they have", PHASE: "Who decides, in a phase",
}  # fmt: skip


def drawn(waiting: SchemeImport, read: ReadScheme) -> list[Drawn]:
    """Return each table that a scheme was read from with what was made of its columns; prose has none to be told."""
    found = []
    for place, table in enumerate(tables_kept(waiting.reading)):
        told = read.columns.get(place)
        if table.is_headed:
            continue
        found.append(Drawn(table.rows, table.heading, told.row if told else None, told.means if told else ()))
    return found
