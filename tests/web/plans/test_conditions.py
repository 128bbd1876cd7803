"""What has to hold, the worst first."""

from goldenthread.features.plans import operations

PAGE = "/harbour/plan/conditions/"


def test_what_fails_stands_first_and_only_who_runs_a_part_is_led_to_rate_it(as_, world):
    assert "No condition is named" in as_("trustee").get(PAGE).content.decode()
    operations.add_factor(element=world.aim, text="Heads want it", by=None)
    second = operations.add_factor(element=world.aim, text="Time is kept free", by=None)
    operations.rate_factor(factor=second, rating="failing", evidence="Cover took it.", by=None)
    page = as_("trustee").get(PAGE).content.decode()
    assert "1 condition is failing" in page
    assert page.index("Time is kept free") < page.index("Heads want it")
    assert "Cover took it." in page
    assert "#factors" not in page
    assert "#factors" in as_("chief").get(PAGE).content.decode()


def test_a_plan_that_one_may_not_see_is_not_there(as_):
    assert as_("trustee").get(f"{PAGE}?plan=nothing").status_code == 404
    assert as_("stranger").get(PAGE).status_code == 404
