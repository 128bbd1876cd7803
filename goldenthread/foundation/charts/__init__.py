"""Charts: pure functions from tidy values to SVG, the same drawing for the page and for the PDF.

Every drawing has a title that states its finding, a sentence for those who cannot see it, and a table
of its figures.
"""

from goldenthread.foundation.charts.bars import Bar, Bars
from goldenthread.foundation.charts.drawing import MINUS, NARROW, WIDE, Drawing, Number, Table
from goldenthread.foundation.charts.gaps import GapRow, Gaps
from goldenthread.foundation.charts.heat_grid import HeatCell, HeatGrid, HeatRow
from goldenthread.foundation.charts.kept import drawn, kept
from goldenthread.foundation.charts.lines import Ahead, LineChart, Series
from goldenthread.foundation.charts.multiples import Multiples, Panel
from goldenthread.foundation.charts.quarters import QuarterRow, QuarterRows
from goldenthread.foundation.charts.spark import spark
from goldenthread.foundation.charts.steps import Stay, StepRow, Steps
from goldenthread.foundation.charts.theme import PAGE, PAPER, Theme
from goldenthread.foundation.charts.time_line import Span, TimeLine, TimeRow

__all__ = [
    "MINUS",
    "NARROW",
    "PAGE",
    "PAPER",
    "WIDE",
    "Ahead",
    "Bar",
    "Bars",
    "Drawing",
    "GapRow",
    "Gaps",
    "HeatCell",
    "HeatGrid",
    "HeatRow",
    "LineChart",
    "Multiples",
    "Number",
    "Panel",
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
    "drawn",
    "kept",
    "spark",
]
