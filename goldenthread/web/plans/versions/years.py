"""What the head of a plan's page says of its years: which it is, what they cover, whether its review is past."""

import datetime as dt
from typing import Any

from goldenthread.domain.plans import horizon
from goldenthread.features.plans.models import Plan


def facts(plan: Plan, today: dt.date) -> dict[str, Any]:
    """Return the year of the plan that it is, the months that it covers, and whether its review is overdue."""
    is_past = plan.next_review_on is not None and plan.next_review_on < today
    return {
        "plan_year": horizon.plan_year(plan.starts_on, plan.ends_on, today),
        "window": horizon.window(plan.starts_on, plan.ends_on),
        "review_overdue": is_past and plan.state != Plan.State.ENDED,
    }
