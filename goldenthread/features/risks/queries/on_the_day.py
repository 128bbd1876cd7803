"""The gravest risks as a board's paper keeps them."""

import datetime as dt
from typing import Any

from goldenthread.domain.access import Grant, Reach
from goldenthread.features.organisations.queries import role_permissions
from goldenthread.features.risks.models import Risk
from goldenthread.features.risks.queries.register import lines_of
from goldenthread.features.risks.queries.visible import frame_of
from goldenthread.foundation import clock

MOST = 10
MOVED_SINCE = dt.timedelta(days=120)


def risks_on_the_day(trust: int, school: int | None) -> list[dict[str, Any]]:
    """Return the gravest open risks, of a school its own, as plain values.

    What is confidential stays off the paper, for those who may read it do not all see it. A board hears of a school's
    risk by being handed it up, so that of the schools' only those stand here that were.
    """
    today = clock.today()
    found = Risk.objects.filter(trust=trust, closed_on=None, is_confidential=False)
    found = found.filter(school=school) if school else found.exclude(school__isnull=False, escalations=None)
    reach = Reach(0, trust, frozenset({Grant("administrator", 0)}), role_permissions())
    risks = list(found.select_related("trust", "school", "unit", "owner").distinct())
    lines = lines_of(reach, risks, frame_of(trust), today=today, since=today - MOVED_SINCE)[:MOST]
    return [
        {
            "risk": f"{line.risk.code} {line.risk.title}", "level": line.level.name if line.level else "not scored",
            "height": line.level.height if line.level else 0, "moved": line.moved, "is_above": line.is_above,
            "owner": line.risk.owner.title if line.risk.owner else "", "where": line.where,
        }
        for line in lines
    ]  # fmt: skip
