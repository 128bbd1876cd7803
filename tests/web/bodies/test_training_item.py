"""One training: who did it, and whether it helped."""

from goldenthread.features.members.models import Place
from goldenthread.features.members.operations import plan_training


def test_who_did_it_is_noted_and_says_whether_it_helped(as_, world, board):
    row = plan_training(trust=world.trust, by=None, bodies=[board], title="Budgets")
    address = f"/harbour/governance/training/{row.ref}/"
    done = {"deed": "done", "who": ["Trustee"], "others": "A guest", "done_on": "2026-11-20"}
    assert as_("trustee").post(address, done).status_code == 404
    assert as_("governance").post(address, done | {"done_on": "2026-12-20"}).status_code == 422
    assert as_("governance").post(address, done).status_code == 302
    assert as_("trustee").post(address, {"deed": "helped", "helped": "4"}).status_code == 302
    assert Place.objects.get(name="Trustee").helped == 4
    assert as_("head").post(address, {"deed": "helped", "helped": "4"}).status_code == 404
    assert "100" in as_("governance").get(address).content.decode()
