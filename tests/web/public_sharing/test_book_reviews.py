"""What staff said that books changed, open to anybody."""

from goldenthread.features.sharing import operations


def test_a_review_stands_open_by_its_writers_post_until_it_changes(as_, client, world):
    address, person, post = "/harbour/public/books/", world.people["head"], world.posts["head"]
    wish = operations.ask_for_book(trust=world.trust, title="Small talk", person=person, post=post)
    operations.give_book(wish=wish, by=None)
    operations.review_book(wish=wish, review="I listen first.", by=person)
    as_("governance").post("/harbour/shared/books/", {"deed": "open", "book": wish.ref})
    assert client.get(address).status_code == 404
    operations.agree_to_review(wish=wish, by=None)
    as_("governance").post("/harbour/shared/books/", {"deed": "open", "book": wish.ref})
    assert "I listen first." in client.get(address).content.decode()
    operations.review_book(wish=wish, review="I talk less.", by=person)
    assert client.get(address).status_code == 404
