"""What the head of a plan's page says of its years: which it is, what they cover, what is past."""

import datetime as dt
from typing import Any

from goldenthread.domain.plans import horizon
from goldenthread.features.plans import queries
from goldenthread.features.plans.models import Plan


def facts(plan: Plan, today: dt.date) -> dict[str, Any]:
    """Return which year of the plan it is, the months it covers, and whether its review or its years are past."""
    is_past = plan.next_review_on is not None and plan.next_review_on < today
    return {
        "plan_year": horizon.plan_year(plan.starts_on, plan.ends_on, today),
        "window": horizon.window(plan.starts_on, plan.ends_on),
        "review_overdue": is_past and plan.state != Plan.State.ENDED,
        "is_over": bool(queries.over([plan], today)),
    }
