"""Stories."""

PAGE = "/harbour/shared/stories/"


def test_a_story_is_told_and_waits_to_be_looked_over(as_, world):
    assert as_("head").post(PAGE, {"title": "A garden", "text": "It grew."}).status_code == 302
    assert "A garden" in as_("governance").get(PAGE).content.decode()
    assert "A garden" not in as_("governor").get(PAGE).content.decode()
    assert as_("head").post(PAGE, {"title": "", "text": ""}).status_code == 422
