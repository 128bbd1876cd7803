"""What is asked of the reader."""

from goldenthread.features.activity.models import Task

PAGE = "/harbour/assurance/mine/"


def test_a_head_finds_their_own_sheets_and_home_asks_for_them(as_, world, november):
    page = as_("head").get(PAGE).content.decode()
    assert "Monthly compliance, November 2026, Haven High" in page
    assert "Marsh Lane" not in page
    assert ">Answer<" in as_("head").get("/harbour/").content.decode()
    assert Task.objects.filter(kind="answer check", post=world.posts["head"], closed_at=None).count() == 2


def test_what_was_handed_in_is_asked_no_more(as_, world, answered):
    answered(world.haven_high)
    answered(world.haven_high, period="2026-10")
    assert "No check waits for you" in as_("head").get(PAGE).content.decode()
    assert not Task.objects.filter(kind="answer check", post=world.posts["head"], closed_at=None).exists()
