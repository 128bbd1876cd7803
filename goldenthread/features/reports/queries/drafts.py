"""What a report would say today: plain values, worded as they will be read, and ready to be frozen."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.db.models import QuerySet

from goldenthread.domain.access import Reach
from goldenthread.features.organisations.models import School, Trust
from goldenthread.features.organisations.queries import schools_within
from goldenthread.features.reports.kinds import KINDS
from goldenthread.features.reports.models import Snapshot
from goldenthread.features.reports.queries import plan_on_a_page
from goldenthread.features.reports.queries.asking import NothingToReport, Question
from goldenthread.features.reports.queries.issued import fingerprint
from goldenthread.features.reports.queries.wording import day

__all__ = ["Draft", "NothingToReport", "draft", "may_draw"]

SCHEMA = 1
ISSUE, EDIT_PLAN = "report.issue", "plan.edit"
AUTHORS = {"plan-on-a-page": plan_on_a_page.content}


@dataclass(frozen=True)
class Draft:
    """A report before it is issued. `content` holds nothing that JSON does not."""

    report: str
    title: str
    school: School | None
    as_at: dt.date
    drawn_on: dt.date
    content: dict[str, Any]

    @property
    def audience(self) -> str:
        """Say for whom it is: the board's holds every school's figures, a school's only its own."""
        return Snapshot.Audience.SCHOOL if self.school else Snapshot.Audience.BOARD

    @cached_property
    def fingerprint(self) -> str:
        return fingerprint(self.content)


def may_draw(reach: Reach, report: str, school: School | None) -> bool:
    """Say whether the reader may see what this report would say today.

    Whoever issues reports may, everywhere. Of one school, so may whoever changes that school's plan: they
    wrote what it says. To issue it is still for those who issue reports.
    """
    if report not in KINDS or (school and not KINDS[report].of_schools):
        return False
    if reach.may_everywhere(ISSUE):
        return True
    return school is not None and reach.may(EDIT_PLAN, school=school.pk)


def schools_to_draw(reach: Reach) -> QuerySet[School]:
    """Return the schools of which the reader may draw a report up."""
    return schools_within(reach, ISSUE if reach.may_everywhere(ISSUE) else EDIT_PLAN)


def draft(
    report: str, reach: Reach, trust: Trust, *, today: dt.date, words: Mapping[str, str], school: School | None = None
) -> Draft:
    """Return what a report says on a day, as far as this reader may see; `words` are the trust's own.

    Raises NothingToReport, with a sentence, when there is nothing to draw it from.
    """
    asked = Question(reach, trust, today, words, school)
    content, as_at = AUTHORS[report](asked)
    title = KINDS[report].title
    head = {
        "schema": SCHEMA,
        "report": report,
        "kind_title": title,
        "trust": {"name": trust.name, "short_name": trust.short_name},
        "school": {"name": school.name, "ref": school.ref} if school else None,
        "drawn_on": today.isoformat(),
        "as_at": as_at.isoformat(),
        "as_at_words": day(as_at),
    }
    of = school.name if school else content["title"]
    return Draft(report, f"{title}: {of}"[:200], school, as_at, today, head | content)
