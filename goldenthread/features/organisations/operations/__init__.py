"""What is done to trusts, their places, and their posts."""

from goldenthread.features.organisations.operations.phases import enter_phase
from goldenthread.features.organisations.operations.places import (
    add_body,
    add_school,
    add_unit,
    choose_words,
    revise_place,
    set_calendar,
    state_ages,
)
from goldenthread.features.organisations.operations.posts import (
    appoint,
    create_post,
    end_holding,
    invite_to_post,
    suspend,
)
from goldenthread.features.organisations.operations.trusts import create_trust, open_trust

__all__ = [
    "add_body",
    "add_school",
    "add_unit",
    "appoint",
    "choose_words",
    "create_post",
    "create_trust",
    "end_holding",
    "enter_phase",
    "invite_to_post",
    "open_trust",
    "revise_place",
    "set_calendar",
    "state_ages",
    "suspend",
]
