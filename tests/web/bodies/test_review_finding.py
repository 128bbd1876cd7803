"""What a review found."""

from goldenthread.features.members.models import Finding
from goldenthread.features.members.operations import keep_review


def test_it_hangs_on_the_review(as_, world):
    row = keep_review(trust=world.trust, by=None, title="Review 2026")
    address = f"/harbour/governance/reviews/{row.ref}/find/"
    assert as_("trustee").get(address).status_code == 404
    assert as_("governance").post(address, {"kind": "strength", "says": "Chairing"}).status_code == 302
    assert Finding.objects.get().review == row
