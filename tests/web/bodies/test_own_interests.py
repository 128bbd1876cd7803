"""A member's own interests, added to and confirmed."""

from goldenthread.features.activity.models import Task
from goldenthread.features.members.models import Declaration, Interest
from goldenthread.features.members.operations import ask_for_interests

ADDRESS = "/harbour/governance/interests/own/"


def test_a_member_is_asked_declares_and_confirms(as_, world, board):
    ask_for_interests(trust=world.trust)
    assert Task.objects.get(kind="confirm interests").post == world.posts["trustee"]
    assert ADDRESS in as_("trustee").get("/harbour/").content.decode()
    added = {"deed": "add", "kind": "business", "what": "Quill and Daughters", "from_on": "2020-01-01"}
    assert as_("trustee").post(ADDRESS, added).status_code == 302
    assert as_("trustee").post(ADDRESS, {"deed": "confirm"}).status_code == 302
    made = Declaration.objects.get()
    assert (made.person, made.interests[0]["what"]) == (world.people["trustee"], "Quill and Daughters")
    assert not Task.objects.filter(kind="confirm interests", closed_at=None).exists()


def test_what_makes_no_sense_is_refused_and_nothing_is_lost(as_, board):
    page = as_("trustee").post(ADDRESS, {
        "deed": "add", "kind": "gift", "what": "A hamper", "from_on": "2026-05-01", "until_on": "2026-04-01",
    })  # fmt: skip
    assert (page.status_code, "A hamper" in page.content.decode()) == (422, True)


def test_one_member_never_sees_anothers(as_, world, board, local):
    Interest.objects.create(
        trust=world.trust, person=world.people["trustee"], name="Trustee", kind="loyalty", what="An old quarrel",
        is_private=True,
    )  # fmt: skip
    assert "An old quarrel" in as_("trustee").get(ADDRESS).content.decode()
    for who in ("governor", "chief", "head"):
        assert "An old quarrel" not in as_(who).get(ADDRESS).content.decode()
