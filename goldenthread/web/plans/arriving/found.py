"""What was found at a plan's place, and what the plan does about it: what stands in no plan comes first."""

import datetime as dt
from collections.abc import Sequence
from typing import NamedTuple

from django.http import HttpResponse

from goldenthread.domain.access import Reach
from goldenthread.domain.board import following_up as rules
from goldenthread.features.assurance import queries as assurance
from goldenthread.features.members import queries as members
from goldenthread.features.plans.models import Plan
from goldenthread.features.plans.queries.visible import may_edit
from goldenthread.features.plans.queries.work.carrying import Made, Pointer, made_of
from goldenthread.foundation import clock, subjects
from goldenthread.foundation.subjects import Subject
from goldenthread.web.kit.access import TrustRequest, requires
from goldenthread.web.kit.showing import show
from goldenthread.web.plans.versions.reading import plan_in_sight

# So many that are closed are shown, the last first.
MOST_CLOSED = 20


class Line(NamedTuple):
    """One thing that was to be done about what was found, and the actions that plans made of it."""

    subject: Subject
    because: str
    due_on: dt.date | None
    stage: str
    made: Sequence[Made] = ()

    @property
    def is_carried(self) -> bool:
        return any(not one.is_given_up for one in self.made)


@requires("plan.see")
def found(request: TrustRequest, ref: str) -> HttpResponse:
    """Show what was found at a plan's place: what no plan carries out, what one does, and what was closed."""
    plan = plan_in_sight(request, ref)
    lines = _lines(request.reach, plan, clock.today())
    going = [one for one in lines if one.stage not in (rules.CLOSED, rules.DECLINED)]
    return show(
        request, "plans/pages/arriving/found.html", plan=plan, may_edit=may_edit(request.reach, plan),
        left=[one for one in going if not one.is_carried and one.stage in rules.OPEN],
        carried=[one for one in going if one.is_carried or one.stage == rules.TO_CONFIRM],
        closed=[one for one in lines if one.stage == rules.CLOSED and one.made][:MOST_CLOSED],
    )  # fmt: skip


def _lines(reach: Reach, plan: Plan, today: dt.date) -> list[Line]:
    """Return what was recommended at a place and, of its bodies, what reviews of governance found."""
    rows = assurance.recommendations_within(reach).filter(finding__school=plan.school_id, finding__unit=plan.unit_id)
    asked: dict[Pointer, tuple[str, dt.date | None, str]] = {
        ("recommendation", one.row.ref): (str(one.row.finding), one.row.due_on, one.stage)
        for one in assurance.followed(rows.order_by("due_on", "-pk"), today)
    }
    if plan.unit_id is None:
        of_bodies = members.findings_within(reach).filter(body__school=plan.school_id).exclude(kind="strength")
        for row in of_bodies.order_by("due_on", "-pk"):
            stage = rules.stage(rules.Facts(row.due_on, row.done_on, row.done_on), today)
            asked["governance finding", row.ref] = (str(row.audit or row.review), row.due_on, stage)
    named, made = subjects.find(reach, asked), made_of(reach, asked, today)
    return [Line(named[at], *facts, made.get(at, ())) for at, facts in asked.items() if at in named]
