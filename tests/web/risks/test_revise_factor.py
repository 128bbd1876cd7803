"""Saying a factor otherwise."""

from goldenthread.features.risks import operations
from goldenthread.features.risks.operations import FactorWords, Whose


def test_a_stale_page_is_answered_with_both_texts(as_, world):
    words = FactorWords("Births fall", "market")
    made = operations.note_factor(whose=Whose(world.trust), words=words, by=None)
    page, typed = f"/harbour/risks/around/{made.ref}/edit/", {"title": "Births fall fast", "kind": "market"}
    assert as_("chief").post(page, typed | {"revision": 1}).status_code == 302
    stale = as_("chief").post(page, {"title": "Births rise", "kind": "market", "revision": 1})
    assert stale.status_code == 409
    assert "Births fall fast" in stale.content.decode()
    assert as_("head").get(page).status_code == 404
