"""Reports that are being written: who may write which, and what stands in them for whom."""

import datetime as dt
from collections.abc import Iterable, Mapping
from typing import Any

from django.db.models import Q, QuerySet

from goldenthread.domain.access import Reach
from goldenthread.domain.year import report_ways
from goldenthread.features.governance.queries.seen_before import held_with
from goldenthread.features.organisations.models import Body, School, Trust
from goldenthread.features.plans.models import Element
from goldenthread.features.plans.queries import elements
from goldenthread.features.plans.queries.work.runners import elements_to_run
from goldenthread.features.reports.models import Batch, ConfidentialPart, Design, Report, Snapshot
from goldenthread.features.reports.queries.drawing_up import words_in
from goldenthread.features.reports.queries.issued import Tampered, fingerprint, issued
from goldenthread.features.reports.written_kinds import (
    OWN,
    PART,
    SCHOOL,
    WrittenKind,
    kind_of,
    kinds_of,
    library_kinds,
)
from goldenthread.foundation.subjects import Subject

WRITE, ISSUE, CONFIDENTIAL, DESIGN = "report.write", "report.issue", "report.confidential", "report.design"
SECTION, QUESTION = "section:", "question:"


def may_write(reach: Reach, kind: WrittenKind, school: School | None = None, element: Element | None = None) -> bool:
    """Say whether the reader may draw up and write a report of this kind and place."""
    if kind.of == SCHOOL and school is None:
        return False
    if reach.may_everywhere(ISSUE):
        return True
    if kind.of == SCHOOL:
        return school is not None and school.pk in _schools_of(reach, kind.writers)
    if kind.of == PART:
        return element is not None and elements_to_run(reach).filter(pk=element.pk).exists()
    return _writes_at_large(reach, kind)


def may_issue(reach: Reach, kind: WrittenKind, school: School | None = None) -> bool:
    """Say whether the reader may issue it: whoever issues reports, and its writer where the kind lets them."""
    return reach.may_everywhere(ISSUE) or (kind.author_issues and may_write(reach, kind, school))


def _schools_of(reach: Reach, roles: Iterable[str]) -> set[int]:
    """Return the schools in which the reader holds a post of these roles that may write reports."""
    writing = reach.schools_for(WRITE)
    wanted = set(roles)
    return {grant.school for grant in reach.grants if grant.school in writing and grant.role in wanted}


def _writes_at_large(reach: Reach, kind: WrittenKind) -> bool:
    return reach.may_everywhere(WRITE) and bool(reach.roles & set(kind.writers))


def schools_to_write(reach: Reach, kind: WrittenKind) -> QuerySet[School]:
    """Return the schools of which the reader may write a report of this kind."""
    schools = School.objects.here().filter(trust=reach.trust)
    return schools if reach.may_everywhere(ISSUE) else schools.filter(pk__in=_schools_of(reach, kind.writers))


def parts_to_write(reach: Reach) -> QuerySet[Element]:
    """Return the parts of the trust's plan of which the reader may write a report."""
    of_trust = Q(plan__kind="trust", plan__state="live", depth__lte=2)
    if reach.may_everywhere(ISSUE):
        return elements(reach).filter(of_trust)
    return elements_to_run(reach).filter(of_trust).select_related("plan")


def kinds_to_write(reach: Reach, trust: Trust) -> list[WrittenKind]:
    """Return the kinds of which the reader may write one somewhere."""
    return [
        kind for kind in kinds_of(trust).values()
        if reach.may_everywhere(ISSUE)
        or (kind.of == SCHOOL and _schools_of(reach, kind.writers))
        or (kind.of == PART and reach.may_somewhere(WRITE) and parts_to_write(reach).exists())
        or (kind.of == "trust" and _writes_at_large(reach, kind))
    ]  # fmt: skip


def drafts(reach: Reach) -> QuerySet[Report]:
    """Return the reports that are not issued yet and that the reader may write; to everybody else there are none."""
    return _theirs(reach).filter(snapshot=None)


def written(reach: Reach) -> QuerySet[Report]:
    """Return the reports that the reader may write, issued or not."""
    return _theirs(reach)


def _theirs(reach: Reach) -> QuerySet[Report]:
    found = Report.objects.filter(trust=reach.trust).select_related("school", "trust", "annotated_by", "snapshot")
    if reach.may_everywhere(ISSUE):
        return found
    theirs = Q(pk=None)
    for kind in library_kinds().values():
        schools = _schools_of(reach, kind.writers)
        if kind.of == SCHOOL and schools:
            theirs |= Q(kind=kind.kind, school__in=schools)
        elif kind.of == PART and reach.may_somewhere(WRITE):
            theirs |= Q(kind=kind.kind, about__in=elements_to_run(reach).values("ref"))
        elif kind.of == "trust" and _writes_at_large(reach, kind):
            theirs |= Q(kind=kind.kind)
    if heads := _schools_of(reach, ["head"]):
        theirs |= Q(kind__startswith=OWN, school__in=heads)
    return found.filter(theirs)


def may_read_in_confidence(reach: Reach, report: Report, kind: WrittenKind | None) -> bool:
    """Say whether the reader of a draft may see its confidential part: its writers, and who is trusted with it."""
    if reach.may_everywhere(CONFIDENTIAL):
        return True
    return report.school_id is not None and kind is not None and report.school_id in _schools_of(reach, kind.writers)


def as_written(report: Report, *, in_confidence: bool) -> dict[str, Any]:
    """Return what a draft says with what its authors have written: one query."""
    said = {one.about: one for one in report.remarks.all()}
    content = dict(report.content)
    content["edition"] = report.edition
    content["sections"] = [
        section | {"remark": _text(said, SECTION + section["key"])}
        for section in content["sections"] if in_confidence or not section["confidential"]
    ]  # fmt: skip
    content["questions"] = [one | {"answer": _text(said, QUESTION + one["key"])} for one in content["questions"]]
    content["words_to_read"] = words_in(
        content | {"sections": [s for s in content["sections"] if not s["confidential"]]}
    )
    return content


def _text(said: Mapping[str, Any], about: str) -> str:
    return said[about].text if about in said else ""


def places_to_write(content: Mapping[str, Any]) -> list[str]:
    """Return the places of a report in which an author is asked for words, in its order."""
    found = [SECTION + section["key"] for section in content["sections"] if section["asks"]]
    return found + [QUESTION + one["key"] for one in content["questions"]]


def confidential_part(reach: Reach, snapshot: Snapshot) -> ConfidentialPart | None:
    """Return what an issued report says in confidence to this reader; None where there is nothing for them.

    Raises Tampered when it is no longer what was issued.
    """
    part = ConfidentialPart.objects.filter(snapshot=snapshot).first()
    if part is None or not _may_open(reach, snapshot, part):
        return None
    if part.hash != seal_of_part(snapshot, part):
        raise Tampered("What this report said in confidence is no longer what was issued. It is not shown.")
    return part


def _may_open(reach: Reach, snapshot: Snapshot, part: ConfidentialPart) -> bool:
    if reach.may_everywhere(CONFIDENTIAL):
        return True
    school = snapshot.school_id
    if school is None:
        return False
    if part.audience == ConfidentialPart.Audience.BODY and school in reach.schools_for(CONFIDENTIAL):
        return True
    kind = library_kinds().get(snapshot.report)
    return school in _schools_of(reach, kind.writers if kind else ["head"])


def seal_of_part(snapshot: Snapshot, part: ConfidentialPart) -> str:
    """Return the hash that ties a confidential part to the report that it belongs to."""
    return fingerprint([snapshot.hash, part.audience, part.frozen])


def bodies_to_show(snapshot: Snapshot) -> QuerySet[Body]:
    """Return the bodies before which a report can be laid: the board's side, and of a school its own."""
    mine = Q(school=None) | Q(school=snapshot.school) if snapshot.school_id else Q(school=None)
    return Body.objects.filter(mine, trust=snapshot.trust_id).exclude(kind=Body.Kind.GROUP).order_by("kind", "name")


def may_show(reach: Reach, snapshot: Snapshot, kind: WrittenKind | None) -> bool:
    """Say whether the reader may note that a report was laid before a body."""
    return kind is not None and may_issue(reach, kind, snapshot.school)


def batches(reach: Reach) -> QuerySet[Batch]:
    """Return the jobs that issue many reports, for those who issue reports."""
    found = Batch.objects.filter(trust=reach.trust).select_related("begun_by")
    return found if reach.may_everywhere(ISSUE) else found.none()


def designs(reach: Reach) -> QuerySet[Design]:
    """Return the kinds that the trust made for itself, for those who design reports."""
    found = Design.objects.filter(trust=reach.trust)
    return found if reach.may_everywhere(DESIGN) else found.none()


def find_drafts(reach: Reach, refs: Iterable[str]) -> dict[str, Subject]:
    """Return drafts as lines on a page, by reference."""
    return {
        one.ref: Subject(
            "report draft", one.ref, one.title, f"/{one.trust.slug}/reports/drafts/{one.ref}/", under=one.period
        ) for one in drafts(reach).filter(ref__in=list(refs))
    }  # fmt: skip


def latest_issued(reach: Reach, kind: str, about: str) -> Snapshot | None:
    return issued(reach).filter(report=kind, about=about).order_by("-drawn_on", "-number").first()


def why_not_yet(ref: str, body_kind: str, on: dt.date) -> str:
    """Say why an issued report is not for a body of a kind on a day yet: a local body is to see its kind first."""
    snapshot = Snapshot.objects.filter(ref=ref).select_related("trust").first()
    kind = kind_of(snapshot.trust, snapshot.report) if snapshot else None
    if snapshot is None or kind is None or not kind.local_first:
        return ""
    return report_ways.seen_first(body_kind, on, shown_to(snapshot))


def shown_to(snapshot: Snapshot) -> list[report_ways.Shown]:
    """Return which kinds of body have seen a report when: as was noted, and at meetings of which it was a paper."""
    noted = [report_ways.Shown(one.body_kind, one.on) for one in snapshot.presentations.all()]
    met = held_with(snapshot.trust_id, ("report", snapshot.ref))
    return noted + [report_ways.Shown(one.body.kind, one.held_on) for one in met]
