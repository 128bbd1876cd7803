"""Issuing reports: what they say is frozen, numbered and sealed, and never changes again."""

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from goldenthread.features.accounts.models import Person
from goldenthread.features.organisations.models import Trust
from goldenthread.features.reports import printing
from goldenthread.features.reports.kinds import KINDS
from goldenthread.features.reports.models import Snapshot
from goldenthread.features.reports.queries import Draft, seal_of
from goldenthread.features.reports.queries.drafts import SCHEMA
from goldenthread.features.trail import operations as trail


class OverOneSide(ValueError):
    """A report that promises one side does not fit on one; the message says by how much."""


def issue(*, draft: Draft, trust: Trust, by: Person) -> Snapshot:
    """Freeze a draft under the next number of its kind in the trust.

    Raises OverOneSide for a plan on a page that takes more than its page.
    """
    over = printing.over_by(draft.content) if KINDS[draft.report].one_side else None
    if over:
        raise OverOneSide(over.says)
    return _freeze(draft=draft, trust=trust, by=by)


@transaction.atomic
def _freeze(*, draft: Draft, trust: Trust, by: Person) -> Snapshot:
    # The trust's row is held until the number is taken, so that two who issue at once get two numbers.
    Trust.objects.select_for_update().get(pk=trust.pk)
    last = Snapshot.objects.filter(trust=trust, report=draft.report, about="").aggregate(Max("number"))["number__max"]
    snapshot = Snapshot(
        trust=trust, school=draft.school, report=draft.report, title=draft.title, number=(last or 0) + 1,
        audience=draft.audience, schema=SCHEMA, frozen=draft.content, as_at=draft.as_at,
        drawn_on=draft.drawn_on, issued_at=timezone.now(), issued_by=by,
    )  # fmt: skip
    snapshot.hash = seal_of(snapshot)
    snapshot.save(force_insert=True)
    trail.record(
        trust=trust.pk, by=by, did="issued a report", kind="report", ref=snapshot.ref,
        title=f"{snapshot.title}, number {snapshot.number}", after={"number": snapshot.number, "seal": snapshot.hash},
    )  # fmt: skip
    return snapshot
