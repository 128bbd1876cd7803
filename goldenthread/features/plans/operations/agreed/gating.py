"""Keeping plans that have a gate from coming into force by any other way."""

from goldenthread.features.plans.models import Plan
from goldenthread.features.plans.queries.agreed.agreements import is_gated
from goldenthread.features.plans.queries.agreed.gate import gate_of
from goldenthread.foundation import clock
from goldenthread.foundation.checked_words import require


def require_no_gate(plan: Plan) -> None:
    """Refuse, and say what is missing at its gate, to adopt a plan that only its gate can adopt."""
    if is_gated(plan):
        require(False, gate_of(plan, clock.today()).refusal)


def require_agreed(plan: Plan) -> None:
    """Refuse to bring a plan with a gate into force again, unless everybody's yes stands for it as it reads now."""
    if is_gated(plan):
        gate = gate_of(plan, clock.today())
        require(gate.is_agreed, gate.refusal)
