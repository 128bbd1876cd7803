"""A ladder whose columns a person told, and what they were taken for, in the same words."""

from collections.abc import Mapping, Sequence

from goldenthread.domain.reading.columns import Told, width
from goldenthread.domain.reading.ladder_reading.grid import LEAVE, ReadLadder, Row, grids, lines_of
from goldenthread.domain.reading.ladder_reading.names import Words, named
from goldenthread.domain.reading.ladder_reading.roles import is_sure, role_of
from goldenthread.domain.reading.paper import Bit

# The names of the phases stand beneath it; it is one of the phases; what each line is about stands beneath it.
PHASES, PHASE, LABEL = "phases", "phase", "label"
Rows = Sequence[Sequence[str]]


def tables_of(bits: Sequence[Bit]) -> list[tuple[str, list[list[str]]]]:
    """Return each table with what stands over it, its cells as they are shown."""
    return [(title, [["\n".join(cell) for cell in row] for row in grid]) for title, grid in grids(bits)]


def columns_of(rows: Rows, found: ReadLadder, words: Words) -> Told | None:
    """Return what the columns of a table were taken for; nothing where no phase of the ladder stands in it.

    A role that the words of a heading do not plainly name is a guess.
    """
    for at, heads in enumerate(rows):
        across = [
            place for place, head in enumerate(heads) if head and named(head.partition("\n")[0]) in found.phases
        ]
        if len(across) > 1:
            label = next((place for place in range(len(heads)) if place not in across), None)
            means = [PHASE if place in across else LABEL if place == label else LEAVE for place in range(len(heads))]
            return Told(at, tuple(means))
    down = [row for row in rows if row and _called(row[0]) in found.phases]
    if len(down) < 2:
        return None
    roles = {row.label.casefold(): row.role for row in found.rows}
    heads = [" ".join(head.split()) for head in rows[0]]
    means = [PHASES, *(roles.get(head.casefold(), "") for head in heads[1:])]
    guessed = {
        at for at, (head, role) in enumerate(zip(heads, means, strict=True))
        if at and head and role and not is_sure(head, role, words)
    }  # fmt: skip
    return Told(0, tuple(means), frozenset(guessed))


def read_told(bits: Sequence[Bit], told: Mapping[int, Told | None], words: Words) -> ReadLadder:
    """Read tables as a person told their columns: phases down the side, or across with what each line is about."""
    found = ReadLadder()
    for place, (_, rows) in enumerate(tables_of(bits)):
        said = told.get(place)
        if said is None:
            continue
        one = _down(rows, said) if PHASES in said.means else _across(rows, said)
        if not found.phases or one.phases == found.phases:
            found.phases, found.rows = one.phases, [*found.rows, *one.rows]
    found.rows = [row for row in found.rows if row.cells]
    for row in found.rows:
        row.role = row.role or role_of(row.label, row.cells, words)
    return found


def _down(rows: Rows, said: Told) -> ReadLadder:
    at = said.means.index(PHASES)
    body = [row for row in rows[said.row + 1 :] if at < len(row) and row[at]]
    found = ReadLadder([_called(row[at]) for row in body])
    for place in range(width(rows)):
        role = said.means[place] if place < len(said.means) else ""
        if place != at and role != LEAVE:
            cells = {n: lines_of(row[place]) for n, row in enumerate(body) if place < len(row) and row[place]}
            found.rows.append(Row(" ".join(rows[said.row][place].split()) or "About", cells, _role(role)))
    # What stands beneath the name of a phase says something of it.
    beneath = {n: lines_of(row[at].partition("\n")[2]) for n, row in enumerate(body) if "\n" in row[at]}
    return ReadLadder(found.phases, [*([Row("About", beneath)] if beneath else []), *found.rows])


def _across(rows: Rows, said: Told) -> ReadLadder:
    phases = [place for place, means in enumerate(said.means) if means == PHASE]
    label = next((place for place, means in enumerate(said.means) if means == LABEL), None)
    heads = rows[said.row]
    found = ReadLadder([_called(heads[place]) or f"Phase {n}" for n, place in enumerate(phases, 1)])
    for row in rows[said.row + 1 :]:
        cells = {n: lines_of(row[place]) for n, place in enumerate(phases) if place < len(row) and row[place]}
        own = " ".join(row[label].split()) if label is not None and label < len(row) else ""
        if own or not found.rows:
            found.rows.append(Row(own or "About", cells))
        else:
            for n, more in cells.items():
                found.rows[-1].cells.setdefault(n, []).extend(more)
    return found


def _called(cell: str) -> str:
    """Return the name of a phase out of its cell, in whose further lines something is said of it."""
    return named(cell.partition("\n")[0])


def _role(means: str) -> str:
    return "" if means in (PHASE, LABEL) else means
