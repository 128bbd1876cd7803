"""Issuing a report from its draft."""

import pytest

from goldenthread.features.reports.models import Snapshot
from tests.features.reports.drawing import PAGE, drawn, figures, many_parts, say

ADDRESS = "/harbour/reports/plan-on-a-page/issue/"


def send(client, draft, address=ADDRESS):
    return client.post(
        address, {"fingerprint": draft.fingerprint, "school": draft.school.ref if draft.school else ""}
    )


def test_it_freezes_what_was_read_and_shows_it(world, reach, as_):
    figures(world)
    client = as_("chief")
    answer = send(client, drawn(world, reach))
    snapshot = Snapshot.objects.get()
    assert answer["Location"] == f"/harbour/reports/{snapshot.ref}/"
    assert "Issued as number 1" in client.get(answer["Location"]).content.decode()
    assert snapshot.issued_by == world.people["chief"]


def test_a_report_of_a_school_is_issued_for_the_school(world, reach, as_):
    draft = drawn(world, reach, PAGE, school=world.haven_high)
    send(as_("education"), draft, "/harbour/reports/plan-on-a-page/issue/")
    assert (Snapshot.objects.get().audience, Snapshot.objects.get().school) == ("school", world.haven_high)


def test_what_moved_while_it_was_read_is_shown_and_not_issued(world, reach, as_):
    read = drawn(world, reach)
    say(world, world.aim, "at risk")
    answer = send(as_("chief"), read)
    assert answer.status_code == 409
    assert "something has changed since you opened it" in answer.content.decode()
    assert "At risk" in answer.content.decode()
    assert not Snapshot.objects.exists()


def test_a_plan_that_is_over_one_side_is_not_issued(world, reach, as_):
    many_parts(world, 60, title="A long title that runs on and on over several lines of its column " * 3)
    answer = send(as_("chief"), drawn(world, reach, PAGE), "/harbour/reports/plan-on-a-page/issue/")
    assert answer.status_code == 422
    assert "mm over one side of A4" in answer.content.decode()
    assert not Snapshot.objects.exists()


@pytest.mark.parametrize("who", ["head", "trustee", "governor", "initiative", "stranger"])
def test_others_find_no_such_page(world, as_, who):
    assert as_(who).post(ADDRESS, {"fingerprint": "x"}).status_code == 404
    assert not Snapshot.objects.exists()


def test_it_is_never_issued_by_looking(as_):
    assert as_("chief").get(ADDRESS).status_code == 405


def test_a_form_without_what_was_read_issues_nothing(world, as_):
    assert as_("chief").post(ADDRESS, {}).status_code == 409
    assert as_("chief").post(ADDRESS, {"school": "nonesuch"}).status_code == 404
    assert not Snapshot.objects.exists()
