"""What a trust calls a kind of plan, and what one plan is called beside others."""

from goldenthread.features.organisations.models import Trust
from goldenthread.features.plans.kinds import Kind
from goldenthread.features.plans.models import Plan
from goldenthread.web.kit.words import word


def kind_title(trust: Trust, kind: Kind, form: str = "one") -> str:
    """Return a kind's title, in the trust's own word where it has one: “SDP”, “Mental health strategies”."""
    if kind.concept:
        said = word(trust, kind.concept, form)
        return said[:1].upper() + said[1:]
    return kind.title if form == "one" else kind.many


def plan_with_place(plan: Plan) -> str:
    """Return a local plan's title with its place before it, where the title does not name the place itself."""
    place = plan.school or plan.unit
    short = plan.school.short_name if plan.school else str(place)
    return plan.title if short.lower() in plan.title.lower() else f"{place}: {plan.title}"
