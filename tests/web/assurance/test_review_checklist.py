"""A checklist that was read: kept under a name, or left."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from goldenthread.features.assurance import operations
from goldenthread.features.assurance.models import Checklist, WaitingChecklist


@pytest.fixture
def waiting(world):
    areas = [{"key": "fire", "name": "Fire", "questions": [{"key": "alarm", "asks": "The alarm is tested"}]}]
    return operations.stage_checklist(
        trust=world.trust, document={"name": "Site", "areas": areas}, flaws=["One row was empty."], file_name="s.csv",
        by=None,
    )  # fmt: skip


def test_it_is_brought_in_once_as_it_was_put_right(as_, waiting):
    page = f"/harbour/assurance/checklists/read/{waiting.ref}/"
    assert "One row was empty." in as_("chief").get(page).content.decode()
    lines = "# Fire\nThe alarm is tested\n# Gates\nThe gate locks (yes/no)"
    typed = {"deed": "keep", "name": "Site walk", "of": "schools", "role": "head", "lines": lines}
    assert as_("chief").post(page, typed | {"lines": ""}).status_code == 422
    assert as_("chief").post(page, typed).status_code == 302
    assert as_("chief").post(page, typed).status_code == 422
    row = Checklist.objects.get()
    assert (row.name, row.key) == ("Site walk", "site-walk")
    assert [(one.key, one.kind) for one in row.shape.questions] == [
        ("alarm", "judgement"), ("the-gate-locks", "yes/no"),
    ]  # fmt: skip


def test_it_is_left_and_a_head_finds_nothing(as_, waiting):
    page = f"/harbour/assurance/checklists/read/{waiting.ref}/"
    assert as_("head").get(page).status_code == 404
    as_("chief").post(page, {"deed": "discard"})
    waiting.refresh_from_db()
    assert waiting.state == "discarded"


def test_its_columns_are_told_it_is_read_again_and_the_next_is_known(as_, world):
    csv = "Matter,Law,Walk\nGates are locked at nine,Reg 4,Daily\nVisitors sign in at the desk,Reg 9,Daily\n"
    bring = "/harbour/assurance/checklists/bring-in/"
    page = as_("chief").post(bring, {"file": SimpleUploadedFile("a.csv", csv.encode())})["Location"]
    form = as_("chief").get(page).context["columns_form"]
    told = {name: form[name].value() for name in form.fields} | {"col_0_1": "standard", "col_0_2": "area"}
    typed = told | {"columns": "shown", "decision": "columns"}
    assert as_("chief").post(page, typed).status_code == 302
    shape = WaitingChecklist.objects.get().shape
    assert [(area.name, area.questions[0].standard) for area in shape.areas] == [("Daily", "Reg 4")]
    refused = as_("chief").post(page, typed | {"head_0": "none"})
    assert (refused.status_code, "No question could be found" in refused.content.decode()) == (422, True)
    as_("chief").post(bring, {"file": SimpleUploadedFile("b.csv", csv.replace("Daily", "Weekly").encode())})
    assert WaitingChecklist.objects.first().shape.areas[0].name == "Weekly"
