"""An issue is sent, and stays as it was sent."""

from goldenthread.features.activity.models import Notification
from goldenthread.features.sharing import operations


def test_an_issue_is_sent_once_and_keeps_its_words(as_, world, story):
    operations.let_story_be_told(story=story, by=None)
    row = operations.make_issue(
        trust=world.trust, title="November", by=None, audience=["head", "governor"], stories=[story]
    )
    page = f"/harbour/shared/issues/{row.ref}/"
    assert as_("governor").get(page).status_code == 404
    assert as_("governance").post(page, {"deed": "send"}).status_code == 302
    told = set(Notification.objects.filter(subject_kind="news issue").values_list("post__role", flat=True))
    assert told == {"head", "governor"}
    operations.revise_story(story=story, title="Other", text="Other words.", by=None, drawn_from=None)
    assert "It grew." in as_("governor").get(page).content.decode()
    assert as_("governance").post(page, {"deed": "send"}).status_code == 404
