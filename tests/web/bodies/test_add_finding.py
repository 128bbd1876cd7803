"""Writing down what an audit brought to light."""

from goldenthread.features.activity.models import Task
from goldenthread.features.members.models import Finding


def test_expert_input_is_asked_of_somebody_at_a_cost(as_, world, audit):
    address = f"/harbour/governance/audits/{audit.ref}/find/"
    typed = {"kind": "expert", "says": "Nobody reads a cash flow", "cost": "600"}
    assert as_("governance").post(address, typed).status_code == 422
    assert as_("governance").post(address, typed | {"cost": "-1"}).status_code == 422
    assert as_("governance").post(address, typed | {"post": world.posts["finance_lead"].ref}).status_code == 302
    found = Finding.objects.get()
    assert Task.objects.get(kind="see to finding").subject_ref == found.ref
    assert "Nobody reads a cash flow" in as_("finance_lead").get("/harbour/").content.decode()
    assert as_("trustee").get(address).status_code == 404
