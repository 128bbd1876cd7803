"""A document or pasted words are read, and nothing is in the trust before somebody decides."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from goldenthread.features.intake.models import PlanImport
from goldenthread.features.plans.models import Plan
from tests.web.intake.waiting import bring, page_of

PAGE = "/harbour/bring-in/plan/"


def test_pasted_words_wait_to_be_looked_through(as_, world):
    before = Plan.objects.count()
    waiting = bring(as_("chief"))
    assert [part["number"].rstrip(".") for part in waiting.staged["parts"]] == ["1", "1.1", "1.2", "2", "2.1"]
    assert Plan.objects.count() == before
    assert waiting.title in as_("chief").get(PAGE).content.decode()


def test_a_file_that_cannot_be_read_is_told_where_it_was_chosen(as_, world):
    picture = SimpleUploadedFile("plan.docx", b"\x89PNG\r\n\x1a\n" + bytes(200))
    page = as_("chief").post(PAGE, {"place": "trust", "file": picture})
    assert page.status_code == 422
    assert "This is a picture" in page.content.decode()
    assert not PlanImport.objects.exists()


def test_nothing_chosen_is_told(as_, world):
    page = as_("chief").post(PAGE, {"place": "trust"})
    assert page.status_code == 422
    assert "Choose a document, or paste its words below." in page.content.decode()


def test_a_head_brings_a_plan_for_their_own_school_alone(as_, world):
    own = bring(as_("head"), place=f"school:{world.haven_high.ref}")
    assert (own.school, own.kind) == (world.haven_high, "school")
    for place in ("trust", f"school:{world.marsh_lane.ref}"):
        assert as_("head").post(PAGE, {"place": place, "pasted": "1. Words"}).status_code == 422
    assert as_("other_head").get(page_of(own)).status_code == 404


@pytest.mark.parametrize("who", ["trustee", "governor", "stranger"])
def test_who_may_change_no_plan_finds_no_page(as_, world, who):
    assert as_(who).get(PAGE).status_code in {403, 404}
