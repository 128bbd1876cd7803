"""What every page about a school's phase begins with: the school, its ladder, and its phase today."""

import datetime as dt
from typing import NamedTuple

from django.http import Http404

from goldenthread.domain.deciding import ladders as rules
from goldenthread.features.improvement import queries
from goldenthread.features.improvement.ladder_shapes import PhaseShape
from goldenthread.features.improvement.models import Ladder
from goldenthread.features.measures.queries.rule_values import calendar_of
from goldenthread.features.organisations.models import ImprovementPhase, School
from goldenthread.foundation import clock
from goldenthread.web.kit.access import TrustRequest
from goldenthread.web.kit.showing import find


class Placed(NamedTuple):
    """A school on its ladder today; without a phase while no body has decided one."""

    school: School
    ladder: Ladder
    today: dt.date
    now: ImprovementPhase | None
    phase: PhaseShape | None
    time: rules.TimeInPhase | None


def school_of(request: TrustRequest, ref: str) -> School:
    return find(queries.schools_placed(request.reach), ref=ref)


def placed(request: TrustRequest, ref: str) -> Placed:
    """Return the school on its ladder; no such page where the trust has no ladder for it."""
    school = school_of(request, ref)
    ladder = queries.ladder_for(queries.ladders_within(request.reach), school)
    if ladder is None:
        raise Http404
    return on_ladder(school, ladder)


def on_ladder(school: School, ladder: Ladder) -> Placed:
    """Return how a school stands on a ladder today."""
    today = clock.today()
    now = queries.phase_of(school, today)
    phase = ladder.shape.phase(now.key) if now and now.ladder == ladder.key else None
    time = (
        rules.time_in_phase(now.from_on, today, phase.lasts.as_rule(), calendar_of(school.trust))
        if now and phase
        else None
    )
    return Placed(school, ladder, today, now if phase else None, phase, time)
