"""Setting a day together."""

from goldenthread.features.activity.models import Notification
from goldenthread.features.reviews.models import Event

ADDRESS = "/harbour/year/events/new/"


def typed(**other):
    return {
        "kind": "teach", "title": "Teach-meet", "on": "2026-11-25", "begins_at": "15:45", "minutes": "45",
        "every_weeks": "1", "times": "5", "whose": "", "needs_place": "yes", "roles": ["head"],
    } | other  # fmt: skip


def test_a_weekly_day_falls_in_term_and_is_told_to_those_whom_it_is_for(as_, world):
    answer = as_("education").post(ADDRESS, typed(serves=world.aim.ref))
    assert answer.status_code == 302
    days = [str(day) for day in Event.objects.values_list("on", flat=True)]
    assert days == ["2026-11-25", "2026-12-02", "2026-12-09", "2026-12-16", "2027-01-06"]
    told = Notification.objects.filter(says__startswith="New day").values_list("post__key", flat=True)
    assert set(told) == {"head", "other-head"}
    assert "Serves" in as_("head").get(answer.url).content.decode()


def test_a_head_sets_days_of_their_own_school_alone(as_, world):
    assert as_("head").post(ADDRESS, typed()).status_code == 422
    assert as_("head").post(ADDRESS, typed(whose=world.marsh_lane.ref)).status_code == 422
    assert as_("head").post(ADDRESS, typed(whose=world.haven_high.ref)).status_code == 302
    assert as_("governor").get(ADDRESS).status_code in {403, 404}


def test_what_will_not_do_is_said_and_nothing_typed_is_lost(as_, world):
    for wrong in ({"on": "9999-01-01"}, {"title": " "}, {"most": "0"}, {"serves": "nothing"}):
        answer = as_("education").post(ADDRESS, typed(says="Bring a lesson.", **wrong))
        assert answer.status_code == 422
        assert "Bring a lesson." in answer.content.decode()
