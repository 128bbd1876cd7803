"""What the gallery shows: invented values for every component, in every state."""

import datetime as dt
from decimal import Decimal
from types import SimpleNamespace
from typing import Any, NamedTuple

from django import forms
from django.contrib.messages import ERROR, INFO, SUCCESS
from django.contrib.messages.storage.base import Message

from goldenthread.features.documents.models import Evidence, StoredFile
from goldenthread.features.risks.models import Factor
from goldenthread.foundation import charts, clock
from goldenthread.web.kit import statuses
from goldenthread.web.kit.asked import Deed, Many
from goldenthread.web.kit.columns_form import ColumnsForm, Drawn

TRUST = SimpleNamespace(
    slug="gallery", ages_from=3, ages_to=18,
    name="Estuary Schools Trust", short_name="Estuary Schools", is_demonstration=True,
    words={"local_body": {"one": "Academy Committee", "many": "Academy Committees", "initials": "AC"}},
)  # fmt: skip
REACH = SimpleNamespace(
    may_somewhere=lambda _permission: True,
    may_everywhere=lambda _permission: True,
    grants=[SimpleNamespace(title="Chief executive", school=None, unit=None)],
)
PERSON = SimpleNamespace(name="Chief executive", is_authenticated=True)
MEASURE = SimpleNamespace(unit="%", decimals=1, kind="percentage")
FIGURES = [
    SimpleNamespace(
        measure=SimpleNamespace(name="Attendance", **vars(MEASURE)),
        cell=SimpleNamespace(status="at risk", number=Decimal("93.4"), marker="", value_word=""),
    ),
    SimpleNamespace(measure=SimpleNamespace(name="Staff who feel supported", **vars(MEASURE)), cell=None),
]
MONEY = SimpleNamespace(unit="£", decimals=0, kind="money")
HEARD = SimpleNamespace(
    decisions=[SimpleNamespace(
        says="A second plan for Fridays comes before Easter.", get_kind_display="Challenged",
        item=SimpleNamespace(ref="example", title="How the measures stand", meeting=SimpleNamespace(
            body=SimpleNamespace(name="Trust Board"), held_on=dt.date(2026, 10, 6),
        )),
    )],
    questions=[SimpleNamespace(
        ref="example", asks="Why is it always Fridays?", body=SimpleNamespace(name="Education committee"),
        answer="", answered_on=None, asked_on=dt.date(2026, 9, 29),
    )],
)  # fmt: skip
CARRIED = SimpleNamespace(
    title="Mend the gate", post=SimpleNamespace(title="Site manager"), waits_for_proof=False, done_on=None,
    due_until=dt.date(2026, 12, 11), due_question="", element=SimpleNamespace(
        ref="example", in_place="2 A safe site", plan=SimpleNamespace(title="School plan 2026/27", school=None)
    ),
)  # fmt: skip
STATED = SimpleNamespace(
    due_words="by Autumn 2026", due_from=dt.date(2026, 9, 1), due_until=dt.date(2026, 12, 18), due_question=""
)
PLAN = SimpleNamespace(ref="sample1", school_id=1, unit_id=None)
UNSETTLED = SimpleNamespace(
    due_words="S2020", due_from=None, due_until=None, due_question="Is this the spring or the summer of 2020?"
)


class _Named(NamedTuple):
    name: str


class ProgressForm(forms.Form):
    """One field of each kind, as pages use them."""

    said = forms.CharField(
        label="How does it stand?", widget=forms.Textarea, help_text="Two sentences that a new governor understands."
    )
    next_step = forms.CharField(label="What comes next", required=False)
    due = forms.DateField(label="By when", help_text="For example 27/11/2026.")
    status = forms.ChoiceField(
        label="Delivery", widget=forms.RadioSelect,
        choices=[(word, statuses.in_words(word)) for word in ("on track", "at risk", "off track")],
    )  # fmt: skip
    school = forms.ChoiceField(label="School", choices=[("ml", "Marsh Lane"), ("hh", "Haven High")])
    evidence = forms.FileField(label="Evidence", required=False, help_text="A document of up to 5 MB.")
    tell = forms.BooleanField(label="Tell those who watch this aim", required=False)


SAY = Deed("Say how 1.1 stands", "Quiet for 41 days", None, True, "Two minutes", "#")


REGISTER = Drawn(
    [["Risk", "Held by"], ["The roof of the hall leaks", "Head of estates"]], "Register", 0, ["title", ""]
)


def everything() -> dict[str, Any]:
    today = clock.today()
    return {
        "plan": PLAN,
        "figures": FIGURES,
        "columns": ColumnsForm(tables=[REGISTER], holds={"": "Keep it as a remark", "title": "The risk"}),
        "deeds": [
            Deed("Settle a date of Plan 2026-30", "", today + dt.timedelta(days=6), False, "Settle", "#"),
            Many("Say how 3 parts of your plans stand", today - dt.timedelta(days=2), True, [SAY] * 3),
        ],
        "unverified_cell": SimpleNamespace(is_unverified=True),
        "outside_ages": {_Named("Cliff Road"): "Teaches from 2."},
        "standings": [(word, statuses.MEANINGS[word]) for word in statuses.STANDINGS],
        "delivery": ["not started", "on track", "at risk", "off track", "done", "moved", "dropped"],
        "answers": ["takes up", "adapts", "supports", "conflicts", "declines", "to settle"],
        "days": [today - dt.timedelta(days=days) for days in (-6, 0, 1, 3, 41, 200, 800)],
        "days_ago_12": today - dt.timedelta(days=12),
        "days_ago_3": today - dt.timedelta(days=3),
        "days_ago_41": today - dt.timedelta(days=41),
        "measure": MEASURE, "money": MONEY, "stated": STATED, "unsettled": UNSETTLED,
        "form": ProgressForm(initial={"said": "Two of five schools have their strategy adopted."}),
        # Named so that the page is not answered as a form that came back wrong.
        "sent": ProgressForm({"said": "", "due": "32/13/2026", "status": "", "school": "ml"}),
        "pieces": [
            Evidence(
                kind="file", title="Minutes of the board", by_name="Head of governance", note="Item 6.",
                file=StoredFile(name="Minutes.pdf", says="PDF", size=214_000), dated_on=today,
            ),
            Evidence(
                kind="note", title="What parents told us", by_name="Headteacher", note="Nine of ten came.",
                dated_on=today - dt.timedelta(days=41),
            ),
        ],
        "around_us": [Factor(ref="example", title="Fewer pupils are born near us", kind="market", side="threat")],
        "heard_of": HEARD,
        "carried_out": [(CARRIED, "due")],
        "line_chart": LINE_CHART, "gap_chart": GAP_CHART, "bars": BARS, "gaps": GAPS,
        "heat_grid": HEAT_GRID, "multiples": MULTIPLES, "quarters": QUARTERS,
        "heat": [(heading, [(name, _cells(cells)) for name, cells in rows]) for heading, rows in HEAT],
        "places": PLACES,
        "counts": {"on track": 26, "at risk": 15, "off track": 8, "cannot tell": 3},
        "spark_down": [26, 25, 21, 20, None, 17, 15], "spark_up": [3, 4, 4, 6, 7],
        "examples_of_messages": MESSAGES,
    }  # fmt: skip


MESSAGES = [
    Message(SUCCESS, "Saved. Haven High’s next word is due on 18 December."),
    Message(INFO, "Two figures are still waited for."),
    Message(ERROR, "That file is a picture; bring in a spreadsheet or a text file."),
]
YEARS = ["2020/21", "2021/22", "2022/23", "2023/24", "2024/25", "2025/26"]
LINE_CHART = charts.LineChart(
    title="Persistent absence has fallen two years running, and is still a third above target",
    note="Share of pupils missing 10 % or more of sessions · solid trust, dashed England",
    periods=YEARS, unit="%", decimals=1, target=15,
    ahead=[charts.Ahead("2026/27", 18.9, 17.8, 20.0), charts.Ahead("2027/28", 18.0, 16.2, 19.8)],
    series=[
        charts.Series("Trust", [16.5, 24.1, 25.6, 22.7, 20.5, 19.8]),
        charts.Series("England", [17.9, 22.3, 23.5, 20.9, 20.0, 19.5], role="comparator"),
    ],
)  # fmt: skip
GAP_CHART = charts.LineChart(
    title="Haven High has no figure for 2022/23, and has come within reach of the band since",
    periods=YEARS, unit="%", decimals=1, band=(95, 97),
    series=[
        charts.Series("Haven High", [91.2, 92.0, None, 93.9, 94.6, 94.9]),
        charts.Series("Marsh Lane", [94.0, None, 95.1, None, 95.0, 95.4], role="other"),
    ],
)  # fmt: skip
BARS = charts.Bars(
    title="Cliff Road alone is below the reserves that the board asks for",
    unit="%", decimals=1, target=4, note="Reserves as a share of income, August 2026",
    bars=[
        charts.Bar("Marsh Lane", 7.2, "met"), charts.Bar("St Osyth’s", 6.1, "met"), charts.Bar("Quay", 4.4, "risk"),
        charts.Bar("Haven High", 8.0, "met"), charts.Bar("Cliff Road", -1.9, "off"),
        charts.Bar("Point", None, "idle", "new school"),
    ],
)  # fmt: skip
QUARTERS = charts.QuarterRows(
    title="One of two schools lies in the top quarter of schools like it",
    rows=[
        charts.QuarterRow("Marsh Lane", 71, 55, 62, 69, "top quarter", 50, "met"),
        charts.QuarterRow("Quay Primary", 52, 50, 58, 66, "third quarter", 48, "off"),
        charts.QuarterRow("Point", 61, status="risk"),
    ],
    unit="%", decimals=0, target=65, trust=60,
)  # fmt: skip
GAPS = charts.Gaps(
    title="Pupils with SEND stand 25 points below the others, two closer than before", unit="%", decimals=0,
    rows=[
        charts.GapRow("SEND", 24, "no SEN", 49, "25 points below the others", "27 points", (22, 49)),
        charts.GapRow("Girls", 44, "boys", 38, "6 points above boys"),
    ],
)  # fmt: skip
MULTIPLES = charts.Multiples(
    title="Attendance has risen at two of three schools", periods=YEARS, unit="%", decimals=1, target=95,
    behind=[92.4, 92.0, 92.2, 92.9, 93.1, 93.6],
    panels=[
        charts.Panel("Marsh Lane", [94.0, 94.2, None, 95.0, 95.1, 95.4], "met"),
        charts.Panel("Quay", [93.0, 92.1, 92.4, 93.0, 93.3, 93.8], "risk"),
        charts.Panel("Haven High", [91.2, 90.1, 90.0, 89.9, 89.5, 90.2], "off"),
    ],
)  # fmt: skip
PLACES = ["Marsh Lane", "St Osyth’s", "Quay", "Haven High", "Cliff Road", "Trust"]
HEAT = [
    ("Learning", [
        ("Reading, writing and maths at expected", ["66 met", "71 met", "60 risk", "–", "–", "65 met"]),
        ("Grade 5 or above in English and maths", ["–", "–", "–", "38 off", "44 risk", "41 risk"]),
    ]),
    ("Being there", [
        ("Attendance", ["95.4 met", "95.1 met", "93.8 risk", "90.2 off", "92.6 risk", "92.9 risk"]),
        ("Suspensions per 100", ["0.4 met", "hidden", "hidden", "18.2 off", "6.1 met", "8.0 risk"]),
    ]),
]  # fmt: skip
STATUS_OF = {"met": "on track", "risk": "at risk", "off": "off track"}


def _cells(cells: list[str]) -> list[tuple[str, str]]:
    """Return figure and status, the status empty where there is none."""
    pairs = (cell.partition(" ") for cell in cells)
    return [(shown, STATUS_OF.get(css, "")) for shown, _, css in pairs]


def _heat_cell(said: str) -> charts.HeatCell:
    shown, _, css = said.partition(" ")
    return charts.HeatCell(shown, css or "idle")


HEAT_GRID = charts.HeatGrid(
    title="Haven High is off track in two of three", places=PLACES,
    rows=[
        row
        for heading, measures in HEAT
        for row in (
            charts.HeatRow(heading),
            *(charts.HeatRow(name, [_heat_cell(said) for said in cells]) for name, cells in measures),
        )
    ],
)  # fmt: skip
