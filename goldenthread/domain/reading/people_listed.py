"""People as somebody lists them who is about to invite them: a name, an address for e-mail, and which post.

Headings help where there are any, and are not needed: an address is known by its sign, a name stands first, and what
else stands in the row says which post it is, and where. A row without an address is told, and nobody is guessed.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

_ADDRESS = re.compile(r"<?([^\s<>,;]+@[^\s<>,;]+\.[^\s<>,;]+)>?")
_FIRST = re.compile(r"fore ?name|first ?name|given name", re.IGNORECASE)
_LAST = re.compile(r"surname|last ?name|family name", re.IGNORECASE)
_SAYS_NAME = re.compile(r"\bnames?\b|^who$|^person$", re.IGNORECASE)


@dataclass(frozen=True)
class ListedPerson:
    """One person as they were listed; `row` counts from 1, and `post` is in the list's own words."""

    row: int
    name: str
    email: str
    post: str


@dataclass
class ListedPeople:
    """Who was read, and which rows were not taken and why."""

    people: list[ListedPerson] = field(default_factory=list)
    left_out: list[str] = field(default_factory=list)


def read_people(rows: Sequence[Sequence[str]]) -> ListedPeople:
    """Read a list of people. The same address twice is one person in two posts."""
    found = ListedPeople()
    headed = bool(rows) and not any(_ADDRESS.search(cell) for cell in rows[0]) and len(rows) > 1
    named = _named_columns(rows[0]) if headed else []
    for number, row in enumerate(rows[headed:], start=1 + headed):
        cells = [" ".join(cell.split()) for cell in row]
        at = next((n for n, cell in enumerate(cells) if _ADDRESS.search(cell)), None)
        if at is None:
            if any(cells):
                found.left_out.append(f"Row {number}: no e-mail address stands in it.")
            continue
        found.people.append(_person(number, cells, at, named))
    return found


def _person(number: int, cells: Sequence[str], at: int, named: Sequence[int]) -> ListedPerson:
    address = _ADDRESS.search(cells[at])
    assert address
    # “Ada Reed <ada@…>”: the name stands before the address, in one cell.
    beside = cells[at].replace(address[0], "").strip(" <>,;\"'")
    others = [n for n, cell in enumerate(cells) if n != at and cell]
    of_name = [n for n in named if n in others] or ([] if beside else others[:1])
    name = beside or " ".join(cells[n] for n in of_name)
    post = ", ".join(cells[n] for n in others if n not in of_name)
    return ListedPerson(number, name[:120], address[1].lower()[:254], post)


def _named_columns(headings: Sequence[str]) -> list[int]:
    """Return the columns of the name: the forename before the surname, in whichever order they stand."""
    for tells in ((_FIRST, _LAST), (_SAYS_NAME,)):
        columns = [n for tell in tells for n, words in enumerate(headings) if tell.search(words)]
        if columns:
            return columns[: len(tells)]
    return []
