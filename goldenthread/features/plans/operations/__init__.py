"""Everything that can be done to a plan. Only here are its tables written.

Each operation is one transaction and leaves one entry on the trail, filed under the element or the plan
that it is about. A ValidationError names what was typed wrongly, by field, in plain words; Stale says
that somebody else has saved the same thing since the form was drawn.
"""

from goldenthread.features.plans.operations.actions import (
    add_action,
    add_evidence,
    finish_action,
    remove_action,
    remove_evidence,
    revise_action,
)
from goldenthread.features.plans.operations.assignments import (
    aim_at,
    assign,
    measure_by,
    no_longer_aim_at,
    no_longer_measure_by,
    unassign,
    write_target,
)
from goldenthread.features.plans.operations.dates import settle_code, settle_date
from goldenthread.features.plans.operations.elements import (
    add_element,
    add_lines,
    remove_element,
    restore_element,
    revise_element,
    set_cell,
)
from goldenthread.features.plans.operations.links import (
    Tie,
    conflict,
    decline,
    link_many,
    support,
    take_up,
    take_up_anew,
    unlink,
)
from goldenthread.features.plans.operations.placing import move_element
from goldenthread.features.plans.operations.plans import (
    ColumnWords,
    LevelWords,
    create_plan,
    end_plan,
    revise_plan,
    set_levels,
)
from goldenthread.features.plans.operations.progress import ask_for_progress, give_progress
from goldenthread.features.plans.operations.statements import add_statement, remove_statement, revise_statement
from goldenthread.features.plans.operations.successions import Decided, begin_next_plan
from goldenthread.features.plans.operations.trees import (
    ActionWords,
    ElementWords,
    EvidenceWords,
    LoadedPlan,
    NoteWords,
    PlanTree,
    StatementWords,
    load_tree,
    walk,
)
from goldenthread.features.plans.operations.undoing import undo
from goldenthread.features.plans.operations.variations import (
    add_variation,
    remove_variation,
    revise_variation,
    set_year_themes,
)
from goldenthread.features.plans.operations.versions import (
    adopt,
    ask_for_reviews,
    bring_in_version,
    keep_version,
    roll_forward,
)

__all__ = [
    "ActionWords",
    "ColumnWords",
    "Decided",
    "ElementWords",
    "EvidenceWords",
    "LevelWords",
    "LoadedPlan",
    "NoteWords",
    "PlanTree",
    "StatementWords",
    "Tie",
    "add_action",
    "add_element",
    "add_evidence",
    "add_lines",
    "add_statement",
    "add_variation",
    "adopt",
    "aim_at",
    "ask_for_progress",
    "ask_for_reviews",
    "assign",
    "begin_next_plan",
    "bring_in_version",
    "conflict",
    "create_plan",
    "decline",
    "end_plan",
    "finish_action",
    "give_progress",
    "keep_version",
    "link_many",
    "load_tree",
    "measure_by",
    "move_element",
    "no_longer_aim_at",
    "no_longer_measure_by",
    "remove_action",
    "remove_element",
    "remove_evidence",
    "remove_statement",
    "remove_variation",
    "restore_element",
    "revise_action",
    "revise_element",
    "revise_plan",
    "revise_statement",
    "revise_variation",
    "roll_forward",
    "set_cell",
    "set_levels",
    "set_year_themes",
    "settle_code",
    "settle_date",
    "support",
    "take_up",
    "take_up_anew",
    "unassign",
    "undo",
    "unlink",
    "walk",
    "write_target",
]
