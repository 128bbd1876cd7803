"""Who agrees to what, in which order."""


def test_every_kind_is_listed_with_its_order(as_):
    shown = as_("governance").get("/harbour/approvals/order/").content.decode()
    assert "School plans" in shown
    assert "The local body agrees" in shown


def test_it_is_there_for_those_who_set_the_trust_up(as_):
    for who in ("head", "trustee", "stranger"):
        assert as_(who).get("/harbour/approvals/order/").status_code == 404
