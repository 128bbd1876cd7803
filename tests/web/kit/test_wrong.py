"""When something is wrong, a page says what is so, why, and the one next thing to do."""

import pytest
from django.core.exceptions import BadRequest
from django.test import Client, RequestFactory

from goldenthread.web.kit import wrong

ASKED = RequestFactory().get("/")


@pytest.mark.parametrize(
    ("answer", "status", "title"),
    [
        (wrong.bad_request(ASKED, exception=BadRequest("The address is too long.")), 400, "That could not be read"),
        (wrong.csrf_failure(ASKED, reason="no token"), 403, "Please send that once more"),
        (wrong.refused(ASKED), 403, "That is not open to you"),
        (wrong.not_found(ASKED, exception=None), 404, "No such page"),
        (wrong.too_many(ASKED), 429, "Please wait a little"),
        (wrong.failure(ASKED), 500, "This did not work"),
    ],
)
def test_every_fault_has_a_page_with_one_next_thing(answer, status, title):
    page = answer.content.decode()
    assert answer.status_code == status
    assert f"<h1>{title}</h1>" in page
    assert page.count('class="button"') == 1


def test_a_bad_request_says_what_was_wrong(client, db):
    page = client.get("/gallery/", {"q": "x" * 3000})
    assert page.status_code == 400
    assert "The address is too long." in page.content.decode()


def test_an_address_that_nobody_has_is_answered_in_the_house_style(client, db):
    page = client.get("/no/such/place/at/all/")
    assert page.status_code == 404
    assert "There is nothing here that you can see." in page.content.decode()


def test_a_form_without_its_token_is_not_taken(db):
    page = Client(enforce_csrf_checks=True).post("/sign-out/")
    assert page.status_code == 403
    assert "Nothing has changed." in page.content.decode()
