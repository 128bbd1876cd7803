"""Every deed about the year. The only code that writes its tables."""

from goldenthread.features.reviews.operations.cycle import (
    add_duty,
    drop_duty,
    revise_duty,
    set_year,
    take_cycle,
    take_duties,
)
from goldenthread.features.reviews.operations.feeds import make_feed, note_reading, revoke_feed
from goldenthread.features.reviews.operations.following import (
    ASKED,
    bring_in_done,
    bring_in_round,
    finish_occurrence,
    follow_cycle,
    open_cycle_round,
    reopen_occurrence,
    set_aside,
)
from goldenthread.features.reviews.operations.keeping_rounds import follow_rounds, nudge, set_days
from goldenthread.features.reviews.operations.moving import move_occurrence, put_back
from goldenthread.features.reviews.operations.rounds import (
    agree_to_parts,
    answer_part,
    answer_question,
    ask_question,
    close_round,
    correct_part,
    moderate_plan,
    open_round,
    reopen_round,
)

__all__ = [
    "ASKED",
    "add_duty",
    "agree_to_parts",
    "answer_part",
    "answer_question",
    "ask_question",
    "bring_in_done",
    "bring_in_round",
    "close_round",
    "correct_part",
    "drop_duty",
    "finish_occurrence",
    "follow_cycle",
    "follow_rounds",
    "make_feed",
    "moderate_plan",
    "move_occurrence",
    "note_reading",
    "nudge",
    "open_cycle_round",
    "open_round",
    "put_back",
    "reopen_occurrence",
    "reopen_round",
    "revise_duty",
    "revoke_feed",
    "set_aside",
    "set_days",
    "set_year",
    "take_cycle",
    "take_duties",
]
