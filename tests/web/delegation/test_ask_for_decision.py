"""Asking for a decision under the scheme, or taking one's own."""

from goldenthread.features.delegation.models import AskedDecision, Decision
from tests.features.delegation.schemes import adopted


def test_within_the_limit_it_is_decided_and_above_it_goes_to_whoever_has_it(as_, world) -> None:
    adopted(world)
    address = f"/harbour/who-decides/asked/new/?decision=orders&school={world.haven_high.ref}"
    assert as_("head").post(address, {"what": "Books", "amount": "5000"}).status_code == 302
    assert as_("head").post(address, {"what": "A minibus", "amount": "5000.01"}).status_code == 302
    assert [one.state for one in AskedDecision.objects.order_by("pk")] == ["agreed", "open"]


def test_without_an_amount_or_words_it_is_asked_again_and_nothing_is_lost(as_, world) -> None:
    adopted(world)
    address = f"/harbour/who-decides/asked/new/?decision=orders&school={world.haven_high.ref}"
    answer = as_("head").post(address, {"what": "Books", "amount": ""})
    assert answer.status_code == 422
    assert "say how much" in answer.content.decode()
    assert "Books" in answer.content.decode()
    assert as_("head").post(address, {"what": "", "amount": "12"}).status_code == 422


def test_who_has_no_part_is_told_so_and_what_the_scheme_does_not_name_is_not_found(as_, world) -> None:
    adopted(world)
    address = f"/harbour/who-decides/asked/new/?decision=orders&school={world.haven_high.ref}&amount=90"
    assert "no part in this" in as_("governor").get(address).content.decode()
    as_("governor").post(address, {"what": "Books", "amount": "90"})
    assert not AskedDecision.objects.exists()
    assert as_("head").get("/harbour/who-decides/asked/new/?decision=moon").status_code == 404


def test_a_qualification_is_asked_for_with_its_criteria_and_read_by_those_concerned_alone(as_, world) -> None:
    adopted(world)
    Decision.objects.filter(topic="hub-priorities").update(
        anyone_asks=True, criteria="Agreed in the last appraisal\nA year in post"
    )
    address = f"/harbour/who-decides/asked/new/?decision=hub-priorities&school={world.haven_high.ref}"
    assert "What you may ask for yourself" in as_("governor").get("/harbour/who-decides/asked/").content.decode()
    said = {"what": "A course for middle leaders", "met_0": "yes", "how_0": "In October"}
    assert as_("governor").post(address, said).status_code == 422
    assert as_("governor").post(address, said | {"met_1": "no"}).status_code == 302
    asked = AskedDecision.objects.get()
    assert [(each["is_met"], each["how"]) for each in asked.criteria] == [(True, "In October"), (False, "")]
    page = f"/harbour/who-decides/asked/{asked.ref}/"
    assert "A year in post" in as_("governor").get(page).content.decode()
    decider = next(who for who, post in world.posts.items() if post.pk in asked.parties[0]["posts"])
    assert "Not met" in as_(decider).get(page).content.decode()
    others = {"education", "head", "other_head", "trustee"} - {decider}
    assert {as_(who).get(page).status_code for who in others} == {404}
    assert as_(decider).post(address, said | {"met_1": "yes"}).status_code == 422
