"""Where a document stands on the website, and when a person last looked."""

import datetime as dt

from goldenthread.features.documents.models import Publication
from tests.features.documents.registered import page, registered

ADDRESS = "https://www.harbour.example/safeguarding"


def test_an_address_is_kept_and_a_look_is_dated(as_, world):
    document = registered(world, audience="public")
    browser = as_("safeguarding")
    assert "on no web page yet" in browser.get("/harbour/documents/").content.decode()
    assert browser.post(page(document, "website"), {"address": ADDRESS}).status_code == 302
    assert "web page to check" in browser.get("/harbour/documents/").content.decode()
    browser.post(page(document, "website"), {"address": ADDRESS, "found": "right", "on": "2026-11-20"})
    one = Publication.objects.get()
    assert (one.found, one.checked_on, one.checked_by) == ("right", dt.date(2026, 11, 20), "Safeguarding lead")
    assert "web page to check" not in browser.get("/harbour/documents/").content.decode()


def test_a_head_keeps_the_schools_own_page_and_no_other(as_, world):
    document = registered(world, audience="public")
    own = {"address": ADDRESS, "school": world.haven_high.ref}
    assert as_("head").post(page(document, "website"), own).status_code == 302
    assert as_("head").post(page(document, "website"), own | {"school": world.marsh_lane.ref}).status_code == 422
    assert as_("head").post(page(document, "website"), {"address": ADDRESS}).status_code == 422
    one = Publication.objects.get()
    assert (
        as_("other_head").post(page(document, "website"), {"deed": "take down", "what": one.ref}).status_code == 404
    )
    as_("head").post(page(document, "website"), {"deed": "take down", "what": one.ref})
    assert not Publication.objects.exists()


def test_what_is_no_address_is_refused_and_what_is_closed_stands_nowhere(as_, world):
    answer = as_("safeguarding").post(page(registered(world), "website"), {"address": "javascript:alert(1)"})
    assert answer.status_code == 422
    closed = registered(world, title="Closed", audience="named")
    assert as_("safeguarding").get(page(closed, "website")).status_code == 404
