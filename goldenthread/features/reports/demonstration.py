"""The reports of an invented trust: those that it issued before, and drafts in hand, from its pack's reports.yaml."""

import datetime as dt
from typing import Annotated, Any

from django.db.models import Q
from pydantic import BaseModel, ConfigDict, Field

from goldenthread.domain.measures.figure_block import rows_of
from goldenthread.domain.results import subject_results
from goldenthread.features.accounts.models import Person
from goldenthread.features.measures.queries import rule_values
from goldenthread.features.organisations.models import Body, Holding, School, Trust
from goldenthread.features.plans.models import Element
from goldenthread.features.reports import operations
from goldenthread.features.reports.models import Report
from goldenthread.features.reports.queries.sections import Span
from goldenthread.features.reports.queries.subjects import stages
from goldenthread.features.reports.queries.written import SECTION
from goldenthread.features.reports.written_kinds import WrittenKind, kinds_of
from goldenthread.features.reviews.models import Occurrence
from goldenthread.foundation import clock, library
from goldenthread.foundation.library import LibraryError


class _Shape(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class DraftFacts(_Shape):
    """One report: of which kind, place and term, who writes it, and what they wrote, by section or its title."""

    kind: str
    school: str = ""
    part: str = ""
    term: Annotated[str, Field(pattern=r"^20\d\d/\d\d( (autumn|spring|summer))?$")]
    post: str
    said: dict[str, str] = {}


class IssuedFacts(DraftFacts):
    """A report that was issued, on a day, and before which bodies it was laid when."""

    on: dt.date
    shown: dict[str, dt.date] = {}


class SubjectFacts(_Shape):
    """A school's results by subject in one summer, as the table that it handed in, with commas."""

    school: str
    stage: str
    year: Annotated[str, Field(pattern=r"^20\d\d/\d\d$")]
    rows: str


class ReportsFile(_Shape):
    """The reports of one pack, and the results by subject that some are drawn from."""

    subjects: list[SubjectFacts] = []

    issued: list[IssuedFacts] = []
    drafts: list[DraftFacts] = []


def take_reports(trust: Trust) -> int:
    """Give an invented trust the reports of its pack, once; return how many.

    Raises LibraryError for a kind, a place, a post or a section that is not there.
    """
    path = f"packs/{trust.pack}/reports.yaml"
    if not (library.folder() / path).exists() or Report.objects.filter(trust=trust).exists():
        return 0
    facts = library.read_as(path, ReportsFile)
    for each in facts.subjects:
        _keep_results(trust, each)
    past = [one for one in facts.issued if one.on <= clock.today()]
    for one in sorted(past, key=lambda each: each.on):
        _issue(trust, one)
    drafts = [one for one in facts.drafts if _span(trust, one.term).from_on <= clock.today()]
    for draft in drafts:
        _draw_up(trust, draft, _person(trust, draft.post))
    return len(past) + len(drafts)


def _keep_results(trust: Trust, facts: SubjectFacts) -> None:
    """Keep results of a summer once it is over: they come in the last days of August."""
    if clock.today() < dt.date(int(facts.year[:4]) + 1, 8, 28):
        return
    school = _one(School.objects.filter(trust=trust, key=facts.school), f"There is no school “{facts.school}”.")
    found = subject_results.read(rows_of(facts.rows), stages()[facts.stage].heads)
    if found.flaws:
        raise LibraryError(" ".join(found.flaws))
    operations.keep_results(school=school, stage=facts.stage, year=facts.year, lines=found.lines, by=None)


def _issue(trust: Trust, facts: IssuedFacts) -> None:
    by = _person(trust, facts.post)
    report = _draw_up(trust, facts, by, facts.on)
    held = operations.finish_writing(report=report, confidential_for="body", by=by, on=facts.on)
    snapshot = operations.issue_report(report=held, drawn_from=None, by=by, on=facts.on)
    for key, day in facts.shown.items():
        if day <= clock.today():
            body = _one(Body.objects.filter(trust=trust, key=key), f"There is no body “{key}”.")
            operations.present(snapshot=snapshot, body=body, on=day, local_first=False, by=by)


def _draw_up(trust: Trust, facts: DraftFacts, by: Person, on: dt.date | None = None) -> Report:
    kind = kinds_of(trust).get(facts.kind)
    if kind is None:
        raise LibraryError(f"There is no kind of report “{facts.kind}”.")
    schools = School.objects.filter(trust=trust, key=facts.school)
    school = _one(schools, f"There is no school “{facts.school}”.") if facts.school else None
    parts = Element.objects.filter(plan__trust=trust, plan__kind="trust", removed_at=None)
    named = parts.filter(Q(number=facts.part) | Q(title=facts.part))
    element = _one(named, f"The plan has no part “{facts.part}”.") if facts.part else None
    report = operations.draw_up_report(
        trust=trust, kind=kind, span=_span(trust, facts.term), school=school, element=element, by=by,
        occurrence=None if on else _duty(trust, kind, school), on=on,
    )  # fmt: skip
    for where, text in facts.said.items():
        operations.write_remark(report=report, about=_place(report, where), text=text, drawn_from=0, by=by)
    return Report.objects.get(pk=report.pk)


def _place(report: Report, where: str) -> str:
    for section in report.content["sections"]:
        if where in {section["key"], section["title"]}:
            return SECTION + str(section["key"])
    raise LibraryError(f"{report.title} has no section “{where}”.")


def _duty(trust: Trust, kind: WrittenKind, school: School | None) -> Occurrence | None:
    """Return the duty by which a report is asked for now."""
    asked = Occurrence.objects.filter(duty__trust=trust, duty__report=kind.kind, school=school, done_on=None)
    return asked.select_related("duty").order_by("due_on").first()


def _span(trust: Trust, term: str) -> Span:
    year, _, name = term.partition(" ")
    if not name:
        first = int(year[:4])
        return Span(f"Academic year {year}", dt.date(first, 9, 1), dt.date(first + 1, 8, 31))
    found = rule_values.calendar_of(trust).term(year, name)
    return Span(f"{name.capitalize()} term {year}", found.starts_on, found.ends_on)


def _person(trust: Trust, post: str) -> Person:
    held = Holding.objects.filter(post__trust=trust, post__key=post).select_related("person")
    person: Person = _one(held, f"Nobody holds the post “{post}”.").person
    return person


def _one(rows: Any, otherwise: str) -> Any:
    found = rows.order_by("pk").first()
    if found is None:
        raise LibraryError(otherwise)
    return found
