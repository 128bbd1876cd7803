"""The years in which a plan speaks, by its own days or else by what its trust keeps."""

from goldenthread.domain.calendar import TermCalendar
from goldenthread.domain.plans.frozen_plan import FrozenPlan
from goldenthread.domain.plans.horizon import Years, kind_of_years
from goldenthread.features.organisations.models import Trust
from goldenthread.features.plans.models import Plan


def years_of(plan: Plan) -> Years:
    """Return the years of a plan; its trust is asked only where its own days do not tell."""
    told = kind_of_years(plan.starts_on, plan.ends_on)
    return Years(plan.starts_on, plan.ends_on, told or _usual(plan.trust))


def years_then(frozen: FrozenPlan, trust: Trust) -> Years:
    """Return the years of a plan as it was kept."""
    return Years(
        frozen.starts_on, frozen.ends_on, kind_of_years(frozen.starts_on, frozen.ends_on) or _usual(trust)
    )  # fmt: skip


def _usual(trust: Trust) -> str:
    return TermCalendar.from_json(trust.calendar).plan_year
