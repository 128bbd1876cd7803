"""Everything that may be done to measures, their targets, readings and comparators.

Each deed leaves one trail entry and works out anew how the measures that it touched stand.
"""

from goldenthread.features.measures.operations.baselines import let_baseline_go, name_baseline
from goldenthread.features.measures.operations.catching_up import behind
from goldenthread.features.measures.operations.chart_sets import keep_chart_set, let_chart_set_go
from goldenthread.features.measures.operations.combining import Combining, combine_measures, revise_combined
from goldenthread.features.measures.operations.comparators import ComparatorLine, set_comparators
from goldenthread.features.measures.operations.dating import Dated, date_targets
from goldenthread.features.measures.operations.definitions import (
    Definition,
    count_together,
    define_measure,
    define_measures,
    give_owner,
    retire_measure,
    revise_measure,
)
from goldenthread.features.measures.operations.judging import (
    Breaking,
    Otherwise,
    break_definition,
    mend_definition,
    override_standing,
    take_back_override,
)
from goldenthread.features.measures.operations.proposing import propose_target
from goldenthread.features.measures.operations.readings import (
    Doubted,
    ReadingLine,
    Recorded,
    record_reading,
    record_readings,
    revisions,
)
from goldenthread.features.measures.operations.rounds import (
    Given,
    NotTaken,
    RoundLine,
    close_round,
    give_figures,
    open_round,
)
from goldenthread.features.measures.operations.second_looks import Look, keep_looks, look_again
from goldenthread.features.measures.operations.similar import Likely, SpreadLine, keep_similar
from goldenthread.features.measures.operations.standings import OFF_TRACK, work_out_standings
from goldenthread.features.measures.operations.sureness import Sure, say_how_sure
from goldenthread.features.measures.operations.surveys import remember_questions
from goldenthread.features.measures.operations.targets import (
    TargetLine,
    hold_to,
    propose_later,
    retire_target,
    revise_target,
    revise_targets,
    set_target,
    set_targets,
    sign_off_target,
)
from goldenthread.features.measures.operations.undoing import take_back_targets, undo_run

__all__ = [
    "OFF_TRACK",
    "Breaking",
    "Combining",
    "ComparatorLine",
    "Dated",
    "Definition",
    "Doubted",
    "Given",
    "Likely",
    "Look",
    "NotTaken",
    "Otherwise",
    "ReadingLine",
    "Recorded",
    "RoundLine",
    "SpreadLine",
    "Sure",
    "TargetLine",
    "behind",
    "break_definition",
    "close_round",
    "combine_measures",
    "count_together",
    "date_targets",
    "define_measure",
    "define_measures",
    "give_figures",
    "give_owner",
    "hold_to",
    "keep_chart_set",
    "keep_looks",
    "keep_similar",
    "let_baseline_go",
    "let_chart_set_go",
    "look_again",
    "mend_definition",
    "name_baseline",
    "open_round",
    "override_standing",
    "propose_later",
    "propose_target",
    "record_reading",
    "record_readings",
    "remember_questions",
    "retire_measure",
    "retire_target",
    "revise_combined",
    "revise_measure",
    "revise_target",
    "revise_targets",
    "revisions",
    "say_how_sure",
    "set_comparators",
    "set_target",
    "set_targets",
    "sign_off_target",
    "take_back_override",
    "take_back_targets",
    "undo_run",
    "work_out_standings",
]
