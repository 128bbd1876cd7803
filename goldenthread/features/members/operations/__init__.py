"""What is done about members: visits, interests, audits, learning and watching."""

from goldenthread.features.members.operations.audits import (
    add_finding,
    answer_audit,
    close_audit,
    finish_finding,
    keep_review,
    open_audit,
)
from goldenthread.features.members.operations.interests import (
    ask_for_interests,
    confirm_interests,
    declare_interest,
    revise_interest,
    set_publication,
    withdraw_interest,
)
from goldenthread.features.members.operations.learning import (
    begin_induction,
    plan_training,
    say_it_helped,
    take_part,
    tick_induction,
)
from goldenthread.features.members.operations.talks import (
    hold_talk,
    publish_tool,
    rate_tool,
    wish_for,
    withdraw_tool,
)
from goldenthread.features.members.operations.visits import (
    Wanted,
    add_follow_up,
    comment_on_visit,
    finish_follow_up,
    plan_visit,
    revise_visit,
    share_visits,
    take_in_visit,
    tell_of_visit,
)
from goldenthread.features.members.operations.watching import (
    end_watch,
    look,
    set_watch,
)

__all__ = [
    "Wanted",
    "add_finding",
    "add_follow_up",
    "answer_audit",
    "ask_for_interests",
    "begin_induction",
    "close_audit",
    "comment_on_visit",
    "confirm_interests",
    "declare_interest",
    "end_watch",
    "finish_finding",
    "finish_follow_up",
    "hold_talk",
    "keep_review",
    "look",
    "open_audit",
    "plan_training",
    "plan_visit",
    "publish_tool",
    "rate_tool",
    "revise_interest",
    "revise_visit",
    "say_it_helped",
    "set_publication",
    "set_watch",
    "share_visits",
    "take_in_visit",
    "take_part",
    "tell_of_visit",
    "tick_induction",
    "wish_for",
    "withdraw_interest",
    "withdraw_tool",
]
