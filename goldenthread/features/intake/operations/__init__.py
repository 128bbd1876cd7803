"""What is done with a file that is brought in: staged, decided on, undone."""

from goldenthread.features.intake.operations.deciding import bring_in, discard, undo
from goldenthread.features.intake.operations.headings import forget_headings, remember_headings
from goldenthread.features.intake.operations.keeping_plans import commit_plan, take_up_again, undo_plan
from goldenthread.features.intake.operations.mending_plans import (
    mend_alike,
    mend_lines,
    mend_plan,
    take_back_mend,
    tell_columns,
)
from goldenthread.features.intake.operations.schemes import (
    answer_scheme,
    commit_scheme,
    discard_scheme,
    hold_in_phases,
    stage_scheme,
    tell_scheme_columns,
    undo_scheme,
)
from goldenthread.features.intake.operations.staging import (
    restage,
    settle_survey,
    stage,
    stage_survey,
    trust_in_register,
)
from goldenthread.features.intake.operations.staging_plans import (
    answer_questions,
    discard_plan,
    match_leads,
    stage_plan,
    take_proposals,
)
from goldenthread.features.intake.operations.survey_files import Settled, Telling

__all__ = [
    "Settled",
    "Telling",
    "answer_questions",
    "answer_scheme",
    "bring_in",
    "commit_plan",
    "commit_scheme",
    "discard",
    "discard_plan",
    "discard_scheme",
    "forget_headings",
    "hold_in_phases",
    "match_leads",
    "mend_alike",
    "mend_lines",
    "mend_plan",
    "remember_headings",
    "restage",
    "settle_survey",
    "stage",
    "stage_plan",
    "stage_scheme",
    "stage_survey",
    "take_back_mend",
    "take_proposals",
    "take_up_again",
    "tell_columns",
    "tell_scheme_columns",
    "trust_in_register",
    "undo",
    "undo_plan",
    "undo_scheme",
]
