"""A remit, and what was reported back."""

import datetime as dt

from goldenthread.features.activity.models import Task
from goldenthread.features.governance import operations
from goldenthread.features.governance.models import Remit


def test_whoever_was_asked_reports_back_and_the_clerk_closes_it(as_, world, held):
    operations.record_item(
        item=held.items.first(), by=None, drawn_from=None, minute="",
        given=operations.Given("Count late buses", dt.date(2026, 12, 1), world.posts["head"]),
    )  # fmt: skip
    row = Remit.objects.get()
    address = f"/harbour/governance/remits/{row.ref}/"
    assert as_("governor").post(address, {"report": "Nine."}).status_code == 404
    assert as_("head").post(address, {"report": "Nine."}).status_code == 302
    assert not Task.objects.filter(kind="report on remit", closed_at=None).exists()
    as_("head").post(address, {"do": "close"})
    row.refresh_from_db()
    assert row.closed_on is None
    as_("governance").post(address, {"do": "close"})
    row.refresh_from_db()
    assert row.closed_on


def test_a_remit_of_another_school_or_in_confidence_is_not_there(as_, secret):
    address = f"/harbour/governance/remits/{secret.remits.get().ref}/"
    for who in ("head", "administrator", "chief", "other_head", "stranger"):
        assert as_(who).get(address).status_code == 404
