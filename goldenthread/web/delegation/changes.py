"""Changes of the last year for which no reason stands, or about which nobody was asked beforehand."""

import datetime as dt
from collections.abc import Iterable
from typing import NamedTuple

from django.urls import reverse

from goldenthread.domain.access import Reach
from goldenthread.domain.deciding import participation as rule
from goldenthread.features.approvals.queries.consulting import asked_when
from goldenthread.features.documents.queries.register import changed_since
from goldenthread.features.plans.queries.agreed.versions import adopted_since


class Change(NamedTuple):
    """One thing that was changed: its reference, where it is read, when it came into force and why."""

    kind: str
    ref: str
    title: str
    address: str
    on: dt.date
    reason: str


class Unexplained(NamedTuple):
    """A change with what it lacks."""

    change: Change
    lacks_reason: bool
    lacks_asking: bool


def unexplained(reach: Reach, slug: str, today: dt.date) -> list[Unexplained]:
    """Return the changes that the reader sees and that lack a reason or a question beforehand, the latest first."""
    changes = sorted(_changes(reach, slug, today - rule.LOOKED_BACK), key=lambda one: one.on, reverse=True)
    asked = {
        (kind, ref): days
        for kind in ("plan", "document")
        for ref, days in asked_when(reach.trust, kind, [one.ref for one in changes if one.kind == kind]).items()
    }
    found = []
    for one in changes:
        was_asked = rule.was_asked_before(asked.get((one.kind, one.ref), ()), one.on)
        lacks_reason = not one.reason.strip() and not was_asked
        if lacks_reason or not was_asked:
            found.append(Unexplained(one, lacks_reason, not was_asked))
    return found


def _changes(reach: Reach, slug: str, since: dt.date) -> Iterable[Change]:
    for version in adopted_since(reach, since):
        plan = version.plan
        title = f"{plan.title}, {plan.school.short_name}" if plan.school else plan.title
        yield Change(
            "plan",
            plan.ref,
            title,
            reverse("plans:version", args=[slug, version.ref]),
            version.frozen_on,
            version.note,
        )
    for paper in changed_since(reach, since):
        document, on = paper.document, paper.agreed_on
        assert on is not None, "only what was agreed is a change"
        at = reverse("documents:document", args=[slug, document.ref])
        yield Change("document", document.ref, document.title, at, on, paper.changed)
