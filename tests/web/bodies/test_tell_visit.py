"""Telling of a visit."""

from goldenthread.features.activity.models import Task


def address(visit):
    return f"/harbour/governance/visits/{visit.ref}/tell/"


def test_one_sentence_is_enough_and_what_is_to_be_done_is_asked(as_, world, visit):
    typed = {"on": "2026-11-20", "saw": "Calm gates.", "do_1": "Try a later bell", "by_1": world.posts["head"].ref,
             "due_1": "2026-12-11", "revision": 1}  # fmt: skip
    assert as_("governor").post(address(visit), typed).status_code == 302
    visit.refresh_from_db()
    assert (visit.state, visit.follow_ups.get().text) == ("told", "Try a later bell")
    task = Task.objects.get(kind="follow up visit")
    assert (task.post, str(task.due_on)) == (world.posts["head"], "2026-12-11")
    assert "Try a later bell" in as_("head").get("/harbour/").content.decode()


def test_nothing_said_a_day_to_come_and_a_deed_without_words_are_refused(as_, world, visit):
    assert as_("governor").post(address(visit), {"on": "2026-11-20"}).status_code == 422
    assert as_("governor").post(address(visit), {"on": "2026-12-20", "saw": "Calm."}).status_code == 422
    half = {"on": "2026-11-20", "saw": "Calm.", "by_1": world.posts["head"].ref}
    page = as_("governor").post(address(visit), half)
    assert (page.status_code, "Calm." in page.content.decode()) == (422, True)
    visit.refresh_from_db()
    assert visit.state == "planned"


def test_only_whose_it_is_and_who_keeps_the_members_tell_of_it(as_, visit):
    assert as_("governance").get(address(visit)).status_code == 200
    for who in ("head", "trustee", "other_head", "stranger"):
        assert as_(who).post(address(visit), {"on": "2026-11-20", "saw": "Hm."}).status_code == 404
