"""What every operation does with words: check them against their columns, set them, and say plainly what is wrong."""

import datetime as dt
from collections.abc import Iterable, Mapping
from typing import Any

from django.core.exceptions import FieldDoesNotExist, ValidationError
from django.db import models

# The longest text that a person can mean to type into one field.
MOST_TEXT = 20_000
FIRST_YEAR, LAST_YEAR = 1990, 2100

Changes = tuple[dict[str, Any], dict[str, Any]]

NAMES = {
    "title": "The title",
    "text": "The text",
    "number": "The number",
    "due_words": "The date",
    "said": "What you say",
    "next_step": "What is next",
    "reason": "The reason",
    "one": "The word for one",
    "many": "The word for many",
    "name": "The heading",
    "source": "The source",
    "address": "The address",
    "grid": "The short wording",
    "theme": "The theme",
    "repair": "The repair mark",
    "period_words": "The period",
}


def set_words(row: models.Model, words: Mapping[str, Any], allowed: Iterable[str]) -> Changes:
    """Set checked words on a row in memory, and return what they were before and after, changes only."""
    unknown = set(words) - set(allowed)
    assert not unknown, f"no such words on {type(row).__name__}: {unknown}"
    checked = check(type(row), words)
    before = {field: getattr(row, field) for field, value in checked.items() if getattr(row, field) != value}
    for field in before:
        setattr(row, field, checked[field])
    return before, {field: checked[field] for field in before}


def check(table: type[models.Model], words: Mapping[str, Any]) -> dict[str, Any]:
    """Return the words trimmed; raise one ValidationError, by field, for all that is blank, too long or wrong."""
    checked, flaws = {}, {}
    for field, value in words.items():
        checked[field] = _trimmed(value)
        if flaw := _flaw(table, field, checked[field]):
            flaws[field] = flaw
    if flaws:
        raise ValidationError(flaws)
    return checked


def require(condition: object, sentence: str, field: str = "") -> None:
    """Raise a ValidationError with this sentence unless the condition holds."""
    if not condition:
        raise ValidationError({field: sentence} if field else sentence)


def _trimmed(value: Any) -> Any:
    return value.strip() if isinstance(value, str) else value


def _flaw(table: type[models.Model], field: str, value: Any) -> str:
    if isinstance(value, dt.date) and not FIRST_YEAR <= value.year <= LAST_YEAR:
        return f"The year {value.year} is too long ago or too far ahead to be meant."
    column = _column(table, field)
    return _flaw_of_words(column, field, value) if column is not None and isinstance(value, str) else ""


def _flaw_of_words(column: Any, field: str, value: str) -> str:
    name = NAMES.get(field, f"“{field.replace('_', ' ').capitalize()}”")
    if not value and not column.blank:
        return f"{name} is missing."
    most = column.max_length or MOST_TEXT
    if len(value) > most:
        return f"{name} is {len(value):,} characters long; {most:,} is the most that can be kept."
    if column.choices and value and value not in dict(column.flatchoices):
        return f"“{value[:40]}” is not one of: {', '.join(dict(column.flatchoices))}."
    if isinstance(column, models.URLField) and value and not value.startswith(("https://", "http://")):
        return "An address begins with https://"
    return ""


def _column(table: type[models.Model], field: str) -> Any:
    try:
        return table._meta.get_field(field)
    except FieldDoesNotExist:
        return None
