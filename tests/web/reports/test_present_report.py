"""Saying which body has seen a report."""

import datetime as dt

import pytest
from django.core.exceptions import ValidationError

from goldenthread.features.governance import operations as governing
from goldenthread.features.governance.models import Meeting
from goldenthread.features.reports.models import Presentation
from tests.features.reports.writing import bodies, issued
from tests.world import TODAY


def test_an_evaluation_goes_to_the_local_body_before_the_board(world, as_):
    local, board = bodies(world)
    snapshot, client = issued(world, "school-evaluation"), as_("head")
    address = f"/harbour/reports/{snapshot.ref}/presented/"
    answer = client.post(address, {"body": board.ref, "on": "2026-11-21"})
    assert answer.status_code == 422
    assert "after a local body" in answer.content.decode()
    for body in (local, board):
        assert client.post(address, {"body": body.ref, "on": "2026-11-21"}).status_code == 302
    assert (
        "Laid before Haven High governors"
        in as_("governor").get(f"/harbour/reports/{snapshot.ref}/").content.decode()
    )


def test_readers_note_nothing(world, as_):
    bodies(world)
    snapshot = issued(world)
    for who in ("governor", "trustee", "other_head", "stranger"):
        assert as_(who).get(f"/harbour/reports/{snapshot.ref}/presented/").status_code == 404
    assert not Presentation.objects.exists()


def test_no_agenda_of_the_board_takes_it_before_a_local_body_has_looked_at_it(world, as_):
    local, board = bodies(world)
    snapshot = issued(world, "school-evaluation")
    ours, theirs = (
        governing.add_item(
            meeting=governing.call_meeting(body=body, held_on=on, by=None), title="Last year looked back on", by=None
        ) for body, on in ((local, TODAY), (board, TODAY + dt.timedelta(days=7)))
    )  # fmt: skip
    about = ("report", snapshot.ref)
    with pytest.raises(ValidationError, match="after a local body or a committee has looked"):
        governing.add_paper(item=theirs, by=None, title="The evaluation", about=about)
    typed = {"title": "The evaluation", "address": f"/harbour/reports/{snapshot.ref}/"}
    refused = as_("governance").post(f"/harbour/governance/items/{theirs.ref}/paper/", typed)
    assert refused.status_code == 422
    assert typed["address"] in refused.content.decode()
    governing.add_paper(item=ours, by=None, title="The evaluation", about=about)
    Meeting.objects.filter(pk=ours.meeting.pk).update(state="held")
    governing.add_paper(item=theirs, by=None, title="The evaluation", about=about)
    page = as_("governance").get(f"/harbour/governance/items/{theirs.ref}/").content.decode()
    assert "Looked at before" in page
    assert local.name in page
