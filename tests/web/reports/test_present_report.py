"""Saying which body has seen a report."""

from goldenthread.features.reports.models import Presentation
from tests.features.reports.writing import bodies, issued


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
