"""What is done with ladders: adopted, assessed against, moved along, worked through."""

from goldenthread.features.improvement.operations.assessing import assess
from goldenthread.features.improvement.operations.bringing import (
    adopt_draft,
    discard_ladder_draft,
    stage_ladder,
    tell_ladder_columns,
)
from goldenthread.features.improvement.operations.consults import (
    answer_consult,
    ask_consult,
    give_consult,
    hear_of_consult,
    lapse_consults,
    take_back_consult,
)
from goldenthread.features.improvement.operations.ladders import (
    adopt_ladder,
    adopt_proposed,
    discard_proposed,
    revise_ladder,
)
from goldenthread.features.improvement.operations.moving import call_off_move, follow_moves, move_school
from goldenthread.features.improvement.operations.placing import place_people
from goldenthread.features.improvement.operations.proposing import propose_move, record_move
from goldenthread.features.improvement.operations.supporting import log_support, set_mode
from goldenthread.features.improvement.operations.taking_in import refuse_record, take_in_records
from goldenthread.features.improvement.operations.versions import answer_newer_version
from goldenthread.features.improvement.operations.working import (
    arrange_item,
    ask_to_confirm,
    record_work,
    say_applies,
    share_out,
)

__all__ = [
    "adopt_draft",
    "adopt_ladder",
    "adopt_proposed",
    "answer_consult",
    "answer_newer_version",
    "arrange_item",
    "ask_consult",
    "ask_to_confirm",
    "assess",
    "call_off_move",
    "discard_ladder_draft",
    "discard_proposed",
    "follow_moves",
    "give_consult",
    "hear_of_consult",
    "lapse_consults",
    "log_support",
    "move_school",
    "place_people",
    "propose_move",
    "record_move",
    "record_work",
    "refuse_record",
    "revise_ladder",
    "say_applies",
    "set_mode",
    "share_out",
    "stage_ladder",
    "take_back_consult",
    "take_in_records",
    "tell_ladder_columns",
]
