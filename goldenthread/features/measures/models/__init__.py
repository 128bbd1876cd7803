"""Measures, what is aimed at, what was read, how it stands and is said to stand, and rounds of collecting."""

from goldenthread.features.measures.models.baselines import Baseline
from goldenthread.features.measures.models.chart_sets import ChartSet
from goldenthread.features.measures.models.combined import Combined
from goldenthread.features.measures.models.judging import Break, Override, Sureness
from goldenthread.features.measures.models.measures import (
    FIGURE,
    Comparator,
    Measure,
    Reading,
    SecondLook,
    Standing,
    Target,
    WorkedOut,
)
from goldenthread.features.measures.models.rounds import Reported, Round
from goldenthread.features.measures.models.similar import SimilarSchools, Spread
from goldenthread.features.measures.models.surveys import SurveyQuestion

__all__ = [
    "FIGURE",
    "Baseline",
    "Break",
    "ChartSet",
    "Combined",
    "Comparator",
    "Measure",
    "Override",
    "Reading",
    "Reported",
    "Round",
    "SecondLook",
    "SimilarSchools",
    "Spread",
    "Standing",
    "Sureness",
    "SurveyQuestion",
    "Target",
    "WorkedOut",
]
