"""Planning training for a gap."""

from goldenthread.features.members.models import Training

ADDRESS = "/harbour/governance/training/new/"


def test_a_gap_becomes_an_item_open_to_several_bodies(as_, board, local):
    page = as_("governance").get(f"{ADDRESS}?for=finance&need=Budgets").content.decode()
    assert 'value="Budgets"' in page
    typed = {"title": "Reading a budget", "bodies": [board.ref, local.ref], "cost": "250", "criterion": "finance"}
    assert as_("governance").post(ADDRESS, typed).status_code == 302
    assert (Training.objects.get().criterion, Training.objects.get().bodies.count()) == ("finance", 2)
    assert as_("governance").post(ADDRESS, typed | {"cost": "-5"}).status_code == 422
    assert as_("trustee").get(ADDRESS).status_code == 404
