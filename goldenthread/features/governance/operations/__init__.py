"""What is done about meetings."""

from goldenthread.features.governance.operations.asking import answer_question, ask_question
from goldenthread.features.governance.operations.holding import (
    Decided,
    Declared,
    Given,
    approve_minutes,
    close_remit,
    record_attendance,
    record_item,
    report_on_remit,
)
from goldenthread.features.governance.operations.meetings import (
    add_item,
    add_paper,
    call_meeting,
    cancel_meeting,
    keep_note,
    put_on_agenda,
    remove_item,
    revise_item,
    revise_meeting,
    send_agenda,
    stop_asking_to_read,
    take_business,
)
from goldenthread.features.governance.operations.milestones import rate_milestone
from goldenthread.features.governance.operations.proposing import answer_proposal, make_proposal

__all__ = [
    "Decided",
    "Declared",
    "Given",
    "add_item",
    "add_paper",
    "answer_proposal",
    "answer_question",
    "approve_minutes",
    "ask_question",
    "call_meeting",
    "cancel_meeting",
    "close_remit",
    "keep_note",
    "make_proposal",
    "put_on_agenda",
    "rate_milestone",
    "record_attendance",
    "record_item",
    "remove_item",
    "report_on_remit",
    "revise_item",
    "revise_meeting",
    "send_agenda",
    "stop_asking_to_read",
    "take_business",
]
