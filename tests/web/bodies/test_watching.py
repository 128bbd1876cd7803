"""What bodies watch over."""

from goldenthread.features.members.operations import look, set_watch

ADDRESS = "/harbour/governance/watching/"


def test_what_should_have_been_looked_at_by_now_comes_first(as_, world, board):
    assert as_("trustee").post(ADDRESS, {"body": board.ref, "what": "Payroll", "times": 1}).status_code == 404
    assert as_("governance").post(ADDRESS, {"body": board.ref, "what": "Payroll", "times": 3}).status_code == 302
    look(watch=set_watch(body=board, by=None, what="Estates"), by=None, says="Sound.")
    page = as_("trustee").get(ADDRESS).content.decode()
    assert "1 of 2 should have been looked at by now" in page
    assert page.index("Payroll") < page.index("Estates")
    assert as_("governance").post(ADDRESS, {"body": board.ref, "what": "payroll", "times": 1}).status_code == 422
