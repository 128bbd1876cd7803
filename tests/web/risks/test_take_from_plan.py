"""What a plan says of risks goes into the register."""

import pytest

from goldenthread.features.plans import operations as planning
from goldenthread.features.risks.models import Risk


@pytest.fixture
def said(world):
    planning.remind(element=world.aim, kind="risk", text="Nobody applies for the post", by=None)
    return f"/harbour/risks/plan/{world.aim.plan.ref}/take/"


def test_a_line_becomes_a_risk_of_its_part_owned_by_its_lead_and_is_offered_no_more(as_, world, said):
    line = as_("chief").get(said).context["form"].fields["lines"].choices[0][0]
    assert as_("chief").post(said, {"lines": [line], "kind": "people"}).status_code == 302
    risk = Risk.objects.get()
    assert (risk.title, risk.links.get().ref) == ("Nobody applies for the post", world.aim.ref)
    assert "Every risk that the plan names is in the register" in as_("chief").get(said).content.decode()


def test_nothing_chosen_is_sent_back_and_who_keeps_no_register_takes_nothing(as_, said):
    assert as_("chief").post(said, {"kind": "people"}).status_code == 422
    assert as_("trustee").get(said).status_code == 404
    assert "Nobody applies for the post" in as_("trustee").get("/harbour/risks/plan/").content.decode()
