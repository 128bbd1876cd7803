"""What becomes of an issued report as bodies look at it: it is frozen already, and nothing in it changes."""

from collections.abc import Sequence
from typing import Any

from goldenthread.domain.access import Reach
from goldenthread.features.reports.models import Snapshot
from goldenthread.features.reports.queries.issued import Tampered, issued, verify
from goldenthread.foundation.subjects import Agreeable, Frozen, Outcome

ISSUE = "report.issue"


def stands(ref: str) -> str:
    return _report(ref).hash


def freeze(ref: str, by: Any) -> Frozen:  # noqa: ARG001  it was frozen when it was issued
    report = _report(ref)
    return Frozen(report.ref, f"Number {report.number}", report.hash)


def blocks(ref: str, is_last: bool) -> Sequence[str]:  # noqa: FBT001, ARG001  what is frozen reads the same at every step
    try:
        verify(_report(ref))
    except Tampered as tampered:
        return [str(tampered)]
    return []


def let_be(outcome: Outcome) -> None:
    """What a body said of a report is kept with its signature; the report itself stays as it was issued."""


def may_ask(reach: Reach, ref: str) -> bool:
    return reach.may_everywhere(ISSUE) and issued(reach).filter(ref=ref).exists()


def route(ref: str) -> str:
    return "school" if _report(ref).school_id else "other"


def place(ref: str) -> tuple[Any, Any]:
    return _report(ref).school, None


def read(reach: Reach, ref: str) -> str:
    found = issued(reach).filter(ref=ref).select_related("trust").first()
    return f"/{found.trust.slug}/reports/{found.ref}/" if found else ""


def _report(ref: str) -> Snapshot:
    return Snapshot.objects.select_related("school").get(ref=ref)


DOORS = Agreeable(
    stands=stands, freeze=freeze, blocks=blocks, on_agreed=let_be, on_returned=let_be, may_ask=may_ask,
    may_consult=may_ask, route=route, place=place, read=read, passages=lambda _: (),
)  # fmt: skip
