"""Who takes part, over all."""

import datetime as dt

from goldenthread.features.approvals.models import Consultation
from goldenthread.features.delegation import operations
from goldenthread.features.organisations.models import Body
from goldenthread.features.plans import operations as planning


def test_only_what_the_reader_may_see_is_listed(as_, world) -> None:
    for element in (world.aim, world.priority):
        operations.state_participation(
            trust=world.trust, subject_kind="element", subject_ref=element.ref, who=f"Parents of {element.title}",
            rung="consulted", how="By letter", by=None,
        )  # fmt: skip
    page = as_("other_head").get("/harbour/who-decides/taking-part/").content.decode()
    assert f"Parents of {world.priority.title}" not in page
    assert (
        f"Parents of {world.priority.title}" in as_("chief").get("/harbour/who-decides/taking-part/").content.decode()
    )


def test_what_was_changed_without_a_reason_or_without_asking_is_told(as_, world) -> None:
    chief = world.people["chief"]
    board = Body.objects.create(trust=world.trust, key="board", name="Trust board", kind="board")
    day = dt.date(2026, 11, 20)
    planning.adopt(plan=world.plan, by=chief, body=board, adopted_on=day)
    page = as_("chief").get("/harbour/who-decides/taking-part/").content.decode()
    assert "No reason" in page
    assert "Nobody was asked" in page
    Consultation.objects.create(
        trust=world.trust, subject_kind="plan", subject_ref=world.plan.ref, title="", says="Why", opened_on=day,
        closes_on=day,
    )  # fmt: skip
    assert "Nobody was asked" not in as_("chief").get("/harbour/who-decides/taking-part/").content.decode()
