"""Asking for a decision under the scheme, or taking one's own."""

from goldenthread.features.delegation.models import AskedDecision
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
