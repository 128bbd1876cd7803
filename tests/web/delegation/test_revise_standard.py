"""Saying anew what is expected of a role."""

from tests.web.delegation.roles import expected_of_heads


def test_it_is_drawn_as_it_stands_and_saved_by_those_who_may(as_, world) -> None:
    row = expected_of_heads(world)
    address = f"/harbour/who-decides/standards/{row.ref}/edit/"
    assert "Leads a school: Holds it steady." in as_("chief").get(address).content.decode()
    typed = {
        "title": "Headteacher", "role": "head", "description": "Leads.", "standards": "Listens", "rungs": "",
        "least": "", "agreed_on": "2026-09-01", "agreed_by": "Trust Board", "revision": row.revision,
        "reason": "Listening comes first.",
    }  # fmt: skip
    assert as_("chief").post(address, typed).status_code == 302
    row.refresh_from_db()
    assert (row.standards, row.agreed_by) == (["Listens"], "Trust Board")
    page = as_("head").get(address.removesuffix("edit/")).content.decode()
    assert "Leads a school: Holds it steady." in page[page.index("Listening comes first.") :]
    assert as_("chief").post(address, typed).status_code == 409
    assert as_("head").get(address).status_code == 404
