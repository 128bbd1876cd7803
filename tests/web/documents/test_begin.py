"""A document is put on the register, filled in where it is expected."""

import pytest

from goldenthread.features.documents.models import Document
from goldenthread.features.organisations.operations import form_body

PAGE = "/harbour/documents/new/"
TYPED = {"title": "Whistleblowing", "kind": "policy", "audience": "internal", "review_months": "12", "scope": "trust"}


def test_what_is_expected_begins_filled_in(as_):
    page = as_("governance").get(f"{PAGE}?expected=whistleblowing").content.decode()
    assert 'value="Whistleblowing"' in page
    assert "stands on the website" in page


def test_the_governance_professional_puts_one_of_the_trusts_on_the_register(as_, world):
    group = form_body(trust=world.trust, by=None, name="Policy group", kind="group")
    typed = TYPED | {"owner": world.posts["chief"].ref, "expected": "whistleblowing", "sponsor": group.ref}
    assert as_("governance").post(PAGE, typed).status_code == 302
    document = Document.objects.get()
    assert (document.school, document.owner, document.expected) == (None, world.posts["chief"], "whistleblowing")
    assert "Put forward by" in as_("governance").get(f"/harbour/documents/{document.ref}/").content.decode()
    assert "Whistleblowing" in as_("governance").get(f"/harbour/governance/bodies/{group.ref}/").content.decode()


def test_a_head_begins_only_their_own_schools(as_, world):
    assert as_("head").post(PAGE, TYPED).status_code == 422
    assert as_("head").post(PAGE, TYPED | {"school": world.marsh_lane.ref}).status_code == 422
    assert as_("head").post(PAGE, TYPED | {"school": world.haven_high.ref}).status_code == 302
    assert Document.objects.get().scope == "school"


def test_whoever_leads_a_service_begins_one_of_the_trusts_that_their_own_post_owns(as_, world):
    assert as_("service").post(PAGE, TYPED | {"owner": world.posts["chief"].ref}).status_code == 422
    assert as_("service").post(PAGE, TYPED | {"owner": world.posts["service"].ref}).status_code == 302
    document = Document.objects.get()
    assert (document.school, document.owner) == (None, world.posts["service"])
    assert as_("service").get(f"/harbour/documents/{document.ref}/write/").status_code == 200


@pytest.mark.parametrize(("field", "typed"), [("title", ""), ("kind", "spell"), ("review_months", "-1")])
def test_what_is_wrong_is_said_and_nothing_typed_is_lost(as_, field, typed):
    answer = as_("governance").post(PAGE, TYPED | {"says": "For everybody.", field: typed})
    assert answer.status_code == 422
    assert "For everybody." in answer.content.decode()


def test_whoever_names_the_readers_is_one_of_them(as_, world):
    as_("governance").post(PAGE, TYPED | {"audience": "named", "readers": [world.posts["trustee"].ref]})
    document = Document.objects.get()
    assert set(document.readers.all()) == {world.posts["trustee"], world.posts["governance"]}
    assert as_("governance").get(f"/harbour/documents/{document.ref}/").status_code == 200
    assert as_("chief").get(f"/harbour/documents/{document.ref}/").status_code == 404
