"""One decision that was asked for: answered by whoever has it."""

from goldenthread.features.activity.models import Task
from tests.web.delegation.asked import asked_for


def test_whoever_has_it_says_yes_and_both_see_it(as_, world) -> None:
    asked = asked_for(world)
    address = f"/harbour/who-decides/asked/{asked.ref}/"
    assert Task.objects.filter(post=world.posts["chief"], subject_ref=asked.ref, closed_at=None).exists()
    assert as_("head").post(address, {"do": "answer", "said": "yes"}).status_code == 404
    assert as_("chief").post(address, {"do": "answer", "said": "no"}).status_code == 422
    assert as_("chief").post(address, {"do": "answer", "said": "yes"}).status_code == 302
    asked.refresh_from_db()
    assert asked.state == "agreed"
    assert "Decided" in as_("head").get(address).content.decode()
    assert not Task.objects.filter(subject_ref=asked.ref, closed_at=None).exists()
    assert as_("chief").post(address, {"do": "answer", "said": "no", "because": "Late"}).status_code == 404


def test_it_is_taken_back_by_whoever_asked_and_others_do_not_see_it(as_, world) -> None:
    asked = asked_for(world)
    address = f"/harbour/who-decides/asked/{asked.ref}/"
    assert as_("other_head").get(address).status_code == 404
    assert as_("stranger").get(address).status_code == 404
    assert as_("chief").post(address, {"do": "take back"}).status_code == 404
    assert as_("head").post(address, {"do": "take back"}).status_code == 302
    asked.refresh_from_db()
    assert asked.state == "withdrawn"
