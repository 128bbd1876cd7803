"""The documents that a plan leans on: listed with their version and next review, or named and not listed."""

import datetime as dt

from goldenthread.features.documents.models import Document
from goldenthread.features.plans.models import Element, KeyDocument
from tests.features.documents.registered import registered
from tests.query_budget import assert_within


def test_what_a_plan_names_is_listed_with_its_version_and_review_and_taken_away(as_, world):
    document, page = registered(world), f"/harbour/plan/{world.plan.ref}/documents/"
    Document.objects.update(title="Relationships policy")
    Element.objects.filter(pk=world.aim.pk).update(text="As the relationships policy says.")
    registered(world, title="Accessibility plan", scope="school", school=world.haven_high)
    client = as_("education")
    assert "Accessibility plan, Haven High" in client.get(page).content.decode()
    assert "Named in the plan, and not listed" in client.get(page).content.decode()
    assert client.post(page, {"deed": "add", "document": "", "note": "Calm"}).status_code == 422
    said = {"deed": "add", "document": document.ref, "note": "Calm mornings rest on it", "element": world.aim.ref}
    client.post(page, said)
    for other in (f"/harbour/plan/part/{world.aim.ref}/", f"/harbour/documents/{document.ref}/"):
        assert "Calm mornings rest on it" in client.get(other).content.decode()
    Document.objects.update(next_review_on=dt.date(2020, 1, 1))
    shown = as_("head").get(page).content.decode()
    for words in ("1 document is overdue for review", "version 1, agreed", "Calm mornings rest on it"):
        assert words in shown
    assert "not listed" not in shown
    assert as_("head").post(page, {"deed": "remove", "key": KeyDocument.objects.get().ref}).status_code == 404
    reader = as_("head")
    assert_within(14, lambda: reader.get(page))
    client.post(page, {"deed": "remove", "key": KeyDocument.objects.get().ref})
    assert not KeyDocument.objects.exists()
    assert Document.objects.filter(pk=document.pk).exists()


def test_a_document_that_the_reader_may_not_see_is_not_told_of(as_, world):
    document, page = registered(world), f"/harbour/plan/{world.plan.ref}/documents/"
    as_("education").post(page, {"deed": "add", "document": document.ref})
    Document.objects.update(audience="named")
    assert document.title not in as_("governor").get(page).content.decode()
