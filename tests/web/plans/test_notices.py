"""The notices of harm that wait for the board, and those that were answered."""

from goldenthread.features.plans import operations

PAGE = "/harbour/plan/notices/"


def tell(world, school):
    return operations.raise_notice(
        upper=world.aim, school=school, effect="It costs us our Fridays.", by=world.people["chief"]
    )


def test_open_ones_come_first_and_the_answered_are_kept(world, as_):
    operations.answer_notice(notice=tell(world, world.haven_high), said="Yes.", by=world.people["chief"])
    tell(world, world.marsh_lane)
    page = as_("trustee").get(PAGE).content.decode()
    assert "1 notice of harm waits" in page
    assert page.index("Marsh Lane:") < page.index("Answered before") < page.index("Haven High:")


def test_a_school_sees_its_own_alone(world, as_):
    tell(world, world.marsh_lane)
    assert "No notice of harm is open" in as_("governor").get(PAGE).content.decode()
    assert as_("stranger").get(PAGE).status_code == 404
