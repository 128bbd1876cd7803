"""A variance: ended, or granted where a phase only offers it."""

import datetime as dt
from decimal import Decimal

from goldenthread.features.delegation import operations, queries
from goldenthread.features.delegation.models import Variance
from goldenthread.features.organisations.operations import enter_phase
from tests.features.delegation.schemes import adopted
from tests.web.delegation.test_variances import LINE, varied
from tests.world import TODAY


def test_it_is_ended_and_the_scheme_holds_again(as_, world) -> None:
    varied(world, world.haven_high)
    address = f"/harbour/who-decides/varied/{Variance.objects.get().ref}/"
    assert as_("chief").post(address, {"deed": "end", "last_on": "2026-08-01"}).status_code == 422
    as_("chief").post(address, {"deed": "end", "last_on": "2026-11-20"})
    answer = queries.who_decides(world.trust, "orders", on=TODAY, school=world.haven_high, amount=Decimal(5))
    assert answer.variance is None
    assert as_("other_head").get(address).status_code == 404
    as_("head").post(address, {"deed": "end", "last_on": "2026-11-01"})
    assert Variance.objects.get().until_on == dt.date(2026, 11, 20)


def test_what_a_phase_offers_is_granted_only_once_its_conditions_are_met(as_, world) -> None:
    adopted(world)
    operations.load_variances(trust=world.trust, by=None, variances=[operations.VarianceWords(
        "orders", [LINE], "May be handed down", dt.date(2026, 9, 1), phase="repair", needs_grant=True,
        condition="Value for money is shown",
    )])  # fmt: skip
    enter_phase(school=world.haven_high, key="repair", name="Repair", from_on=dt.date(2026, 9, 1), by=None)

    def decider():
        answer = queries.who_decides(world.trust, "orders", on=TODAY, school=world.haven_high, amount=Decimal(5))
        return answer.deciders[0].party.key

    assert decider() == "head"
    address = f"/harbour/who-decides/varied/{Variance.objects.get().ref}/"
    grant = {"deed": "grant", "school": world.haven_high.ref, "reason": "Three good months",
             "approved_by": "Trust board", "from_on": "2026-11-01"}  # fmt: skip
    refused = as_("chief").post(address, grant)
    assert refused.status_code == 422
    assert "Not before this is met: Value for money is shown" in refused.content.decode()
    assert as_("chief").post(address, grant | {"conditions_met": "on"}).status_code == 302
    assert decider() == "chief"


def test_a_measure_that_is_not_met_or_cannot_be_told_refuses_the_grant(as_, world) -> None:
    adopted(world)
    enter_phase(school=world.haven_high, key="repair", name="Repair", from_on=dt.date(2026, 9, 1), by=None)
    page = "/harbour/who-decides/varied/new/"
    said = {
        "decision": "orders", "where": "phase:repair", "part_decide": ["head"], "reason": "May be handed down",
        "approved_by": "Board", "from_on": "2026-09-01", "needs_grant": "on", "measure": world.attendance.key,
        "op": ">=", "bound": "99.5",
    }  # fmt: skip
    assert as_("chief").post(page, said | {"bound": ""}).status_code == 422
    assert as_("chief").post(page, said).status_code == 302
    address = f"/harbour/who-decides/varied/{Variance.objects.get().ref}/"
    grant = {"deed": "grant", "school": world.haven_high.ref, "reason": "It is time", "approved_by": "Trust board",
             "from_on": "2026-11-01", "conditions_met": "on"}  # fmt: skip
    refused = as_("chief").post(address, grant)
    assert refused.status_code == 422
    assert "Not yet at Haven High. Attendance is at or above 99.5 (cannot tell" in refused.content.decode()
    assert Variance.objects.count() == 1
