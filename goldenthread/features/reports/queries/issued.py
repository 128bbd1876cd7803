"""Reports that were issued: who may read them, and whether they are still what they were."""

import hashlib
import json
from collections.abc import Iterable, Mapping
from typing import Any

from django.db.models import QuerySet

from goldenthread.domain.access import Reach
from goldenthread.features.organisations.models import Body
from goldenthread.features.reports.models import Presentation, Snapshot
from goldenthread.foundation.subjects import Subject

SEE = "report.see"


class Tampered(Exception):
    """What is kept of an issued report is not what was issued. The message is for the reader."""


def issued(reach: Reach) -> QuerySet[Snapshot]:
    """Return the issued reports that the reader may see, the newest first.

    Those for the board hold every school's figures, and are for those who see reports everywhere. Those
    of one school are also for those who see reports there.
    """
    found = Snapshot.objects.filter(trust=reach.trust).select_related("school", "issued_by")
    if reach.may_everywhere(SEE):
        return found
    return found.filter(audience=Snapshot.Audience.SCHOOL, school__in=reach.schools_for(SEE))


def laid_before(reach: Reach, body: Body) -> QuerySet[Presentation]:
    """Return the reports laid before a body that the reader may see, the last first."""
    found = Presentation.objects.filter(body=body, snapshot__in=issued(reach).order_by().values("pk"))
    return found.select_related("snapshot").order_by("-on", "-pk")


def find_subjects(reach: Reach, refs: Iterable[str]) -> dict[str, Subject]:
    """Return issued reports as lines on a page, by reference, for what speaks of them from below."""
    found = issued(reach).filter(ref__in=list(refs)).select_related("trust")
    return {
        each.ref: Subject("report", each.ref, each.title, f"/{each.trust.slug}/reports/{each.ref}/") for each in found
    }


def read(snapshot: Snapshot) -> dict[str, Any]:
    """Return what an issued report says, or raise Tampered when it is no longer what was issued."""
    verify(snapshot)
    content: dict[str, Any] = snapshot.frozen
    return content


def verify(snapshot: Snapshot) -> None:
    """Raise Tampered unless the report's seal fits what is kept of it."""
    if seal_of(snapshot) != snapshot.hash:
        raise Tampered(
            f"{snapshot.title}, number {snapshot.number}, is not shown: what is kept of it is no longer what was "
            "issued. Ask your administrator to restore it from a backup; the trail says when it was issued."
        )


def seal_of(snapshot: Snapshot) -> str:
    """Return the hash over everything that an issued report says and is known by."""
    facts = [
        snapshot.report, snapshot.title, snapshot.number, snapshot.schema, snapshot.audience, snapshot.school_id,
        snapshot.as_at.isoformat(), snapshot.drawn_on.isoformat(), snapshot.frozen,
    ]  # fmt: skip
    return fingerprint(facts)


def fingerprint(value: list[Any] | Mapping[str, Any]) -> str:
    """Return the hash of plain values, whatever order a database keeps their keys in."""
    plain = json.dumps(value, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(plain.encode()).hexdigest()
