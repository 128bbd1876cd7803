"""The training plan with its costs, and inductions."""

from goldenthread.features.members.operations import begin_induction, plan_training
from tests.query_budget import assert_within

ADDRESS = "/harbour/governance/training/"


def test_the_plan_tells_costs_who_is_outstanding_and_whose_induction_is_late(as_, world, board, local, seat):
    for title, bodies in (("Safeguarding", [board, local]), ("Budgets", [board])):
        plan_training(
            trust=world.trust, by=None, bodies=bodies, title=title, cost=300, is_mandatory=title == "Safeguarding"
        )
    begin_induction(membership=seat, by=None)
    reader = as_("governance")
    assert_within(30, lambda: reader.get(ADDRESS))
    page = reader.get(ADDRESS).content.decode()
    assert "3 members have training still to do" in page
    assert "£600" in page
    assert "12 late" in page
    members = page.split("Member by member</h2>")[1]
    assert (members.count("0 of 2 done"), members.count("0 of 1 done")) == (1, 2)
    assert members.count("1 owed") == 3
    own = as_("governor").get(ADDRESS).content.decode()
    assert "Ada Quill" not in own
