"""Two versions side by side."""

import pytest

from goldenthread.features.plans import operations
from goldenthread.features.plans.models import Element


@pytest.fixture
def version(world, chief):
    return operations.keep_version(plan=world.plan, by=chief)


@pytest.fixture
def address(world, version):
    return f"/harbour/plan/{world.plan.ref}/compare/"


def test_what_was_reworded_is_marked_word_by_word(as_, world, chief, address):
    operations.revise_element(element=world.aim, title="Every pupil safe and well enough to learn", by=chief)
    page = as_("trustee").get(address).content.decode()
    assert '<del><span class="visually-hidden">taken out: </span>child</del>' in page
    assert '<ins><span class="visually-hidden">put in: </span>pupil</ins>' in page


def test_a_softened_target_says_in_what(as_, world, chief, address):
    operations.set_cell(element=world.aim, column="success", text="Strategy in every school by July 2028.", by=chief)
    page = as_("trustee").get(address).content.decode()
    assert "Softer." in page
    assert "The day is later: 31 July 2028 instead of 18 December 2026." in page


def test_one_kind_can_be_asked_for(as_, world, chief, address):
    operations.add_element(plan=world.plan, title="A new strand", by=chief)
    operations.remove_element(element=world.aim, by=chief)
    page = as_("trustee").get(f"{address}?kind=dropped").content.decode()
    assert "Every child safe" in page
    assert "A strategy in every school by Autumn 2026." in page
    assert "A new strand" not in page


def test_what_most_needs_a_look_comes_first_unless_the_order_of_the_plan_is_asked_for(as_, world, chief, address):
    operations.revise_element(element=world.strand, title="Health", by=chief)
    operations.remove_element(element=world.aim, by=chief)
    browser = as_("trustee")
    worst, reads = (browser.get(address + query).content.decode() for query in ("", "?order=plan"))
    assert worst.index("Every child safe") < worst.index("and wellbeing")
    assert reads.index("and wellbeing") < reads.index("Every child safe")


def test_nothing_changed_is_said(as_, address):
    assert "They are the same" in as_("trustee").get(address).content.decode()


def test_unasked_the_two_newest_states_that_differ_are_shown(as_, world, chief, address):
    operations.revise_element(element=world.aim, title="Every pupil safe and well enough to learn", by=chief)
    newest = operations.keep_version(plan=world.plan, by=chief)
    page = as_("trustee").get(address)
    assert "pupil</ins>" in page.content.decode()
    assert page.context["after"].key == f"v-{newest.ref}"


def test_parts_that_may_be_the_same_are_matched_once_confirmed(as_, world, chief, address):
    operations.remove_element(element=world.aim, by=chief)
    new = operations.add_element(
        plan=world.plan, under=world.strand, title="Every pupil safe and well enough to learn", by=chief
    )
    browser = as_("trustee")
    assert "May be the same part" in browser.get(address).content.decode()
    page = browser.get(f"{address}?same={world.aim.ref}-{new.ref}").content.decode()
    assert "May be the same part" not in page
    assert "reworded" in page


@pytest.mark.parametrize(
    "query", ["?from=v-nothing", "?to=p-nothing", "?from=%00x"[:6], "?same=a&same=-", "?kind=odd"]
)
def test_an_address_that_leads_nowhere_is_no_crash(as_, address, query):
    assert as_("chief").get(address + query).status_code in (200, 404)


def test_a_plan_out_of_reach_cannot_be_compared_with(as_, world, chief):
    local = operations.keep_version(plan=world.school_plan, by=chief)
    address = f"/harbour/plan/{world.plan.ref}/compare/?from=v-{local.ref}"
    assert as_("other_head").get(address).status_code == 404
    assert as_("stranger").get(address).status_code == 404


def test_many_changes_are_shown_in_part_until_all_are_asked_for(as_, world, address):
    Element.objects.bulk_create(Element(plan=world.plan, depth=1, order=9, title=f"Part {n}") for n in range(310))
    browser = as_("chief")
    assert "The other 10" in browser.get(address).content.decode()
    assert "The other" not in browser.get(f"{address}?show=all").content.decode()


def test_plans_of_one_title_are_told_apart(as_, world, chief, address):
    again = {"trust": world.trust, "kind": world.plan.kind, "title": world.plan.title, "by": chief}
    for _ in range(2):
        operations.create_plan(state="draft", **again)
    page = as_("chief").get(address).content.decode()
    assert f"{world.plan.title}, as it stands now" in page
    assert f"{world.plan.title}, a draft (1 of 2 of this name, by when they were begun), as it stands now" in page
