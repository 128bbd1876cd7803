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


def test_who_leads_a_division_says_how_it_works_and_others_agree(as_, world) -> None:
    address = f"/harbour/who-decides/divisions/{world.finance.ref}/edit/"
    typed = {"way": "central", "says": "One ledger.", "agreed_on": "2026-09-01", "agreed_by": "Trust Board"}
    as_("chief").post(address, typed)
    lead = as_("service")
    assert 'name="agreed_by"' not in lead.get(address).content.decode()
    row = OperatingModel.objects.get()
    assert lead.post(address, typed | {"revision": row.revision}).status_code == 302
    row.refresh_from_db()
    assert str(row.agreed_on) == "2026-09-01"
    lead.post(address, {"way": "central", "says": "Two.", "agreed_by": "Us", "revision": row.revision})
    row.refresh_from_db()
    assert (row.says, row.agreed_on) == ("Two.", None)
