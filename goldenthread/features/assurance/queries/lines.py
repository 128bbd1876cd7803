"""Checks, findings and the rest as lines on a page, for whoever cites them."""

from collections.abc import Iterable

from goldenthread.domain.access import Reach
from goldenthread.features.assurance.queries import visible
from goldenthread.foundation.subjects import Subject


def find_checks(reach: Reach, refs: Iterable[str]) -> dict[str, Subject]:
    rows = visible.checks_within(reach).filter(ref__in=list(refs))
    return {
        row.ref: Subject("check", row.ref, str(row), f"/{row.round.trust.slug}/assurance/check/{row.ref}/")
        for row in rows
    }


def find_findings(reach: Reach, refs: Iterable[str]) -> dict[str, Subject]:
    rows = visible.findings_within(reach).filter(ref__in=list(refs))
    return {
        row.ref: Subject("finding", row.ref, str(row), f"/{row.trust.slug}/assurance/finding/{row.ref}/", row.place)
        for row in rows
    }


def find_recommendations(reach: Reach, refs: Iterable[str]) -> dict[str, Subject]:
    rows = visible.recommendations_within(reach).filter(ref__in=list(refs))
    return {
        row.ref: Subject(
            "recommendation", row.ref, str(row), f"/{row.finding.trust.slug}/assurance/recommendation/{row.ref}/",
            row.finding.place,
        )
        for row in rows
    }  # fmt: skip


def find_reviews(reach: Reach, refs: Iterable[str]) -> dict[str, Subject]:
    rows = visible.reviews_within(reach).filter(ref__in=list(refs))
    return {
        row.ref: Subject(
            "quality review", row.ref, row.title, f"/{row.trust.slug}/assurance/review/{row.ref}/", row.place
        )
        for row in rows
    }


def find_accreditations(reach: Reach, refs: Iterable[str]) -> dict[str, Subject]:
    rows = visible.accreditations_within(reach).filter(ref__in=list(refs))
    return {
        row.ref: Subject(
            "accreditation", row.ref, row.name, f"/{row.trust.slug}/assurance/mark/{row.ref}/", row.place
        )
        for row in rows
    }
