"""Abstract tables: what rows of many kinds have in common."""

from typing import Any

from django.db import models, transaction

from goldenthread.foundation.identifiers import new_reference


class Referenced(models.Model):
    """A row that an address can name: by a short reference, never by its database id."""

    ref = models.CharField(max_length=12, unique=True, default=new_reference, editable=False)

    class Meta:
        abstract = True


class Revisioned(models.Model):
    """A row that two people may edit at once.

    A form posts the revision that it was drawn from; `claim_revision` refuses a stale one, so that
    nothing is ever silently overwritten.
    """

    revision = models.PositiveIntegerField(default=1)

    class Meta:
        abstract = True


class Stale(Exception):
    """Somebody else has saved this row since the form was drawn. `row` is what stands now."""

    def __init__(self, row: Any) -> None:
        super().__init__("Someone else has changed this since you opened it.")
        self.row = row


def claim_revision(row: Any, drawn_from: int | None) -> None:
    """Lock the row, and move it on one revision in memory; the caller saves it.

    Must run inside a transaction. Raises Stale, with the row as it stands now, when `drawn_from` is
    not its present revision. None claims it whatever its revision: for work that no form precedes.
    """
    assert transaction.get_connection().in_atomic_block, "claim_revision needs a transaction"
    now = type(row)._base_manager.select_for_update().get(pk=row.pk)
    if drawn_from is not None and now.revision != drawn_from:
        raise Stale(now)
    row.revision = now.revision + 1
