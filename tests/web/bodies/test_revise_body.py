"""Changing what a body is."""

from goldenthread.web.bodies.forms import facts_of


def typed(body, **other):
    return {key: "" if value is None or value is False else value for key, value in facts_of(body).items()} | other


def address(body):
    return f"/harbour/governance/bodies/{body.ref}/change/"


def test_what_is_typed_is_kept_and_the_rest_stays(as_, local):
    assert as_("governance").post(address(local), typed(local, remit="Knows the school.")).status_code == 302
    local.refresh_from_db()
    assert (local.remit, local.kind, local.categories[0]["least"]) == ("Knows the school.", "local body", 2)


def test_whoever_was_slower_is_told_and_loses_nothing(as_, local):
    drawn = typed(local, remit="Mine.")
    as_("governance").post(address(local), typed(local, remit="Theirs."))
    page = as_("chief").post(address(local), drawn)
    assert page.status_code == 409
    assert "Mine." in page.content.decode()
    assert "Theirs." in page.content.decode()


def test_those_who_keep_no_seats_find_no_such_page(as_, local, board):
    for who in ("governor", "head", "trustee", "education", "stranger"):
        assert as_(who).post(address(local), typed(local, remit="Hm.")).status_code == 404
