"""Charts: pure functions from tidy values to SVG, the same drawing for the page and for the PDF.

Every drawing has a title that states its finding, a sentence for those who cannot see it, and a table
of its figures.
"""

from goldenthread.foundation.charts.bars import Bar, Bars
from goldenthread.foundation.charts.dots import Dot, Dots
from goldenthread.foundation.charts.drawing import NARROW, WIDE, Drawing, Table
from goldenthread.foundation.charts.heat_grid import HeatCell, HeatGrid, HeatRow
from goldenthread.foundation.charts.lines import Ahead, LineChart, Series
from goldenthread.foundation.charts.quarters import QuarterRow, QuarterRows
from goldenthread.foundation.charts.spark import spark
from goldenthread.foundation.charts.steps import Stay, StepRow, Steps
from goldenthread.foundation.charts.theme import PAGE, PAPER, Theme
from goldenthread.foundation.charts.time_line import Span, TimeLine, TimeRow

__all__ = [
    "NARROW",
    "PAGE",
    "PAPER",
    "WIDE",
    "Ahead",
    "Bar",
    "Bars",
    "Dot",
    "Dots",
    "Drawing",
    "HeatCell",
    "HeatGrid",
    "HeatRow",
    "LineChart",
    "QuarterRow",
    "QuarterRows",
    "Series",
    "Span",
    "Stay",
    "StepRow",
    "Steps",
    "Table",
    "Theme",
    "TimeLine",
    "TimeRow",
    "spark",
]
