"""Sending things to be agreed, signing them, and standing in for who is away."""

from goldenthread.features.approvals.operations.asking import DECIDE, MEND, ask_again, ask_for, withdraw
from goldenthread.features.approvals.operations.consulting import (
    COMMENT,
    SUM_UP,
    ask_for_sums,
    open_round,
    say,
    say_that_is_all,
    settle,
    sum_up,
)
from goldenthread.features.approvals.operations.gathering import gather, settle_issue
from goldenthread.features.approvals.operations.ordering import keep_library_route, set_route
from goldenthread.features.approvals.operations.signing import bring_in_word, record_decision, sign
from goldenthread.features.approvals.operations.standing_in import end_stand_in, stand_in

__all__ = [
    "COMMENT",
    "DECIDE",
    "MEND",
    "SUM_UP",
    "ask_again",
    "ask_for",
    "ask_for_sums",
    "bring_in_word",
    "end_stand_in",
    "gather",
    "keep_library_route",
    "open_round",
    "record_decision",
    "say",
    "say_that_is_all",
    "set_route",
    "settle",
    "settle_issue",
    "sign",
    "stand_in",
    "sum_up",
    "withdraw",
]
