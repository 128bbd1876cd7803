"""A report's content on paper. What was frozen is all that it is drawn from."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from goldenthread.domain import reading_time
from goldenthread.domain.year import quiet_sections
from goldenthread.features.reports.kinds import ISSUED
from goldenthread.features.reports.models import Snapshot
from goldenthread.features.reports.queries.wording import day
from goldenthread.foundation import charts
from goldenthread.foundation.printable import printable
from goldenthread.foundation.typst import Sheet

# How wide a chart is on a side of A4, in the drawing's own pixels.
CHART_WIDTH = 720.0


@dataclass(frozen=True)
class Over:
    """By how much a report runs over the one side that it promises."""

    millimetres: int
    percent: int

    @property
    def says(self) -> str:
        return (
            f"It is {self.millimetres} mm over one side of A4 ({self.percent} % too long), in the smallest type that "
            "can be read. Shorten titles or this year’s lines, or give the grid’s short wording to long ones."
        )


def draft_pdf(content: Mapping[str, Any]) -> bytes:
    """Return a draft as a PDF that says so on every page. What in it has an `address` links there."""
    drawn = dt.date.fromisoformat(content["drawn_on"])
    return _sheet(content, f"Draft of {day(drawn)}, not issued").pdf()


def issued_pdf(snapshot: Snapshot, content: Mapping[str, Any]) -> bytes:
    """Return an issued report as a PDF, the same each time: `content` is what was read from the snapshot."""
    says = f"Number {snapshot.number}, issued {day(snapshot.drawn_on)}"
    return _sheet(content, says).pdf()


def written_pdf(content: Mapping[str, Any], note: str) -> bytes:
    """Return a report of sections as a PDF; `note` says in its foot what it is. What has an `address` links there."""
    return _written(content, note).pdf()


def written_pages(content: Mapping[str, Any]) -> int:
    return _written(content, "").page_count


def _written(content: Mapping[str, Any], note: str) -> Sheet:
    said = {"sections": quiet_sections.told(content), "quiet": quiet_sections.quiet(content)}
    values = printable(dict(content) | said)
    of = (values["school"] or {}).get("name") or (values["part"] or {}).get("title") or values["trust"]["name"]
    for section in values["sections"]:
        for block in section["blocks"]:
            if block["kind"] == "chart":
                drawing = chart_of(block)
                assert drawing is not None, "a block of a chart holds one"
                block["svg"] = drawing.svg(charts.PAPER, CHART_WIDTH)
                block["figures"] = [list(row) for row in drawing.table().rows]
    return Sheet(
        "report",
        values
        | {
            "of": of,
            "document_title": f"{values['kind_title']}: {of}, {values['period']}",
            "foot": [f"{values['kind_title']}, {of}", values["period"], f"Data as at {values['as_at_words']}", note],
            "note": note,
            "reading": reading_time.said(values["words_to_read"]),
        },
    )


def over_by(content: Mapping[str, Any]) -> Over | None:
    """Return by how much a report of one side runs over it; None when it fits."""
    # The line in the foot is one line whatever it says, so that a draft measures as its issued self.
    fit = _sheet(content, "Number 1").says("fit")
    return Over(max(round(fit["over"]), 1), max(round(fit["percent"]), 1)) if fit["over"] > 0 else None


def chart_of(content: Mapping[str, Any]) -> charts.Drawing | None:
    """Return the report's one chart, drawn from its frozen figures; the same for page and PDF."""
    frozen = content.get("chart")
    return charts.drawn(frozen) if frozen else None


def _sheet(content: Mapping[str, Any], says: str) -> Sheet:
    kind = ISSUED[content["report"]]
    values = printable(dict(content))
    drawing = chart_of(values)
    of = values["school"]["name"] if values["school"] else values["trust"]["name"]
    return Sheet(
        kind.layout,
        values
        | {
            "document_title": f"{kind.title}: {of}",
            "foot": [kind.title, values["period"], f"Data as at {values['as_at_words']}", says],
            "drawn": {
                "svg": drawing.svg(charts.PAPER, CHART_WIDTH),
                "columns": list(drawing.table().columns),
                "rows": [list(row) for row in drawing.table().rows],
            } if drawing else None,
        },
    )  # fmt: skip
