"""An issue of the newsletter, open to anybody."""

import pytest

from goldenthread.features.sharing import operations


@pytest.fixture
def sent(world):
    story = operations.tell_story(
        trust=world.trust, title="A garden", text="It grew.", by=None, post=None, school=world.haven_high
    )
    operations.let_story_be_told(story=story, by=None)
    row = operations.make_issue(trust=world.trust, title="November", by=None, stories=[story])
    return operations.send_issue(issue=row, by=None)


def test_parents_read_an_issue_once_it_was_opened_and_no_more_once_it_is_taken_back(as_, client, sent):
    address, within = f"/harbour/public/news/{sent.ref}/", f"/harbour/shared/issues/{sent.ref}/"
    assert client.get(address).status_code == 404
    assert as_("head").post(within, {"deed": "open"}).status_code == 404
    assert as_("governance").post(within, {"deed": "open"}).status_code == 302
    assert "It grew." in client.get(address).content.decode()
    assert client.get(address.replace("harbour", "elsewhere")).status_code == 404
    as_("governance").post(within, {"deed": "close"})
    assert client.get(address).status_code == 404
