"""What is to be done after a visit."""

from goldenthread.features.activity.models import Task
from goldenthread.features.members.models import FollowUp
from goldenthread.features.members.operations import Wanted, add_follow_up


def test_whose_it_is_says_what_came_of_it_and_the_task_is_done(as_, world, visit):
    row = add_follow_up(visit=visit, by=None, wanted=Wanted("Try a later bell", world.posts["head"]))
    address = f"/harbour/governance/visits/follow-up/{row.ref}/"
    assert as_("trustee").post(address, {"outcome": "Hm."}).status_code == 404
    assert as_("other_head").get(address).status_code == 404
    assert as_("head").post(address, {"outcome": ""}).status_code == 422
    assert as_("head").post(address, {"outcome": "Eleven fewer late."}).status_code == 302
    assert FollowUp.objects.get().outcome == "Eleven fewer late."
    assert not Task.objects.filter(kind="follow up visit", closed_at=None).exists()
