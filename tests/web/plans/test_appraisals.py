"""Which posts' appraisal targets draw on the plan: those that are tied to nothing stand first."""

from goldenthread.features.activity.operations import deliver
from goldenthread.features.plans import operations
from goldenthread.features.reviews.models import Occurrence
from goldenthread.project.listening import listen
from tests.features.reviews.laid import duty
from tests.query_budget import queries_of

PAGE = "/harbour/plan/appraisals/"


def tie(world, post="head", *parts):
    operations.tie_appraisal(
        post=world.posts[post], year="2026/27", elements=parts or [world.priority], by=world.people["chief"]
    )


def test_whoever_writes_the_plan_of_a_place_sees_who_is_tied_to_nothing(world, as_):
    page = as_("head").get(PAGE).content.decode()
    assert "1 post is tied to no part of a plan" in page
    assert "Head, Haven High" in page
    tie(world)
    page = as_("head").get(PAGE).content.decode()
    assert "Every post is tied to the plan" in page
    assert world.priority.title in page


def test_who_sits_on_a_body_is_not_appraised_and_nobody_sees_another_schools_posts(world, as_):
    page = as_("chief").get(PAGE).content.decode()
    assert world.posts["head"].title in page
    assert world.posts["trustee"].title not in page
    assert world.posts["head"].title not in as_("other_head").get(PAGE).content.decode()
    assert "No post of yours to tie" in as_("trustee").get(PAGE).content.decode()
    assert as_("stranger").get(PAGE).status_code == 404


def test_octobers_duty_leads_here_and_is_done_once_every_post_of_the_school_is_tied(world, as_):
    duty(world.trust, "Tie the targets", months=[11], deed="appraisals-tied")
    listen()
    here = Occurrence.objects.get(school=world.haven_high)
    assert PAGE in as_("head").get(f"/harbour/year/duties/{here.ref}/").content.decode()
    tie(world)
    deliver()
    here.refresh_from_db()
    assert here.done_on is not None
    assert Occurrence.objects.get(school=world.marsh_lane).done_on is None


def test_it_costs_the_same_whatever_the_number_of_ties(world, as_):
    chief = as_("chief")
    tie(world)
    chief.get(PAGE)
    before = len(queries_of(lambda: chief.get(PAGE)))
    for post in ("head", "education", "chief"):
        tie(world, post, world.priority, world.aim, world.strand)
    assert len(queries_of(lambda: chief.get(PAGE))) <= before
