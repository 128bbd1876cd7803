"""What a column of somebody's scheme was taken for."""

from goldenthread.domain.reading.scheme_reading import ACROSS, TURNED, ReadScheme
from goldenthread.features.intake.models import SchemeImport
from goldenthread.features.intake.scheme_tables import tables_kept
from goldenthread.web.kit.columns_form import Drawn

KIND = "scheme"
_WAYS = {
    TURNED: "as it was read: a line for each body",
    ACROSS: "as it was read: a column for each limit",
}


def drawn(waiting: SchemeImport, read: ReadScheme) -> list[Drawn]:
    """Return each table that a scheme was read from with what was made of its columns; prose has none to be told."""
    found = []
    for place, table in enumerate(tables_kept(waiting.reading)):
        told = read.columns.get(place)
        if table.is_headed:
            continue
        way = _WAYS.get(read.ways.get(place, ""), "")
        found.append(
            Drawn(table.rows, table.heading, told.row if told else None, told.means if told else (), way=way)
        )
    return found
