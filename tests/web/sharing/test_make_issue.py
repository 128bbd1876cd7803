"""Making an issue."""

from goldenthread.features.sharing import operations
from goldenthread.features.sharing.models import Issue

PAGE = "/harbour/shared/issues/new/"


def test_only_stories_that_may_be_told_are_offered(as_, story):
    typed = {"title": "November", "stories": [story.ref]}
    assert as_("governance").post(PAGE, typed).status_code == 422
    operations.let_story_be_told(story=story, by=None)
    assert as_("governance").post(PAGE, typed).status_code == 302
    assert Issue.objects.get().stories.get() == story
    assert as_("head").get(PAGE).status_code in (403, 404)
