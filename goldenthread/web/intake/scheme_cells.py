"""Who has which part in one line of a scheme that waits: as the paper has it, and as a person says otherwise."""

from collections.abc import Mapping
from dataclasses import dataclass

from goldenthread.domain.reading import scheme_reading
from goldenthread.domain.reading.scheme_reading import COLUMN, NOTHING, ReadScheme
from goldenthread.domain.reading.scheme_reading.settling import verbs_of
from goldenthread.web.kit.paper_columns import SIGNS


@dataclass(frozen=True)
class Cell:
    """One body or role in one line: its marks in the paper, what they were read as, and what was said instead."""

    key: str
    name: str
    drawn: str
    reads: str
    said: str
    choices: list[tuple[str, str]]


def cells_of(read: ReadScheme, answers: Mapping[str, str], place: int) -> list[Cell]:
    """Return the cells of one line, a body or role each."""
    line = read.lines[place]
    marks = dict(dict(line.by_phase).get(answers.get(COLUMN, ""), line.marks))
    verbs = verbs_of(read, answers)
    found = []
    for at, name in enumerate(read.parties):
        key, has = scheme_reading.cell_key(place, at), marks.get(name, ())
        parts = [verb for mark in has if (verb := verbs.get(mark)) and verb != NOTHING] or [NOTHING]
        drawn = " ".join(SIGNS.get(mark, mark) for mark in has)
        choices = [(verb, says) for verb, says in SIGNS.items() if [verb] != parts]
        reads = ", ".join(SIGNS[verb] for verb in dict.fromkeys(parts))
        found.append(Cell(key, name, drawn, reads, answers.get(key, ""), choices))
    return found


def lines_said(answers: Mapping[str, str]) -> set[int]:
    """Return the lines of which a cell was said otherwise."""
    return {int(key.split("-")[1]) for key in answers if key.startswith("cell-")}


def in_the_paper(cells: list[Cell]) -> str:
    """Return what the paper itself says in a line where a person said otherwise; nothing where nobody did."""
    drawn = " · ".join(f"{cell.name} {cell.drawn}" for cell in cells if cell.drawn)
    return (drawn or "no mark") if any(cell.said for cell in cells) else ""


def cells_given(typed: Mapping[str, str], read: ReadScheme, answers: Mapping[str, str]) -> dict[str, str]:
    """Return what was said of the cells of a line; as it was read is no answer, and takes one back."""
    place = place_of(typed.get("line", ""), read)
    cells = cells_of(read, answers, place) if place is not None else []
    given = {cell.key: (typed.get(cell.key), dict(cell.choices)) for cell in cells}
    return {key: said for key, (said, choices) in given.items() if said is not None and (not said or said in choices)}


def place_of(typed: str, read: ReadScheme) -> int | None:
    """Return the line that an address or a form names; None where there is none such."""
    is_place = typed.isascii() and typed.isdigit() and len(typed) < 6
    return int(typed) if is_place and int(typed) < len(read.lines) else None
