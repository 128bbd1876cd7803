"""Keeping a line manager's look at a plan that stands under another."""

from django.db import transaction

from goldenthread.domain.calendar import TermCalendar
from goldenthread.domain.year.termly import term_of_day
from goldenthread.features.accounts.models import Person
from goldenthread.features.organisations.models import Post
from goldenthread.features.plans.models import Monitoring, Plan
from goldenthread.features.plans.operations.writing import note_plan
from goldenthread.foundation import clock
from goldenthread.foundation.checked_words import check, require


@transaction.atomic
def look_at_plan(*, plan: Plan, said: str, by: Person | None, post: Post | None = None) -> Monitoring:
    """Record that a plan was looked at today, in the term that runs or ended last, and what was seen."""
    require(plan.above_id is not None, "Only a plan that stands under another is looked at so.")
    require(plan.state != Plan.State.ENDED, "This plan has ended.")
    words = check(Monitoring, {"said": said})
    term = term_of_day(clock.today(), TermCalendar.from_json(plan.trust.calendar))
    made = Monitoring.objects.create(plan=plan, term=term, by=by, post=post, looked_on=clock.today(), **words)
    note_plan(plan, "looked at it", by, after={"term": term, **words})
    return made
