"""What became of things, at once and in one list."""

from goldenthread.features.activity import operations
from goldenthread.features.plans import operations as planning


def test_who_sent_a_plan_hears_at_once_what_was_said_of_it(world, as_):
    planning.send_plan(plan=world.school_plan, by=world.people["head"], post=world.posts["head"])
    planning.return_plan(
        plan=world.school_plan, step="local", reason="Say it for parents.", by=world.people["governor"],
        post=world.posts["governor"],
    )  # fmt: skip
    head = as_("head")
    first = head.get("/harbour/news/").content.decode()
    assert "Local governor, Haven High sent it back: School plan 2026/27" in first
    assert ">new<" in first
    assert ">new<" not in head.get("/harbour/news/").content.decode()
    assert "sent it back" not in as_("governor").get("/harbour/news/").content.decode()


def test_what_leads_nowhere_any_more_is_left_out(world, as_):
    operations.tell(
        trust=world.trust, posts=[world.posts["head"]], says="Gone", subject_kind="approval", subject_ref="x"
    )
    assert "Gone" not in as_("head").get("/harbour/news/").content.decode()
    assert as_("stranger").get("/harbour/news/").status_code == 404


def test_home_counts_what_was_said_and_not_read(as_, world):
    operations.tell(
        trust=world.trust, posts=[world.posts["head"]], says="It is changed.", subject_kind="element",
        subject_ref=world.aim.ref,
    )  # fmt: skip
    head = as_("head")
    assert "1 thing was said to you" in head.get("/harbour/").content.decode()
    head.get("/harbour/news/")
    assert "said to you" not in head.get("/harbour/").content.decode()
