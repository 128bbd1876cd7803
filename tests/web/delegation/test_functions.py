"""Functions, the level at which each is best done, and when to look at them again."""

from goldenthread.features.delegation import operations
from goldenthread.features.improvement import operations as improving
from goldenthread.features.organisations.operations import create_post


def test_they_stand_by_level_and_a_new_post_asks_for_another_look(as_, world) -> None:
    operations.load_functions(trust=world.trust, by=None, functions=[
        operations.FunctionWords("payroll", "Payroll", "central", "One payroll", world.finance),
        operations.FunctionWords("teaching", "Teaching", "local", "Near the children"),
    ])  # fmt: skip
    address = "/harbour/who-decides/functions/"
    page = as_("governor").get(address).content.decode()
    assert page.index("Teaching") < page.index("Payroll")
    assert "To look at again" not in page
    assert "no duties said yet" not in page
    ladder = improving.adopt_ladder(trust=world.trust, key="todays-rules", by=None)
    improving.set_mode(
        school=world.marsh_lane, ladder=ladder, function="Safeguarding", mode="directs", because="New.", by=None
    )
    page = as_("chief").get(address).content.decode()
    assert page.index("no duties said yet") < page.index("Safeguarding") < page.index(": directs")
    create_post(trust=world.trust, title="Payroll officer", role="service_lead", by=None)
    assert "To look at again" in as_("chief").get(address).content.decode()
