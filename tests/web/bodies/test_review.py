"""A review, and in its repeat what became of what was found before."""

import datetime as dt

from goldenthread.features.governance import operations as meetings
from goldenthread.features.members.operations import add_finding, keep_review


def test_the_repeat_shows_whether_earlier_findings_were_acted_on(as_, world, board):
    first = keep_review(trust=world.trust, by=None, title="Review 2024", bodies=[board])
    add_finding(trust=world.trust, by=None, kind="improve", says="Papers come late", review=first)
    again = keep_review(trust=world.trust, by=None, title="Review 2026", bodies=[board], repeats=first)
    page = as_("trustee").get(f"/harbour/governance/reviews/{again.ref}/").content.decode()
    assert "Papers come late" in page
    assert as_("stranger").get(f"/harbour/governance/reviews/{again.ref}/").status_code == 404


def test_what_a_review_looks_at_is_agreed_by_the_board_itself_at_a_meeting(as_, world, board):
    row = keep_review(trust=world.trust, by=None, title="Review 2026", scope="How we ask.")
    address = f"/harbour/governance/reviews/{row.ref}/"
    assert "Not agreed yet" in as_("trustee").get(address).content.decode()
    meeting = meetings.call_meeting(body=board, by=None, held_on=dt.date(2026, 11, 17))
    item = meetings.put_on_agenda(
        meeting=meeting, by=None, about=("governance review", row.ref), title=row.title, address=address
    )
    taken = as_("governance").get(f"/harbour/governance/items/{item.ref}/record/").content.decode()
    assert f'value="governance review:{row.ref}"' in taken
    typed = {"kind": "decide", "decision": "So be it.", "about": f"governance review:{row.ref}"}
    as_("governance").post(f"/harbour/governance/items/{item.ref}/record/", typed)
    page = as_("trustee").get(address).content.decode()
    assert "by Trust Board at" in page
    assert "So be it." in page
