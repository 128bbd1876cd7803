"""The page of what waits for one's decision."""

from goldenthread.features.plans import operations
from goldenthread.features.plans.models import Plan
from tests.query_budget import queries_of


def test_it_names_what_waits_and_leads_there(as_, sent, page):
    shown = as_("trustee").get("/harbour/approvals/").content.decode()
    assert "1 thing waits for your decision" in shown
    assert page in shown


def test_whoever_sent_it_sees_whose_turn_it_is(as_, sent):
    shown = as_("chief").get("/harbour/approvals/").content.decode()
    assert "Nothing waits for your decision" in shown
    assert "The board agrees next" in shown


def test_others_see_nothing_of_it(as_, sent):
    assert sent.title not in as_("governor").get("/harbour/approvals/").content.decode()
    assert as_("stranger").get("/harbour/approvals/").status_code == 404


def test_its_queries_do_not_grow_with_what_waits(world, as_, sent):
    client = as_("trustee")
    client.get("/harbour/approvals/")
    before = len(queries_of(lambda: client.get("/harbour/approvals/")))
    for n in range(5):
        plan = Plan.objects.create(trust=world.trust, kind="trust", title=f"Plan {n}", school=world.haven_high)
        operations.send_plan(plan=plan, by=world.people["chief"], post=world.posts["chief"])
    assert "6 things wait" in client.get("/harbour/approvals/").content.decode()
    assert len(queries_of(lambda: client.get("/harbour/approvals/"))) == before
