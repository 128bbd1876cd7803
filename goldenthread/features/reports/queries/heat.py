"""The heat map for paper: as many places as a side has room for, those that most need attention before others."""

from collections.abc import Mapping, Sequence
from typing import Any

from goldenthread.features.measures.models import Measure
from goldenthread.features.measures.queries import Cell
from goldenthread.features.organisations.models import School
from goldenthread.features.reports.queries.asking import Question
from goldenthread.features.reports.queries.wording import brief_figure, in_words, unit_beside

# Beside the names of measures a side of A4 has room for so many columns of figures, or of shapes alone.
MOST_WITH_FIGURES, MOST_SHAPES, MOST_ROWS = 8, 22, 48
PRESSING = {"off track": 100, "at risk": 1}

Cells = Mapping[int, Mapping[int | None, Cell]]


def heat(asked: Question) -> dict[str, Any]:
    """Return measures by schools, the trust last, with a sentence for whatever there was no room for."""
    shown = [measure for measure in asked.measures if asked.cells.get(measure.pk)]
    measures = _most_pressing(shown, MOST_ROWS, lambda each: _pressing(asked.cells[each.pk].values()))
    schools = _most_pressing(asked.schools, MOST_SHAPES, lambda each: _pressing_at(asked.cells, each.pk))
    rows, heading = [], None
    for measure in measures:
        rows.append(
            _row(asked, measure, schools) | {"heading": measure.heading if measure.heading != heading else ""}
        )
        heading = measure.heading
    return {
        "places": [{"name": school.short_name, "ref": school.ref} for school in schools],
        "with_figures": len(schools) <= MOST_WITH_FIGURES,
        "rows": rows,
        "limited": _limited(asked, len(schools), len(measures), len(shown)),
    }


def _row(asked: Question, measure: Measure, schools: Sequence[School]) -> dict[str, Any]:
    places = asked.cells[measure.pk]
    keys = [*(school.pk for school in schools), None]
    return {
        "measure": measure.name,
        "ref": measure.ref,
        "unit": unit_beside(measure),
        "cells": [_cell(measure, places.get(key)) for key in keys],
    }


def _cell(measure: Measure, cell: Cell | None) -> dict[str, str] | None:
    if cell is None:
        return None
    return {"status": "" if cell.is_hidden else cell.status, "shown": brief_figure(measure, cell)}


def _pressing(cells: Any) -> int:
    return sum(PRESSING.get(cell.status, 0) for cell in cells)


def _pressing_at(cells: Cells, school: int) -> int:
    return _pressing(places[school] for places in cells.values() if school in places)


def _most_pressing(every: Any, most: int, weight: Any) -> list[Any]:
    """Return no more than so many, in their own order: those that weigh most."""
    if len(every) <= most:
        return list(every)
    chosen = {each.pk for each in sorted(every, key=weight, reverse=True)[:most]}
    return [each for each in every if each.pk in chosen]


def _limited(asked: Question, schools: int, measures: int, of_measures: int) -> str:
    said = []
    if schools < len(asked.schools):
        said.append(
            f"Shown are the {in_words(schools)} of {len(asked.schools)} {asked.words['schools']} "
            "in which most is off track."
        )
    if measures < of_measures:
        said.append(
            f"Shown are the {measures} of {of_measures} {asked.words['measures']} of which most is off track."
        )
    return " ".join([*said, "All of it stands on the heat map of the site."]) if said else ""
