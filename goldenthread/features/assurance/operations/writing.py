"""What every operation here does with its words and its entry in the trail."""

from collections.abc import Mapping
from typing import Any

from goldenthread.features.accounts.models import Person
from goldenthread.features.organisations.models import Post
from goldenthread.features.trail import operations as trail
from goldenthread.foundation.checked_words import check, require

__all__ = ["check", "note", "require", "require_ours"]


def note(
    trust: int, did: str, row: Any, by: Person | None, *, before: Mapping[str, str] | None = None, **changes: Any
) -> None:  # fmt: skip
    """Leave the entry of a deed about a row that an address can name; of one in confidence, only that it was done."""
    title = getattr(row, "told_as", str(row))
    if title != str(row):
        before, changes = None, {}
    trail.record(
        trust=trust, by=by, did=did, kind=row._meta.verbose_name, ref=row.ref, title=title, before=before or None,
        after=changes or None,
    )  # fmt: skip


def require_ours(post: Post | None, trust: int, school: int | None) -> None:
    """Refuse to ask a post from elsewhere: of whom something of a school is asked reads it."""
    if post is not None:
        require(post.trust_id == trust, "That post belongs to another trust.", "post")
        require(school is None or post.school_id in (None, school), "That post belongs to another school.", "post")
