"""What is done to trusts, their places, and their posts."""

from goldenthread.features.organisations.operations.phases import enter_phase, hold_freedom, leave_out_phase
from goldenthread.features.organisations.operations.places import (
    add_body,
    add_local_bodies,
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
    create_posts_in_schools,
    end_holding,
    invite_to_post,
    narrow_posts,
    suspend,
)
from goldenthread.features.organisations.operations.seats import (
    dissolve_body,
    end_seat,
    form_body,
    invite_to_seat,
    renew_seat,
    revise_body,
    revise_seat,
    take_seat,
    unseat_posts,
)
from goldenthread.features.organisations.operations.seats_brought_in import SeatRow, take_back_seats, take_in_seats
from goldenthread.features.organisations.operations.trusts import create_trust, open_trust

__all__ = [
    "SeatRow",
    "add_body",
    "add_local_bodies",
    "add_school",
    "add_unit",
    "appoint",
    "choose_words",
    "create_post",
    "create_posts_in_schools",
    "create_trust",
    "dissolve_body",
    "end_holding",
    "end_seat",
    "enter_phase",
    "form_body",
    "hold_freedom",
    "invite_to_post",
    "invite_to_seat",
    "leave_out_phase",
    "narrow_posts",
    "open_trust",
    "renew_seat",
    "revise_body",
    "revise_place",
    "revise_seat",
    "set_calendar",
    "state_ages",
    "suspend",
    "take_back_seats",
    "take_in_seats",
    "take_seat",
    "unseat_posts",
]
