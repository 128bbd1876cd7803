"""Charts: the same drawing for page and paper, honest about what is missing."""

import datetime as dt
import json
import re
import xml.etree.ElementTree as ET
from decimal import Decimal
from itertools import pairwise

import pytest

from goldenthread.foundation import charts
from goldenthread.foundation.charts.drawing import shown, ticks

LINE = charts.LineChart(
    title="Absence has fallen", periods=["2023/24", "2024/25", "2025/26"], unit="%", decimals=1, target=15,
    series=[charts.Series("Trust", [Decimal("22.7"), None, Decimal("19.8")]),
            charts.Series("England", [20.9, 20.0, 19.5], role="comparator")],
)  # fmt: skip
BARS = charts.Bars(
    title="One is below",
    unit="%",
    bars=[charts.Bar("Quay", -1.9, "off"), charts.Bar("Point", None, marker="new school")],
)
RANKS = charts.QuarterRows(
    title="One stands apart",
    rows=[
        charts.QuarterRow("Quay", Decimal("93.8"), 91, 92, 95, "third quarter", 40, "risk"),
        charts.QuarterRow("Haven", 90.2, status="off"),
    ],
    trust=92.9,
    target=95,
)
GAPS = charts.Gaps(
    title="Disadvantaged pupils stand apart",
    rows=[
        charts.GapRow("SEND", Decimal(24), "no SEN", 49, "25 below the others", "27", (Decimal(22), Decimal(49))),
        charts.GapRow("Girls", 44, "boys", 38),
    ],
    unit="%",
)  # fmt: skip
MULTIPLES = charts.Multiples(
    title="Risen at one of two", periods=["2023/24", "2024/25", "2025/26"], unit="%", decimals=1, target=95,
    behind=[92, None, Decimal(93)],
    panels=[
        charts.Panel("Quay", [Decimal("93.8"), 94, 95.1], "met"), charts.Panel("Haven", [None, 90, None], "off"),
    ],
)  # fmt: skip
GRID = charts.HeatGrid(
    title="Two of three", places=["Quay", "Trust"],
    rows=[
        charts.HeatRow("Learning"),
        charts.HeatRow("Attendance", [charts.HeatCell("93.8", "risk"), charts.HeatCell("–")]),
    ],
)  # fmt: skip
STEPS = charts.Steps(
    title="Quay went back once", levels=["Stabilise", "Repair"], first=dt.date(2023, 9, 1),
    today=dt.date(2026, 11, 21),
    rows=[charts.StepRow("Quay", [
        charts.Stay(1, dt.date(2022, 9, 1), dt.date(2025, 8, 31), "It joined."),
        charts.Stay(0, dt.date(2025, 9, 1), says="Behaviour slid."),
    ])],
)  # fmt: skip
ALL = [LINE, BARS, RANKS, GAPS, MULTIPLES, GRID, STEPS]


@pytest.mark.parametrize("drawing", ALL)
@pytest.mark.parametrize("theme", [charts.PAGE, charts.PAPER])
@pytest.mark.parametrize("width", [charts.WIDE, charts.NARROW])
def test_a_drawing_is_an_image_with_a_sentence_and_nothing_outside_its_frame(drawing, theme, width):
    root = ET.fromstring(drawing.svg(theme, width))
    assert root.get("role") == "img"
    assert root.get("aria-label") == drawing.title
    _, _, wide, high = (float(side) for side in root.get("viewBox").split())
    for mark in root.iter("{http://www.w3.org/2000/svg}text"):
        assert 0 <= float(mark.get("x")) <= wide
        assert 0 <= float(mark.get("y")) <= high


@pytest.mark.parametrize("drawing", ALL)
def test_the_page_colours_by_class_and_paper_by_attribute(drawing):
    assert "#" not in drawing.svg(charts.PAGE)
    assert "class=" not in drawing.svg(charts.PAPER)
    assert "<text" in drawing.svg(charts.PAPER)
    assert 'font-family="Source Sans Pro"' in drawing.svg(charts.PAPER)


@pytest.mark.parametrize("drawing", ALL)
def test_every_shape_on_paper_has_a_colour_of_its_own(drawing):
    for shape in ET.fromstring(drawing.svg(charts.PAPER)):
        assert shape.get("fill") or shape.get("stroke"), ET.tostring(shape)


def test_every_drawing_has_its_figures_as_a_table():
    assert LINE.table().columns == ["Period", "Trust", "England"]
    assert LINE.table().rows[1] == ["2024/25", "", "20.0\u00a0%"]
    assert LINE.table().rows[-1][:2] == ["Target", "15\u00a0%"]
    assert BARS.table().rows[1] == ["Point", "new school"]
    assert ["Quay", "93.8"] in [row[:2] for row in RANKS.table().rows]
    assert GRID.table().rows == [["Attendance", "93.8", "–"]]


def test_a_missing_value_is_a_gap_and_never_a_nought():
    svg = LINE.svg(charts.PAGE)
    assert 'class="us"' not in svg, "two points with a gap between them are not joined"
    assert svg.count('class="us-dot"') == 3, "each stands alone, and the newest is marked"
    full = charts.LineChart(title="t", periods=["a", "b"], series=[charts.Series("Trust", [1, 2])])
    assert 'class="us"' in full.svg(charts.PAGE)


def test_no_value_at_all_still_draws_a_frame():
    empty = charts.LineChart(title="Nothing yet", periods=["2025/26"], series=[charts.Series("Trust", [None])])
    assert ET.fromstring(empty.svg(charts.PAGE)) is not None
    assert ET.fromstring(charts.Bars(title="None", bars=[]).svg(charts.PAGE)) is not None
    assert ET.fromstring(charts.QuarterRows(title="None", rows=[]).svg(charts.PAGE)) is not None


def test_what_is_said_in_words_has_an_axis_of_words():
    said = charts.LineChart(
        title="t", periods=["a", "b"], series=[charts.Series("Quay", [0, 1])], target=1, words=("no", "yes")
    )
    svg = said.svg(charts.PAGE)
    assert re.findall(r">([^<]+)</text>", svg) == ["no", "yes", "b", "a", "target yes", "yes"]
    assert said.table().rows == [["a", "no"], ["b", "yes"], ["Target", "yes"]]


def test_words_are_never_markup():
    nasty = charts.LineChart(
        title='<b a="1">', periods=["<i>"], series=[charts.Series("&<s>", [1])], target=2, target_name="<t>"
    )
    svg = nasty.svg(charts.PAGE)
    assert ET.fromstring(svg).get("aria-label") == '<b a="1">'
    assert not re.search(r"<[bist]>", svg)


@pytest.mark.parametrize(
    ("low", "high", "steps"),
    [
        (0, 30, [0, 10, 20, 30]),
        (90.2, 95.4, [90, 92, 94, 96]),
        (-1.9, 8, [-2.5, 0, 2.5, 5, 7.5, 10]),
        (5, 5, [4, 4.5, 5, 5.5, 6]),
    ],
)
def test_an_axis_counts_in_round_steps_that_hold_every_value(low, high, steps):
    assert ticks(low, high) == steps


def test_labels_at_the_ends_of_lines_never_cover_each_other():
    close = charts.LineChart(
        title="t", periods=["a", "b"], series=[charts.Series(n, [1, 2 + i / 1000]) for i, n in enumerate("XYZ")]
    )
    ends = [
        float(y) for y in re.findall(r'y="([\d.]+)" text-anchor="start" class="us-label"', close.svg(charts.PAGE))
    ]
    assert len(ends) == 3
    assert all(below - above >= 13.9 for above, below in pairwise(sorted(ends)))


def test_a_line_that_ends_earlier_is_named_where_it_ends():
    early = charts.LineChart(
        title="t", periods=["2023/24", "2024/25", "2025/26"],
        series=[charts.Series("Trust", [1, 2, 3]), charts.Series("England", [2, None, None], "comparator")],
    )  # fmt: skip
    svg = early.svg(charts.PAGE)
    x, anchor = re.search(r'<text x="([\d.]+)" y="[\d.]+" text-anchor="(\w+)"[^>]*>England', svg).groups()
    assert anchor == "middle"
    assert float(x) < charts.WIDE / 2


@pytest.mark.parametrize("drawing", [LINE, RANKS, GAPS, MULTIPLES])
def test_a_drawing_that_was_kept_is_drawn_again_just_so(drawing):
    again = charts.drawn(json.loads(json.dumps(charts.kept(drawing))))
    assert again.svg(charts.PAPER) == drawing.svg(charts.PAPER)
    assert again.table() == drawing.table()


def test_what_was_kept_before_there_were_forms_is_a_line():
    values = {key: value for key, value in charts.kept(LINE).items() if key != "form"} | {
        "measure": "m",
        "school": "",
    }
    assert charts.drawn(values).table() == LINE.table()


def test_a_mark_tells_its_status_by_its_shape_too():
    svg = RANKS.svg(charts.PAGE)
    assert '<path d="M' in svg
    assert 'class="dot risk risk-dot"' in svg
    assert RANKS.table().rows[1] == ["Haven", "90.2", "", "", "", "", ""]
    assert RANKS.table().rows[-1][:2] == ["Target", "95"]


def test_a_spark_breaks_where_a_figure_is_missing_and_ends_with_a_dot():
    svg = charts.spark([3, 4, None, 6, 7], css="met")
    assert svg.count("M") == 2
    assert svg.count("<circle") == 1
    assert 'aria-hidden="true"' in svg
    assert charts.spark([1]) == "", "one figure has no direction"
    assert ET.fromstring(charts.spark([2, 2, 2])) is not None


def test_a_target_at_the_foot_is_named_above_its_line_where_no_period_stands():
    low = charts.LineChart(title="t", periods=["a", "b"], series=[charts.Series("Trust", [25, 20])], target=15)
    target = re.search(r'y="([\d.]+)"[^>]*>target', low.svg(charts.PAGE))
    assert float(target.group(1)) < 222


@pytest.mark.parametrize("width", [charts.WIDE, charts.NARROW])
@pytest.mark.parametrize("count", [1, 2, 6, 7, 18])
def test_the_names_of_periods_never_cover_each_other_and_the_newest_is_named(width, count):
    periods = [f"Autumn {2000 + n}" for n in range(count)]
    many = charts.LineChart(title="t", periods=periods, series=[charts.Series("Trust", list(range(count)))])
    drawn = re.findall(r'<text x="([\d.]+)" y="242"[^>]*>(Autumn \d+)<', many.svg(charts.PAGE, width))
    middles = sorted(float(x) for x, _ in drawn)
    assert periods[-1] in {name for _, name in drawn}
    assert all(after - before >= len(periods[0]) * 6.6 for before, after in pairwise(middles))


@pytest.mark.parametrize(
    ("value", "says"),
    [
        (45.25, "45.3\u00a0%"),
        (-0.04, "0.0\u00a0%"),
        (Decimal("2.65"), "2.7\u00a0%"),
        (1234.5, "1,234.5\u00a0%"),
        (-7.85, "−7.9\u00a0%"),
    ],
)
def test_a_figure_on_a_chart_is_rounded_as_it_is_on_the_page(value, says):
    assert shown(value, "%", 1) == says


def test_steps_say_where_a_place_stands_today_and_why_it_moved():
    assert ["Quay", "Stabilise", "1 Sep 2025", "today", "Behaviour slid."] in STEPS.table().rows
    drawn = STEPS.svg(charts.PAGE)
    assert ">Stabilise<" in drawn
    assert ">Repair<" not in drawn  # only where it stands is named
