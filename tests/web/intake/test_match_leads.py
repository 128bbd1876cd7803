"""Whom the plan names is matched with a post of the trust, once for the whole document."""

import pytest

from goldenthread.features.intake import operations, plan_imports
from goldenthread.features.intake.models import PlanImport
from goldenthread.features.organisations.models import Post
from goldenthread.features.plans.models import Assignment, Element
from tests.web.intake.waiting import TABLE, bring, page_of


@pytest.fixture
def waiting(as_, world):
    return bring(as_("chief"), pasted=TABLE)


def keys(waiting):
    return {lead.party: lead.key for lead in plan_imports.leads(waiting)}


def test_each_lead_is_asked_for_once(as_, waiting):
    page = as_("chief").get(page_of(waiting, "posts/")).content.decode()
    assert page.count("English Lead") == 1
    assert page.count("<select") == 2


def test_initials_mean_the_post_of_the_plans_own_place_and_a_part_left_out_names_nobody(as_, world):
    rows = "Action\tLead\nBuy books\tHT\nVisit lessons\tCEO\nWrite to families\tOffice\nKey\tGreen team\n"
    school = world.haven_high
    Post.objects.create(trust=world.trust, key="office", title="Trust office manager", role="administrator")
    waiting = bring(as_("head"), pasted=f"School plan 2027-28\n\n{rows}", place=f"school:{school.ref}")
    found = {lead.party: lead.proposed for lead in plan_imports.leads(waiting)}
    assert found == {"HT": world.posts["head"], "CEO": world.posts["chief"], "Office": None, "Green team": None}
    page = as_("head").get(page_of(waiting)).content.decode()
    assert page.count("stand for?") == 1
    assert 'value="Headteacher"' in page
    waiting.staged["parts"] = [part for part in waiting.staged["parts"] if part["title"] != "Key"]
    assert "Green team" not in {lead.party for lead in plan_imports.leads(waiting)}


def test_a_lead_becomes_the_post_on_every_part(as_, waiting, world):
    post = world.trust.posts.first()
    page = as_("chief").post(
        page_of(waiting, "posts/"), {keys(waiting)["English Lead"]: post.ref, "revision": waiting.revision}
    )
    assert page.status_code == 302
    waiting.refresh_from_db()
    plan = operations.commit_plan(waiting=waiting, by=world.people["chief"])
    assert Assignment.objects.filter(element__plan=plan, post=post).count() == 2


def test_a_name_is_shown_to_who_brought_it_and_to_nobody_else(as_, waiting):
    assert "Ann Invented" in as_("chief").get(page_of(waiting, "posts/")).content.decode()
    assert "Ann Invented" not in as_("education").get(page_of(waiting, "posts/")).content.decode()


def test_a_name_never_comes_into_the_plan(waiting, world):
    plan = operations.commit_plan(waiting=waiting, by=world.people["chief"])
    assert not any("Invented" in str(part.cells) for part in Element.objects.filter(plan=plan))


def test_a_post_of_another_trust_is_none(as_, waiting, world):
    for ref in ("nonsense", *world.elsewhere.posts.values_list("ref", flat=True)):
        said = {keys(waiting)["English Lead"]: ref, "revision": waiting.revision}
        assert as_("chief").post(page_of(waiting, "posts/"), said).status_code == 422


def test_what_somebody_else_changed_meanwhile_is_told(as_, waiting):
    said = {keys(waiting)["English Lead"]: "words", "revision": 99}
    assert as_("chief").post(page_of(waiting, "posts/"), said).status_code == 409


@pytest.mark.parametrize("who", ["head", "trustee", "stranger"])
def test_who_may_not_change_the_plan_finds_no_page(as_, waiting, who):
    assert as_(who).get(page_of(waiting, "posts/")).status_code in {403, 404}
    assert PlanImport.objects.get(pk=waiting.pk).answers == {}
