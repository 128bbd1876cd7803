"""Questions to the database that are put into SQL once, and asked again of other rows and other days.

To put a long question into SQL takes longer than the database needs to answer it. Where one is asked on every visit
of every reader, and nothing in it differs but a few values, its words are kept.
"""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db import connection
from django.db.models import QuerySet

Value = int | dt.date


@dataclass(frozen=True)
class _Words:
    """The question in SQL: its parameters, where in them each value stands, and how each column is read."""

    sql: str
    parameters: tuple[Any, ...]
    places: tuple[tuple[int, ...], ...]
    converters: tuple[tuple[int, tuple[Callable[..., Any], ...], Any], ...]


class Kept:
    """A question that is made of some values by `build`, as rows of plain values.

    Every value is a number, a day or a moment, and stands in the question as it is. Only how many there are may
    change its words.
    """

    def __init__(self, build: Callable[..., QuerySet[Any, tuple[Any, ...]]]) -> None:
        self._build = build
        self._words: dict[int, _Words] = {}

    def rows(self, *values: Value) -> list[tuple[Any, ...]]:
        """Ask it of these values."""
        words = self._words.get(len(values))
        if words is None:
            words = self._words[len(values)] = self._put_into_words(values)
        parameters = list(words.parameters)
        for value, places in zip(values, words.places, strict=True):
            for place in places:
                parameters[place] = _adapted(value)
        with connection.cursor() as cursor:
            cursor.execute(words.sql, parameters)
            found = cursor.fetchall()
        return [_read(row, words) for row in found] if words.converters else found

    def _put_into_words(self, values: tuple[Value, ...]) -> _Words:
        """Compile it, and once more with another value in each place: where they differ, it stands."""
        asked = self._build(*values).query
        compiler = asked.get_compiler(connection=connection)
        sql, parameters = compiler.as_sql()
        places = []
        for at, value in enumerate(values):
            others = [*values[:at], _another(value), *values[at + 1 :]]
            differently = self._build(*others).query.get_compiler(connection=connection).as_sql()[1]
            pairs = zip(parameters, differently, strict=True)
            places.append(tuple(place for place, (one, other) in enumerate(pairs) if one != other))
        columns = [column for column, *_ in compiler.select]
        converters = compiler.get_converters(columns)
        read = tuple((place, tuple(convert), column) for place, (convert, column) in converters.items())
        return _Words(sql, tuple(parameters), tuple(places), read)


def _another(value: Value) -> Value:
    """Return another value of its kind, which is no other key either: keys are above nought."""
    return value + dt.timedelta(days=1) if isinstance(value, dt.date) else -1 - value


def _adapted(value: Value) -> Any:
    if isinstance(value, dt.datetime):
        return connection.ops.adapt_datetimefield_value(value)
    return connection.ops.adapt_datefield_value(value) if isinstance(value, dt.date) else value


def _read(row: tuple[Any, ...], words: _Words) -> tuple[Any, ...]:
    read = list(row)
    for place, converters, column in words.converters:
        for convert in converters:
            read[place] = convert(read[place], column, connection)
    return tuple(read)
