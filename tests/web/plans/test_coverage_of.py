"""One aim, with what each school made of it beside the trust's words."""

from goldenthread.features.plans import operations


def address(element):
    return f"/harbour/plan/part/{element.ref}/coverage/"


def test_the_schools_own_words_stand_beside_the_trusts(world, chief, as_):
    operations.adapt(upper=world.aim, lower=world.priority, reason="Ours is a small place.", by=chief)
    page = as_("trustee").get(address(world.aim)).content.decode()
    assert world.aim.title in page
    assert world.priority.title in page
    assert "Ours is a small place." in page
    assert "Adapted" in page


def test_who_has_said_nothing_is_named_as_well(world, as_):
    page = as_("trustee").get(address(world.aim)).content.decode()
    assert page.count("Nothing yet") == 2


def test_a_draft_answer_is_seen_by_those_who_may_change_it_alone(world, chief, as_, taken_up):
    operations.revise_plan(plan=world.school_plan, state="draft", by=chief)
    assert world.priority.title in as_("chief").get(address(world.aim)).content.decode()
    assert world.priority.title not in as_("trustee").get(address(world.aim)).content.decode()


def test_a_local_part_has_no_such_page(world, as_):
    assert as_("chief").get(address(world.priority)).status_code == 404


def test_the_trust_next_door_is_not_there(world, as_):
    assert as_("stranger").get(address(world.aim)).status_code == 404
