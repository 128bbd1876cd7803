"""What is done with what is shared."""

from goldenthread.features.sharing.operations.books import (
    agree_to_review,
    ask_for_book,
    give_book,
    open_review,
    pass_book_on,
    refuse_book,
    review_book,
)
from goldenthread.features.sharing.operations.places import answer_places, ask_for_places, end_places, hear_of_places
from goldenthread.features.sharing.operations.shelf import OfferWords, offer, revise_offer, use_offer, withdraw_offer
from goldenthread.features.sharing.operations.stories import (
    let_story_be_told,
    make_issue,
    note_place,
    open_issue,
    revise_issue,
    revise_story,
    send_issue,
    tell_story,
)

__all__ = [
    "OfferWords",
    "agree_to_review",
    "answer_places",
    "ask_for_book",
    "ask_for_places",
    "end_places",
    "give_book",
    "hear_of_places",
    "let_story_be_told",
    "make_issue",
    "note_place",
    "offer",
    "open_issue",
    "open_review",
    "pass_book_on",
    "refuse_book",
    "review_book",
    "revise_issue",
    "revise_offer",
    "revise_story",
    "send_issue",
    "tell_story",
    "use_offer",
    "withdraw_offer",
]
