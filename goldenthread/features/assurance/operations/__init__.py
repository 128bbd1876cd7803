"""Everything that writes about checks, findings and marks of quality."""

from goldenthread.features.assurance.operations.across import answer_across, hand_in_across
from goldenthread.features.assurance.operations.answering import (
    Said,
    answer_check,
    confirm_check,
    hand_in,
    look_again,
    reopen_check,
)
from goldenthread.features.assurance.operations.asking import arrange_areas, hand_over
from goldenthread.features.assurance.operations.checklists import (
    commit_checklist,
    discard_checklist,
    read_checklist_again,
    retire_checklist,
    revise_checklist,
    stage_checklist,
    take_checklist,
    take_newer,
    write_checklist,
)
from goldenthread.features.assurance.operations.closing import (
    arrange_recommendation,
    confirm,
    decline,
    finish,
    recommend,
    send_back,
)
from goldenthread.features.assurance.operations.finding import (
    Asks,
    FindingWords,
    Source,
    hear_finding,
    record_finding,
    record_review,
    revise_review,
)
from goldenthread.features.assurance.operations.for_one import check_one
from goldenthread.features.assurance.operations.marks import (
    draw_sample,
    look_at_drawn,
    record_accreditation,
    revise_accreditation,
)
from goldenthread.features.assurance.operations.moderating import AreaJudged, moderate_areas, moderate_review
from goldenthread.features.assurance.operations.rounds import (
    When,
    arrange_checklist,
    close_round,
    follow_checks,
    open_rounds,
)

__all__ = [
    "AreaJudged",
    "Asks",
    "FindingWords",
    "Said",
    "Source",
    "When",
    "answer_across",
    "answer_check",
    "arrange_areas",
    "arrange_checklist",
    "arrange_recommendation",
    "check_one",
    "close_round",
    "commit_checklist",
    "confirm",
    "confirm_check",
    "decline",
    "discard_checklist",
    "draw_sample",
    "finish",
    "follow_checks",
    "hand_in",
    "hand_in_across",
    "hand_over",
    "hear_finding",
    "look_again",
    "look_at_drawn",
    "moderate_areas",
    "moderate_review",
    "open_rounds",
    "read_checklist_again",
    "recommend",
    "record_accreditation",
    "record_finding",
    "record_review",
    "reopen_check",
    "retire_checklist",
    "revise_accreditation",
    "revise_checklist",
    "revise_review",
    "send_back",
    "stage_checklist",
    "take_checklist",
    "take_newer",
    "write_checklist",
]
