"""What was read of a ladder, looked at before it is kept."""

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
