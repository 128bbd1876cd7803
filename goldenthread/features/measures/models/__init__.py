"""Measures, what is aimed at, what was read, how it stands, and the rounds in which figures are collected."""

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

__all__ = [
    "FIGURE",
    "Comparator",
    "Measure",
    "Reading",
    "Reported",
    "Round",
    "SecondLook",
    "Standing",
    "Target",
    "WorkedOut",
]
