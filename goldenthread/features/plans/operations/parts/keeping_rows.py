"""An action with all that hangs from it, kept as rows, so that it can be put back as it was."""

import json
from collections.abc import Iterable
from typing import Any

from django.core import serializers
from django.db import models

from goldenthread.features.plans.models import Action

Rows = list[dict[str, Any]]
HANGING = ("shares", "redatings", "occurrences", "papers", "effects")


def rows_of(action: Action) -> Rows:
    """Return an action and what hangs from it as rows; how often it was saved is no part of what it says."""
    return _rows([action, *(row for name in HANGING for row in getattr(action, name).order_by("pk"))])


def own_row(action: Action) -> Rows:
    """Return an action as a row, without what hangs from it."""
    return _rows([action])


def put_back(rows: Rows, revision: int) -> Action:
    """Write rows as they were. What they point to and is no longer there is left out where it can be."""
    rows = [{**row, "fields": dict(row["fields"])} for row in rows]
    rows[0]["fields"]["revision"] = revision
    made = [_with_what_is_there(found.object) for found in serializers.deserialize("python", rows)]
    for row in made:
        row.save()
    action = made[0]
    assert isinstance(action, Action)
    keys = {(row["model"], row["pk"]) for row in rows}
    for row in (row for name in HANGING for row in getattr(action, name).all()):
        if (row._meta.label_lower, row.pk) not in keys:
            row.delete()
    return action


def _rows(kept: Iterable[models.Model]) -> Rows:
    rows: Rows = json.loads(serializers.serialize("json", kept))
    rows[0]["fields"].pop("revision")
    return rows


def _with_what_is_there(row: models.Model) -> models.Model:
    for field in _optional_keys(row):
        key = getattr(row, field.attname)
        if key is not None and not field.related_model.objects.filter(pk=key).exists():
            setattr(row, field.attname, None)
    return row


def _optional_keys(row: models.Model) -> Iterable[Any]:
    return (field for field in row._meta.concrete_fields if isinstance(field, models.ForeignKey) and field.null)
