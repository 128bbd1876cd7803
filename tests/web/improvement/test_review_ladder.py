"""What was read of a ladder, looked at before it is kept."""

from django.core.files.uploadedfile import SimpleUploadedFile

from goldenthread.features.improvement import operations
from goldenthread.features.improvement.models import Ladder, LadderDraft

OUTLINE = """# Stage A - Concern
Duration: up to one term
## Signs
- Safeguarding does not work
- Nobody knows the plan
## To do at once
- Send in a leader
# Stage B - Strong
## Signs
- Others come to look
"""


def draft_of(world):
    return operations.stage_ladder(trust=world.trust, content=OUTLINE.encode(), name="ladder.md", by=None)


def test_headings_with_lists_are_read_and_thrown_away_again(as_, world):
    draft = draft_of(world)
    assert draft.reading["phases"] == ["Concern", "Strong"]
    assert [(row["label"], row["role"]) for row in draft.reading["rows"]] == [
        ("Duration", "lasts"), ("Signs", "descriptors"), ("To do at once", "work"),
    ]  # fmt: skip
    page = f"/harbour/improvement/ladders/bring-in/{draft.ref}/"
    assert as_("stranger").get(page).status_code == 404
    assert as_("chief").post(page, {"do": "discard"}).status_code == 302
    assert not LadderDraft.objects.exists()


def test_what_is_missing_is_said_and_nothing_is_lost(as_, world):
    page = f"/harbour/improvement/ladders/bring-in/{draft_of(world).ref}/"
    said = {
        "name": "Ours",
        "ages_from": 16,
        "ages_to": 11,
        "from_strongest": "no",
        "row_0": "lasts",
        "row_1": "judged",
        "row_2": "work",
    }
    answer = as_("chief").post(page, said)
    assert answer.status_code == 422
    assert "The oldest age comes after the youngest" in answer.content.decode()
    assert not Ladder.objects.exists()


TABLE = "Kind,Visits,Money\nOak,3 a year,School\nAsh,6 a year,Trust\n"


def test_a_table_without_known_phases_is_told_kept_and_known_again(as_, world):
    bring = "/harbour/improvement/ladders/bring-in/"
    page = as_("chief").post(bring, {"file": SimpleUploadedFile("ours.csv", TABLE.encode())})["Location"]
    assert "Which column is what" in as_("chief").get(page).content.decode()
    told = {"columns": "shown", "decision": "columns", "head_0": "0", "col_0_0": "phases", "col_0_1": "central_team",
            "col_0_2": "held"}  # fmt: skip
    assert as_("chief").post(page, told).status_code == 302
    draft = LadderDraft.objects.get()
    assert draft.reading["phases"] == ["Oak", "Ash"]
    assert [(row["label"], row["role"]) for row in draft.reading["rows"]] == [
        ("Visits", "central_team"), ("Money", "held"),
    ]  # fmt: skip
    assert as_("chief").post(page, told | {"col_0_0": "leave"}).status_code == 422
    as_("chief").post(bring, {"file": SimpleUploadedFile("next.csv", TABLE.replace("Oak", "Elm").encode())})
    assert LadderDraft.objects.first().reading["phases"] == ["Elm", "Ash"]
