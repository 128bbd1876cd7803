"""What every operation here does with its words and its entry in the trail."""

from typing import Any

from goldenthread.features.accounts.models import Person
from goldenthread.features.trail import operations as trail
from goldenthread.foundation.checked_words import check, require

__all__ = ["check", "note", "require"]


def note(trust: int, did: str, row: Any, by: Person | None, **changes: Any) -> None:
    """Leave the entry of a deed about a row that an address can name."""
    trail.record(
        trust=trust, by=by, did=did, kind=row._meta.verbose_name, ref=row.ref, title=str(row), after=changes or None
    )
