"""Minutes: drafted, approved, and from then on as they were."""

import datetime as dt

from goldenthread.features.governance import operations
from goldenthread.features.governance.models import Minutes


def address(meeting):
    return f"/harbour/governance/meetings/{meeting.ref}/minutes/"


def test_what_was_taken_down_is_in_the_minutes_and_stays_once_approved(as_, world, held):
    item = held.items.first()
    record = f"/harbour/governance/items/{item.ref}/record/"
    as_("governance").post(record, {"minute": "Buses were late.", "revision": item.revision})
    assert "Buses were late." in as_("governor").get(address(held)).content.decode()
    assert as_("governor").post(address(held), {"part": "open"}).status_code == 404
    # A meeting without a quorum decides nothing, and so approves no minutes.
    later = operations.call_meeting(body=held.body, by=None, held_on=held.held_on + dt.timedelta(days=3))
    governor = f"{world.posts['governor'].ref}:Local governor, Haven High"
    operations.record_attendance(meeting=later, by=None, came={governor: "absent"})
    refused = as_("governance").post(address(held), {"part": "open", "corrections": "Two buses."})
    assert "No meeting since had a quorum" in refused.content.decode()
    operations.record_attendance(meeting=later, by=None, came={governor: "present"})
    as_("governance").post(address(held), {"part": "open", "corrections": "Two buses."})
    kept = Minutes.objects.get()
    assert kept.approved_at == later
    assert len(kept.digest) == 64
    item.refresh_from_db()
    answer = as_("governance").post(record, {"minute": "No bus was late.", "revision": item.revision})
    assert answer.status_code == 422
    assert "Buses were late." in as_("governor").get(address(held)).content.decode()


def test_confidential_minutes_stand_apart_and_nobody_else_learns_of_them(as_, held, secret):
    page = as_("governor").get(address(held)).content.decode()
    assert "Hush was said." in page
    assert page.index("Confidential minutes") < page.index("Hush was said.")
    for who in ("head", "administrator", "chief", "trustee"):
        other = as_(who).get(address(held)).content.decode()
        assert "Hush" not in other
        assert "Confidential minutes" not in other
    assert as_("administrator").post(address(held), {"part": "confidential"}).status_code == 404
