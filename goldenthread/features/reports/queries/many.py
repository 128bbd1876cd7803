"""How far the reports of all schools have come for one period."""

import datetime as dt
from dataclasses import dataclass

from goldenthread.features.organisations.models import School, Trust
from goldenthread.features.reports.models import Report

NOT_BEGUN, IN_HAND, WRITTEN, LATE, ISSUED, SHOWN = (
    "not begun", "being written", "written", "late", "issued", "presented",
)  # fmt: skip


@dataclass(frozen=True)
class Coming:
    """One school's report: its state in a word, the draft or what was issued, and when it is due."""

    school: School
    state: str
    report: Report | None = None
    due_on: dt.date | None = None
    presented: str = ""


def states_of(trust: Trust, kind: str, period: str, today: dt.date) -> list[Coming]:
    """Return each present school with its report of the period: three queries, whatever their number."""
    found = Report.objects.filter(trust=trust, kind=kind, period=period).select_related("snapshot")
    by_school = {one.school_id: one for one in found.prefetch_related("snapshot__presentations").order_by("pk")}
    schools = School.objects.here().filter(trust=trust).order_by("order", "name")
    return [_coming(school, by_school.get(school.pk), today) for school in schools]


def _coming(school: School, report: Report | None, today: dt.date) -> Coming:
    if report is None:
        return Coming(school, NOT_BEGUN)
    if report.snapshot is not None:
        shown = [f"{one.body_name}, {one.on.day} {one.on:%B}" for one in report.snapshot.presentations.all()]
        return Coming(school, SHOWN if shown else ISSUED, report, report.due_on, "; ".join(shown))
    if report.due_on is not None and report.due_on < today:
        return Coming(school, LATE, report, report.due_on)
    return Coming(school, WRITTEN if report.annotated_on else IN_HAND, report, report.due_on)
