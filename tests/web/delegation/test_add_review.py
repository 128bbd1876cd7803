"""A body looks at how much is delegated."""

from goldenthread.features.delegation.models import DelegationReview
from goldenthread.features.organisations.models import Body
from tests.features.delegation.schemes import adopted


def test_each_section_is_judged_and_a_change_needs_a_reason(as_, world) -> None:
    page = f"/harbour/who-decides/reviews/new/?school={world.haven_high.ref}"
    assert "No scheme is in force" in as_("governance").get(page).content.decode()
    adopted(world)
    facts = {"name": "Audit", "kind": "committee"}
    body, _ = Body.objects.get_or_create(trust=world.trust, key="audit", defaults=facts)
    keys = [name for name in as_("governance").get(page).context["form"].fields if name.startswith("found_")]
    said = {"body": body.ref, "held_on": "2026-11-20", "next_on": "2027-11-20", keys[0]: "more", keys[1]: "keep"}
    refused = as_("governance").post(page, said)
    assert refused.status_code == 422
    assert "Say why for:" in refused.content.decode()
    assert as_("governance").post(page, said | {keys[0].replace("found", "says"): "Value shown."}).status_code == 302
    made = DelegationReview.objects.get()
    assert (made.school, made.body_name, [line["found"] for line in made.lines]) == (
        world.haven_high, "Audit", ["more", "keep"],
    )  # fmt: skip
    for who in ("head", "trustee", "stranger"):
        assert as_(who).get(page).status_code == 404
