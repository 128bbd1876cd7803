"""How a part is run: conditions, dependencies, stages, options, money, and what must not be lost sight of."""

import pytest

from goldenthread.features.plans import operations
from goldenthread.features.plans.models import Dependency, Level
from tests.query_budget import assert_within


@pytest.fixture
def led(world, chief):
    """Return the aim, led by the initiative lead, who may change no plan."""
    operations.assign(element=world.aim, post=world.posts["initiative"], by=chief)
    return world.aim


@pytest.fixture
def address(led):
    return f"/harbour/plan/part/{led.ref}/run/"


def thread_of(client, element):
    return client.get(f"/harbour/plan/part/{element.ref}/").content.decode()


@pytest.mark.parametrize("who", ["trustee", "head", "governor", "safeguarding", "stranger"])
def test_only_who_leads_or_may_speak_runs_it(as_, who, address, led):
    assert as_(who).get(address).status_code == 404
    assert as_(who).post(address, {"deed": "factors", "text": "Ours"}).status_code == 404
    assert not led.factors.exists()


def test_conditions_are_named_one_a_line_and_rated_with_earlier_ratings_kept(as_, address, led):
    lead = as_("initiative")
    lead.post(address, {"deed": "factors", "text": "Heads are with us\n\nNo red tape\nNo red tape"})
    assert list(led.factors.values_list("text", flat=True)) == ["Heads are with us", "No red tape"]
    factor = led.factors.first()
    for rating, said in (("failing", "Two of two said no"), ("holding", "Both came round")):
        lead.post(address, {"deed": "rate", "what": factor.ref, "rating": rating, "evidence": said})
    page = thread_of(lead, led)
    assert "Both came round" in page
    assert "1 earlier rating" in page
    assert "Two of two said no" in page


def test_a_rating_without_a_word_is_refused_beside_its_own_condition_and_nothing_typed_is_lost(
    as_, address, led, chief
):
    operations.add_factor(element=led, text="Heads are with us", by=chief)
    answer = as_("initiative").post(
        address, {"deed": "rate", "what": led.factors.get().ref, "evidence": "Said at the meeting"}
    )
    assert answer.status_code == 422
    assert "Said at the meeting" in answer.content.decode()


def test_a_late_dependency_warns_who_waits_and_shows_at_the_other_end(as_, world, address, led, chief):
    other = operations.add_element(plan=world.plan, under=world.strand, title="Nurse in post", by=chief)
    other = operations.revise_element(element=other, due_words="by 1 October 2026", by=chief)
    as_("initiative").post(address, {"deed": "depend", "kind": "waits for", "on": f"part:{other.ref}"})
    assert "which is late" in thread_of(as_("initiative"), led)
    page = thread_of(as_("chief"), other)
    assert "Waited for by" in page
    assert "Every child safe and well enough to learn" in page
    operations.depend(element=led, on=world.strand, kind="part of", by=chief)
    assert "Part of</span>" in thread_of(as_("chief"), led)
    assert "A part of it</span>" in thread_of(as_("chief"), world.strand)


def test_nothing_waits_for_itself_by_a_detour(as_, world, address, led, chief):
    other = operations.add_element(plan=world.plan, under=world.strand, title="Nurse in post", by=chief)
    operations.depend(element=other, on=led, by=chief)
    answer = as_("chief").post(address, {"deed": "depend", "kind": "waits for", "on": f"part:{other.ref}"})
    assert answer.status_code == 422
    assert "They would wait for one another" in answer.content.decode()
    assert not led.dependencies.exists()


def test_what_lies_beyond_ones_reach_cannot_be_tied_to(as_, world, address, led):
    for name in (f"part:{world.priority.ref}", "part:nothing", "action:nothing"):
        answer = as_("initiative").post(address, {"deed": "depend", "kind": "waits for", "on": name})
        assert answer.status_code == 422 or name == f"part:{world.priority.ref}"
    assert not led.dependencies.exclude(on_element=world.priority).exists()


def test_the_other_end_is_not_told_to_those_who_may_not_see_it(as_, world, led, chief):
    operations.depend(element=led, on=world.priority, by=chief)
    operations.depend(element=world.priority, on=led, kind=Dependency.Kind.PART_OF, by=chief)
    assert world.priority.title in thread_of(as_("head"), led)
    assert world.priority.title not in thread_of(as_("other_head"), led)


def test_something_outside_is_waited_for_until_it_is_there(as_, address, led):
    lead = as_("initiative")
    lead.post(
        address,
        {"deed": "depend", "kind": "waits for", "outside": "The council decides", "due_words": "by 1 October 2026"},
    )
    assert "The council decides, which is late" in thread_of(lead, led)
    lead.post(address, {"deed": "arrived", "what": led.dependencies.get().ref})
    assert "which is late" not in thread_of(lead, led)


def test_stages_are_passed_in_order_and_a_pilot_leaves_its_lessons(as_, address, led):
    lead = as_("initiative")
    lead.post(address, {"deed": "stage", "title": "Pilot", "gate": "Lessons written", "wants_lessons": "on"})
    lead.post(address, {"deed": "stage", "title": "Everywhere"})
    pilot, rest = led.stages.all()
    assert "comes first" in lead.post(address, {"deed": "pass", "what": rest.ref}).content.decode()
    assert "Say what was learned" in lead.post(address, {"deed": "pass", "what": pilot.ref}).content.decode()
    lead.post(address, {"deed": "pass", "what": pilot.ref, "lessons": "Smaller groups"})
    assert "Smaller groups" in thread_of(lead, led)


def test_one_option_is_chosen_with_its_reason(as_, address, led):
    lead = as_("initiative")
    for title, cost in (("Build", "£1,250,000.50"), ("Rent", "")):
        lead.post(address, {"deed": "option", "title": title, "cost": cost, "speaks_for": "Near"})
    build, rent = led.options.all()
    assert str(build.cost) == "1250000.50"
    assert lead.post(address, {"deed": "choose", "what": rent.ref, "reason": " "}).status_code == 422
    for option in (build, rent):
        lead.post(address, {"deed": "choose", "what": option.ref, "reason": f"{option.title} is right"})
    assert list(led.options.exclude(chosen_on=None)) == [rent]
    assert "Rent is right" in thread_of(lead, led)


def test_money_is_kept_to_the_penny_and_summed_by_kind(as_, address, led):
    lead = as_("initiative")
    lead.post(
        address, {"deed": "money", "kind": "budget", "title": "Cover", "amount": "£38,000.10", "given_by": "Board"}
    )
    lead.post(address, {"deed": "money", "kind": "budget", "title": "Travel", "amount": "1999.90"})
    lead.post(address, {"deed": "so_far", "what": led.budget_lines.first().ref, "so_far": "£12.35"})
    assert "Budget" in (page := thread_of(lead, led))
    assert "£40,000" in page
    assert "£12.35" in page
    assert lead.post(address, {"deed": "money", "kind": "budget", "title": "X", "amount": "NaN"}).status_code == 422


def test_what_is_to_be_confirmed_is_listed_until_it_is(as_, address, led):
    lead = as_("initiative")
    lead.post(address, {"deed": "remind", "kind": "to confirm", "text": "Which subjects come first"})
    assert "1 thing to be confirmed" in thread_of(lead, led)
    lead.post(address, {"deed": "settle", "what": led.reminders.get().ref, "outcome": "English and maths"})
    page = thread_of(lead, led)
    assert "to be confirmed" not in page
    assert "English and maths" in page


def test_a_milestone_of_another_part_is_shared_and_done_once(as_, world, address, led, chief):
    other = operations.add_element(plan=world.plan, under=world.strand, title="Nurse in post", by=chief)
    mark = operations.add_action(element=other, title="Groups formed", kind="milestone", by=chief)
    as_("chief").post(address, {"deed": "share", "action": f"action:{mark.ref}"})
    operations.finish_action(action=mark, by=chief)
    page = thread_of(as_("chief"), led)
    assert "Groups formed" in page
    assert "Met" in page


def test_empty_things_are_listed_to_the_lead_of_what_is_run_and_to_nobody_else(as_, world, led):
    assert "Nothing kept yet" not in thread_of(as_("initiative"), led)
    Level.objects.filter(plan=led.plan, depth=2).update(is_run=True)
    assert "Nothing kept yet" in thread_of(as_("initiative"), led)
    assert "Nothing kept yet" not in thread_of(as_("trustee"), led)


def test_things_of_another_part_are_not_touched_from_here(as_, world, address, chief):
    factor = operations.add_factor(element=world.priority, text="Theirs", by=chief)
    assert as_("initiative").post(address, {"deed": "drop_factor", "what": factor.ref}).status_code == 404
    rated = {"deed": "rate", "what": factor.ref, "rating": "failing"}
    assert as_("initiative").post(address, rated).status_code == 404
    assert not factor.ratings.exists()


def test_the_page_asks_as_few_questions_for_much_as_for_little(as_, led, address, chief):
    client = as_("chief")
    client.get(address)
    before = assert_within(24, lambda: client.get(address))
    operations.add_factors(element=led, lines=[f"Condition {n}" for n in range(20)], by=chief)
    for number in range(10):
        operations.add_stage(element=led, title=f"Stage {number}", by=chief)
    assert assert_within(24, lambda: client.get(address)) == before
