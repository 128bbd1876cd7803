"""Asking for a book, giving it, saying what it changed, and passing it on."""

import datetime as dt

from django.core.exceptions import ValidationError
from django.db import transaction

from goldenthread.features.accounts.models import Person
from goldenthread.features.activity import operations as activity
from goldenthread.features.organisations.models import Post, School, Trust
from goldenthread.features.sharing.models import BookWish
from goldenthread.features.trail.operations import record
from goldenthread.foundation import clock

REVIEW = "review book"
# By when whoever was given a book says what it changed.
TIME_TO_READ = dt.timedelta(days=91)


@transaction.atomic
def ask_for_book(
    *, trust: Trust, title: str, person: Person, post: Post | None, school: School | None = None, why: str = "",
    on: dt.date | None = None,
) -> BookWish:  # fmt: skip
    """Ask for a book. The price is a word on what it changed, and that the book goes on to the staff library."""
    if not title.strip():
        raise ValidationError({"title": "Say which book."})
    owed = BookWish.objects.filter(trust=trust, person=person, refused_because="").exclude(given_on=None)
    if owed.filter(reviewed_on=None).exists():
        raise ValidationError("Say first what the book that you were given has changed.")
    row = BookWish(
        trust=trust, title=title.strip(), why=why.strip(), person=person, post=post, school=school,
        asked_on=on or clock.today(),
    )  # fmt: skip
    row.full_clean(exclude=["trust", "person", "post", "school"])
    row.save()
    _note(row, "asked for a book", person)
    return row


@transaction.atomic
def give_book(*, wish: BookWish, by: Person | None, on: dt.date | None = None) -> BookWish:
    """Say that the book was given; whoever has it is asked in a term what it changed."""
    _require(wish.given_on is None and not wish.refused_because, "That is settled.")
    wish.given_on = on or clock.today()
    wish.save()
    if wish.post is not None:
        activity.open_task(
            trust=wish.trust, post=wish.post, kind=REVIEW, subject_kind="book wish", subject_ref=wish.ref,
            title=f"Say what “{wish.title}” has changed"[:200], why="It was given on that condition.",
            due_on=wish.given_on + TIME_TO_READ,
        )  # fmt: skip
    _note(wish, "gave a book", by)
    return wish


@transaction.atomic
def refuse_book(*, wish: BookWish, because: str, by: Person | None) -> BookWish:
    """Say why a book is not given."""
    _require(wish.given_on is None, "It was given already.")
    if not because.strip():
        raise ValidationError({"because": "Say why."})
    wish.refused_because = because.strip()[:300]
    wish.save()
    _note(wish, "refused a book", by)
    return wish


@transaction.atomic
def review_book(*, wish: BookWish, review: str, by: Person | None, on: dt.date | None = None) -> BookWish:
    """Say what the book changed in one's work."""
    _require(wish.given_on is not None, "It was not given yet.")
    if not review.strip():
        raise ValidationError({"review": "Say what it changed, if only a little."})
    wish.review, wish.reviewed_on = review.strip(), on or clock.today()
    # Other words have not been looked over.
    wish.agreed_on = wish.opened_on = None
    wish.full_clean(exclude=["trust", "person", "post", "school"])
    wish.save()
    activity.close_tasks(kind=REVIEW, subject_kind="book wish", subject_ref=wish.ref, by=by)
    _note(wish, "reviewed a book", by)
    return wish


@transaction.atomic
def agree_to_review(*, wish: BookWish, by: Person | None) -> BookWish:
    """Let a review be read by everybody."""
    _require(wish.reviewed_on is not None, "Nobody has written it yet.")
    wish.agreed_on = clock.today()
    wish.save()
    _note(wish, "agreed to a review", by)
    return wish


@transaction.atomic
def open_review(*, wish: BookWish, by: Person | None, is_open: bool = True, on: dt.date | None = None) -> BookWish:
    """Put an agreed review on the trust's open page, or take it off again. Its writer is named by a post alone."""
    _require(wish.agreed_on is not None, "Nobody has looked it over yet.")
    wish.opened_on = (on or clock.today()) if is_open else None
    wish.save()
    _note(wish, "opened a review to anybody" if is_open else "took a review off the open page", by)
    return wish


@transaction.atomic
def pass_book_on(*, wish: BookWish, by: Person | None, on: dt.date | None = None) -> BookWish:
    """Say that the book has come to the staff library."""
    _require(wish.given_on is not None and wish.donated_on is None, "That is settled.")
    wish.donated_on = on or clock.today()
    wish.save()
    _note(wish, "passed a book on", by)
    return wish


def _require(holds: bool, says: str) -> None:  # noqa: FBT001  the one thing that is asked
    if not holds:
        raise ValidationError(says)


def _note(wish: BookWish, did: str, by: Person | None) -> None:
    record(trust=wish.trust_id, by=by, did=did, kind="book wish", ref=wish.ref, title=wish.title)
