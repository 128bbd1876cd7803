"""Sending an agreed plan round: to whom, when, and on the strength of which results."""

import datetime as dt

from django.db import transaction

from goldenthread.features.accounts.models import Person
from goldenthread.features.organisations.models import Post
from goldenthread.features.plans.models import Circulation, Plan
from goldenthread.features.plans.operations.writing import note_plan
from goldenthread.features.plans.queries.agreed.gate import gate_of
from goldenthread.foundation import clock
from goldenthread.foundation.checked_words import check, require


@transaction.atomic
def circulate_plan(*, plan: Plan, to_whom: str, on: dt.date, by: Person, post: Post | None = None) -> Circulation:
    """Record that an agreed plan was sent round, with the confirmation of results where its kind carries one."""
    gate = gate_of(plan, clock.today())
    require(gate.is_agreed, "Only a plan that everybody has agreed to, as it stands now, is sent round.")
    says = "Write down first what last summer’s results say of it: it is not sent round without their confirmation."
    require(not gate.kind.results or gate.confirmation is not None, says)
    words = check(Circulation, {"to_whom": to_whom, "circulated_on": on})
    require(on <= clock.today(), "It cannot have gone round on a day that is still to come.", "circulated_on")
    assert gate.standing is not None
    agreement = gate.standing.agreement
    require(on >= agreement.agreed_on, "It was not agreed by then.", "circulated_on")
    made = Circulation.objects.create(
        plan=plan, version_id=agreement.version_id, confirmation=gate.confirmation, post=post, by=by, **words
    )
    note_plan(plan, "sent it round", by, after=words)
    return made
