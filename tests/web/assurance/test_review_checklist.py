"""A checklist that was read: kept under a name, or left."""

import pytest

from goldenthread.features.assurance import operations
from goldenthread.features.assurance.models import Checklist


@pytest.fixture
def waiting(world):
    areas = [{"key": "fire", "name": "Fire", "questions": [{"key": "alarm", "asks": "The alarm is tested"}]}]
    return operations.stage_checklist(
        trust=world.trust, document={"name": "Site", "areas": areas}, flaws=["One row was empty."], file_name="s.csv",
        by=None,
    )  # fmt: skip


def test_it_is_brought_in_once(as_, waiting):
    page = f"/harbour/assurance/checklists/read/{waiting.ref}/"
    assert "One row was empty." in as_("chief").get(page).content.decode()
    typed = {"deed": "keep", "name": "Site walk", "of": "schools", "role": "head"}
    assert as_("chief").post(page, typed).status_code == 302
    assert as_("chief").post(page, typed).status_code == 422
    row = Checklist.objects.get()
    assert (row.name, row.key, len(row.shape.questions)) == ("Site walk", "site-walk", 1)


def test_it_is_left_and_a_head_finds_nothing(as_, waiting):
    page = f"/harbour/assurance/checklists/read/{waiting.ref}/"
    assert as_("head").get(page).status_code == 404
    as_("chief").post(page, {"deed": "discard"})
    waiting.refresh_from_db()
    assert waiting.state == "discarded"
