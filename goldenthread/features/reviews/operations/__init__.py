"""Every deed about the year. The only code that writes its tables."""

from goldenthread.features.reviews.operations.cycle import (
    add_duty,
    drop_duty,
    revise_duty,
    set_year,
    take_cycle,
    take_duties,
)
from goldenthread.features.reviews.operations.following import (
    ASKED,
    bring_in_done,
    finish_occurrence,
    follow_cycle,
    reopen_occurrence,
    set_aside,
)

__all__ = [
    "ASKED",
    "add_duty",
    "bring_in_done",
    "drop_duty",
    "finish_occurrence",
    "follow_cycle",
    "reopen_occurrence",
    "revise_duty",
    "set_aside",
    "set_year",
    "take_cycle",
    "take_duties",
]
