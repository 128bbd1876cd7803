"""Books for staff: asked, given, said what it changed, passed on."""

from goldenthread.features.activity.models import Task
from goldenthread.features.sharing.models import BookWish

PAGE = "/harbour/shared/books/"


def test_a_book_is_asked_for_given_reviewed_and_passed_on(as_, world):
    head, keeper = as_("head"), as_("governance")
    assert head.post(PAGE, {"deed": "ask", "title": "Small talk"}).status_code == 302
    wish = BookWish.objects.get()
    assert head.post(PAGE, {"deed": "give", "book": wish.ref}).status_code == 404
    keeper.post(PAGE, {"deed": "give", "book": wish.ref})
    assert Task.objects.get(kind="review book").post == world.posts["head"]
    assert head.post(PAGE, {"deed": "ask", "title": "Another"}).status_code == 422
    head.post(PAGE, {"deed": "review", "book": wish.ref, "review": "I listen first."})
    assert "I listen first." not in as_("trustee").get(PAGE).content.decode()
    keeper.post(PAGE, {"deed": "agree", "book": wish.ref})
    keeper.post(PAGE, {"deed": "back", "book": wish.ref})
    assert "I listen first." in as_("trustee").get(PAGE).content.decode()
    assert not Task.objects.filter(kind="review book", closed_at=None).exists()
    assert BookWish.objects.get().donated_on
    assert as_("stranger").get(PAGE).status_code == 404
