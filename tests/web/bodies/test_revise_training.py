"""Changing an item of the training plan."""

from goldenthread.features.members.operations import plan_training


def test_what_was_spent_is_put_in_and_the_slower_is_told(as_, world, board):
    row = plan_training(trust=world.trust, by=None, bodies=[board], title="Budgets")
    address = f"/harbour/governance/training/{row.ref}/change/"
    typed = {"title": "Budgets", "bodies": [board.ref], "spent": "240.50", "revision": 1}
    assert as_("trustee").post(address, typed).status_code == 404
    assert as_("governance").post(address, typed).status_code == 302
    assert as_("chief").post(address, typed).status_code == 409
    row.refresh_from_db()
    assert str(row.spent) == "240.50"
