"""Risks and issues: everything that is written about them."""

from goldenthread.features.risks.operations.answering import (
    ANSWER_IT,
    add_control,
    add_step,
    answer,
    end_control,
    escalate,
    finish_step,
    prove_control,
)
from goldenthread.features.risks.operations.bringing_in import MOST_ROWS, RegisterRow, take_in_register, undo_register
from goldenthread.features.risks.operations.framing import own_frame, set_words, take_grid
from goldenthread.features.risks.operations.issues import (
    IssueWords,
    acknowledge_issue,
    act_on_issue,
    close_issue,
    raise_issue,
)
from goldenthread.features.risks.operations.raising import (
    RiskWords,
    Scored,
    Whose,
    close_risk,
    raise_risk,
    reopen_risk,
    revise_risk,
    score_risk,
    tie,
    untie,
)
from goldenthread.features.risks.operations.watching import look_again

__all__ = [
    "ANSWER_IT",
    "MOST_ROWS",
    "IssueWords", "RegisterRow",
    "RiskWords",
    "Scored",
    "Whose",
    "acknowledge_issue",
    "act_on_issue",
    "add_control",
    "add_step",
    "answer",
    "close_issue",
    "close_risk",
    "end_control",
    "escalate",
    "finish_step",
    "look_again",
    "own_frame",
    "prove_control",
    "raise_issue",
    "raise_risk",
    "reopen_risk",
    "revise_risk",
    "score_risk",
    "set_words",
    "take_grid",
    "take_in_register",
    "tie",
    "undo_register",
    "untie",
]  # fmt: skip
