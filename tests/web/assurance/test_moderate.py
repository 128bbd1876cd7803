"""A self-evaluation moderated area by area."""

from goldenthread.features.activity.models import Notification
from goldenthread.features.assurance.models import Review
from tests.web.assurance.test_evaluate import written


def moderated(client, row, **typed):
    return client.post(f"/harbour/assurance/review/{row.ref}/moderate/", typed)


def test_areas_are_agreed_to_or_judged_otherwise_with_a_reason_and_both_stand(as_, world):
    written(as_("head"), world.haven_high)
    row = Review.objects.get()
    refused = moderated(as_("education"), row, deed_0="otherwise", judged_0="secure", deed_1="")
    assert (refused.status_code, "Say why you judge otherwise." in refused.content.decode()) == (422, True)
    nothing = as_("education").post(f"/harbour/assurance/review/{row.ref}/moderate/", {"deed_1": ""}, follow=True)
    assert "Nothing was judged anew." in nothing.content.decode()
    typed = {"deed_0": "otherwise", "judged_0": "secure", "says_0": "I heard eleven read.", "deed_whole": "agrees"}
    assert moderated(as_("education"), row, **typed).status_code == 302
    page = as_("head").get(f"/harbour/assurance/review/{row.ref}/").content.decode()
    assert all(words in page for words in ("strong", "secure", "I heard eleven read.", "not looked at", "blooming"))
    assert Notification.objects.get(post=world.posts["head"]).says.endswith(
        "1 of 2 areas moderated, 1 judged otherwise"
    )
    side_by_side = as_("trustee").get("/harbour/assurance/self-evaluation/").content.decode()
    assert "1 area is judged otherwise by a moderator" in side_by_side
    row.refresh_from_db()
    assert (row.moderated_judgement, row.grades["Reading"]) == ("Secure", "strong")


def test_nobody_moderates_their_own_or_another_schools(as_, world):
    written(as_("head"), world.haven_high)
    row = Review.objects.get()
    for who in ("head", "other_head", "governor", "trustee", "stranger"):
        assert moderated(as_(who), row, deed_0="agrees").status_code == 404, who
