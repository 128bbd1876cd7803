"""Saying how a division works, and that it is agreed."""

from goldenthread.features.delegation.models import OperatingModel


def test_what_is_said_otherwise_is_to_be_agreed_anew(as_, world) -> None:
    address = f"/harbour/who-decides/divisions/{world.finance.ref}/edit/"
    typed = {"way": "central", "says": "One ledger.", "agreed_on": "2026-09-01", "agreed_by": "Trust Board"}
    assert as_("chief").post(address, typed | {"says": ""}).status_code == 422
    assert as_("chief").post(address, typed | {"agreed_by": ""}).status_code == 422
    assert as_("chief").post(address, typed).status_code == 302
    row = OperatingModel.objects.get()
    assert row.agreed_by == "Trust Board"
    again = typed | {"says": "Two ledgers.", "revision": row.revision}
    assert as_("chief").post(address, again).status_code == 302
    row.refresh_from_db()
    assert (row.says, row.agreed_on) == ("Two ledgers.", None)
    assert as_("chief").post(address, again).status_code == 409
    assert as_("head").get(address).status_code == 404
