"""Sending things to be agreed, signing them, and standing in for who is away."""

from goldenthread.features.approvals.operations.asking import DECIDE, MEND, ask_for, withdraw
from goldenthread.features.approvals.operations.ordering import keep_library_route, set_route
from goldenthread.features.approvals.operations.signing import bring_in_word, record_decision, sign
from goldenthread.features.approvals.operations.standing_in import end_stand_in, stand_in

__all__ = [
    "DECIDE",
    "MEND",
    "ask_for",
    "bring_in_word",
    "end_stand_in",
    "keep_library_route",
    "record_decision",
    "set_route",
    "sign",
    "stand_in",
    "withdraw",
]
