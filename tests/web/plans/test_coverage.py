"""The coverage matrix: every aim against every school."""

from goldenthread.features.plans import operations
from goldenthread.features.plans.models import Element
from tests.query_budget import queries_of

PAGE = "/harbour/plan/coverage/"


def test_it_says_what_each_school_does_and_how_many_have_answered(world, chief, taken_up, as_):
    operations.decline(upper=world.aim, school=world.marsh_lane, reason="Not this year.", by=chief)
    page = as_("trustee").get(PAGE).content.decode()
    assert "All 2 answers are in" in page
    assert "Declined" in page
    assert "100 %" in page


def test_silence_is_named(world, as_):
    page = as_("chief").get(PAGE).content.decode()
    assert "0 of 2 answers are in" in page


def test_a_line_for_this_year_makes_it_a_row(world, as_):
    Element.objects.filter(pk=world.strand.pk).update(year_milestones={"2026/27": "Half way"})
    page = as_("chief").get(PAGE).content.decode()
    assert "this year’s milestones (2026/27)" in page
    assert world.strand.title in page


def test_an_answer_to_a_part_beneath_counts_for_the_part_above(world, taken_up, as_):
    Element.objects.filter(pk=world.strand.pk).update(year_milestones={"2026/27": "Half way"})
    assert "1 of 2 answers are in" in as_("chief").get(PAGE).content.decode()


def test_what_deeds_are_done_for_is_answered_and_not_each_deed(world, taken_up, as_):
    world.plan.levels.filter(depth=2).update(one="Action", many="Actions")
    page = as_("chief").get(PAGE).content.decode()
    assert world.strand.title in page
    assert "1 of 2 answers are in" in page


def test_it_can_be_narrowed_to_what_is_waited_for(world, taken_up, as_):
    page = as_("chief").get(f"{PAGE}?answer=declines").content.decode()
    assert "No answer is of that kind" in page


def test_of_a_large_plan_the_first_branch_stands_until_another_is_chosen(world, as_, monkeypatch):
    monkeypatch.setattr("goldenthread.web.plans.coverage.presenters.MOST_SQUARES", 1)
    other = Element.objects.create(plan=world.plan, depth=1, order=2, number="2", title="Growth")
    Element.objects.create(plan=world.plan, parent=other, depth=2, order=1, number="2.1", title="One more school")
    chief = as_("chief")
    assert "One more school" not in chief.get(PAGE).content.decode()
    assert "One more school" in chief.get(PAGE, {"under": "Growth"}).content.decode()
    both = chief.get(PAGE, {"under": "all"}).content.decode()
    assert "One more school" in both
    assert world.aim.title in both


def test_a_head_reads_the_column_of_their_own_school(world, taken_up, as_):
    page = as_("head").get(PAGE).content.decode()
    assert "All 1 answers are in" in page
    assert "Marsh Lane" not in page


def test_its_queries_do_not_grow_with_the_trust(world, grow, as_):
    chief = as_("chief")
    chief.get(PAGE)
    before = len(queries_of(lambda: chief.get(PAGE)))
    grow(20)
    assert len(queries_of(lambda: chief.get(PAGE))) == before


def test_the_trust_next_door_is_not_there(as_):
    assert as_("stranger").get(PAGE).status_code == 404
