"""Questions about measures, and how they stand. Each answers for one reader, and hides small numbers itself."""

from goldenthread.features.measures.queries.cells import Cell, cells
from goldenthread.features.measures.queries.lists import (
    Concern,
    HeatMap,
    Listed,
    Recordable,
    exceptions,
    figures_waited_for,
    find_subjects,
    goal_of,
    heat_map,
    last_due,
    measure_list,
    measures_within,
    recordable,
    schools_seen,
    targets_within,
    what_changed,
)
from goldenthread.features.measures.queries.one_measure import (
    MeasurePage,
    PastReading,
    measure_page,
    reading_that_stands,
    readings_that_stand,
)
from goldenthread.features.measures.queries.one_school import MeasureThere, SchoolPage, school_counts, school_page

__all__ = [
    "Cell",
    "Concern",
    "HeatMap",
    "Listed",
    "MeasurePage",
    "MeasureThere",
    "PastReading",
    "Recordable",
    "SchoolPage",
    "cells",
    "exceptions",
    "figures_waited_for",
    "find_subjects",
    "goal_of",
    "heat_map",
    "last_due",
    "measure_list",
    "measure_page",
    "measures_within",
    "reading_that_stands",
    "readings_that_stand",
    "recordable",
    "school_counts",
    "school_page",
    "schools_seen",
    "targets_within",
    "what_changed",
]
