"""What a column of somebody's register was taken for."""

from collections.abc import Sequence

from goldenthread.domain.reading.register_reading import ReadRegister, Table, as_register, code_of
from goldenthread.web.kit.columns_form import Drawn

KIND = "register"


def drawn(tables: Sequence[Table], found: ReadRegister) -> list[Drawn]:
    """Return each table with what was made of its columns."""
    made = []
    for place, table in enumerate(map(as_register, tables)):
        row, headings = found.columns.get(place, (None, []))
        guessed = frozenset(at for at, one in enumerate(headings) if one.is_guess)
        made.append(Drawn(table.rows, table.name, row, [code_of(one) for one in headings], guessed=guessed))
    return made
