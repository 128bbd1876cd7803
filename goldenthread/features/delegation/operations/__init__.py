"""What is done to a scheme of delegation."""

from goldenthread.features.delegation.operations.adopting import adopt_scheme, publish_scheme
from goldenthread.features.delegation.operations.asked import (
    Met,
    answer_asked,
    ask_for_decision,
    has_part,
    take_back_asked,
)
from goldenthread.features.delegation.operations.drafting import (
    add_decision,
    add_section,
    begin_draft,
    discard_draft,
    remove_decision,
    remove_party,
    revise_decision,
    set_parts,
    set_party,
)
from goldenthread.features.delegation.operations.functions import (
    FunctionWords,
    ask_to_look_again,
    load_functions,
    set_function,
)
from goldenthread.features.delegation.operations.loading import (
    SchemeWords,
    VarianceWords,
    load_scheme,
    load_variances,
    topic_of,
)
from goldenthread.features.delegation.operations.participating import say_what_came, state_participation
from goldenthread.features.delegation.operations.reviewing import review_delegation
from goldenthread.features.delegation.operations.roles import set_operating_model, set_standard
from goldenthread.features.delegation.operations.sending import ready_draft
from goldenthread.features.delegation.operations.varying import end_variance, grant_offer, vary

__all__ = [
    "FunctionWords",
    "Met",
    "SchemeWords",
    "VarianceWords",
    "add_decision",
    "add_section",
    "adopt_scheme",
    "answer_asked",
    "ask_for_decision",
    "ask_to_look_again",
    "begin_draft",
    "discard_draft",
    "end_variance",
    "grant_offer",
    "has_part",
    "load_functions",
    "load_scheme",
    "load_variances",
    "publish_scheme",
    "ready_draft",
    "remove_decision",
    "remove_party",
    "review_delegation",
    "revise_decision",
    "say_what_came",
    "set_function",
    "set_operating_model",
    "set_parts",
    "set_party",
    "set_standard",
    "state_participation",
    "take_back_asked",
    "topic_of",
    "vary",
]
