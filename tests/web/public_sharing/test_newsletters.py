"""The issues that are open to anybody."""

from goldenthread.features.sharing import operations
from tests.web.public_sharing.test_newsletter import sent

__all__ = ["sent"]


def test_only_what_was_opened_is_listed_and_a_trust_with_nothing_is_not_there(client, world, sent):
    assert client.get("/harbour/public/news/").status_code == 404
    operations.open_issue(issue=sent, by=None)
    page = client.get("/harbour/public/news/").content.decode()
    assert all(words in page for words in ("November", "A garden", f"/harbour/public/news/{sent.ref}/"))
