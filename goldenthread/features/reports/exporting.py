"""A whole trust as files that a spreadsheet opens: what is a trust's own, it can take away.

A zip of one CSV a table (UTF-8 with a byte-order mark, so that Excel reads the accents), with a list of
what is in it. It holds everything of the one trust and nothing of any other, or, taken by a person, what that person
may read of it; of people, the names and
addresses of those who hold or held its posts, and nothing with which anyone signs in.
"""

import csv
import io
import json
import zipfile
from collections import deque
from collections.abc import Iterator
from shutil import copyfileobj
from typing import IO, Any, NamedTuple

from django.apps import apps
from django.db.models import ForeignKey, Model, QuerySet

from goldenthread.domain.access import Reach
from goldenthread.features.accounts.models import Person
from goldenthread.features.documents.models import StoredFile
from goldenthread.features.organisations.models import Trust
from goldenthread.features.reports.confided import (
    columns_kept,
    figures_hidden,
    names_figure,
    readable,
    trail_readable,
)
from goldenthread.features.trail.models import Entry

# Who people are, and what was done, stand in tables of their own at the end.
_APART = ("accounts", "trail")
PERSONAL = ("ref", "name", "email")
# A cell that starts so would be read as a formula.
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


def export_trust(trust: Trust, file: IO[bytes], *, reach: Reach | None = None) -> dict[str, int]:
    """Write the trust into a zip, for a reader as much as they may read; return how many rows of each table."""
    counts = {}
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        hidden = figures_hidden(reach) if reach else frozenset()
        for table in _tables(trust, reach):
            counts[table.name] = _write(archive, table, hidden)
        _write_files(archive, trust, reach)
        archive.writestr("contents.csv", _contents(counts))
    return counts


class _Table(NamedTuple):
    """A table on its way out; `figure` is the column that names the figure of which a row tells, if any."""

    name: str
    columns: list[str]
    rows: QuerySet[Any]
    figure: str = ""


def _tables(trust: Trust, reach: Reach | None) -> Iterator[_Table]:
    for feature in features():
        for model in apps.get_app_config(feature).get_models(include_auto_created=True):
            columns, rows = [field.attname for field in model._meta.concrete_fields], _of_trust(model, trust)
            if reach is not None:
                columns, rows = columns_kept(reach, model, columns), readable(reach, model, rows)
            yield _Table(f"{feature}-{model._meta.model_name}", columns, rows, names_figure(model))
    people = Person.objects.filter(holdings__post__trust=trust).distinct().order_by("pk")
    yield _Table("people", ["id", *PERSONAL], people)
    trail = Entry.objects.filter(trust=trust.pk).order_by("number")
    trail = trail if reach is None else trail_readable(reach, trail)
    yield _Table("trail", [field.attname for field in Entry._meta.concrete_fields], trail)


def features() -> list[str]:
    """Return every feature that keeps something of a trust, in their order: a new one is never forgotten."""
    ours = (each.label for each in apps.get_app_configs() if each.name.startswith("goldenthread.features."))
    return [label for label in ours if label not in _APART]


def _of_trust(model: type[Model], trust: Trust) -> QuerySet[Any]:
    if model is Trust:
        return Trust.objects.filter(pk=trust.pk)
    return model._base_manager.filter(**{path_to_trust(model): trust}).order_by("pk")


def path_to_trust(model: type[Model]) -> str:
    """Return the shortest way from a table to the trust that owns its rows (`element__plan__trust`)."""
    waiting: deque[tuple[type[Model], tuple[str, ...]]] = deque([(model, ())])
    while waiting:
        here, steps = waiting.popleft()
        for field in here._meta.concrete_fields:
            if not isinstance(field, ForeignKey) or field.null:
                continue
            if field.related_model is Trust:
                return "__".join((*steps, field.name))
            if field.related_model not in (here, Person):
                waiting.append((field.related_model, (*steps, field.name)))
    raise LookupError(f"{model._meta.label} belongs to no trust")


def _write(archive: zipfile.ZipFile, table: _Table, hidden: frozenset[int]) -> int:
    count = 0
    with (
        archive.open(f"{table.name}.csv", "w", force_zip64=True) as raw,
        io.TextIOWrapper(raw, "utf-8-sig", newline="") as text,
    ):
        writer = csv.writer(text)
        writer.writerow(table.columns)
        for figure, *row in table.rows.values_list(table.figure or "pk", *table.columns).iterator(chunk_size=1_000):
            if not table.figure or figure not in hidden:
                writer.writerow([_cell(value) for value in row])
                count += 1
    return count


def _write_files(archive: zipfile.ZipFile, trust: Trust, reach: Reach | None) -> None:
    """Put in the files that were handed in, each under the reference of its row and its own name."""
    rows = StoredFile.objects.filter(trust=trust).exclude(held="").order_by("pk")
    for row in (rows if reach is None else readable(reach, StoredFile, rows)).iterator():
        with archive.open(f"files/{row.ref} {row.name}", "w", force_zip64=True) as into, row.held.open("rb") as file:
            copyfileobj(file, into)


def _cell(value: Any) -> Any:
    if value is None:
        return ""
    if isinstance(value, dict | list):
        return json.dumps(value, ensure_ascii=False)
    return unharmful(value) if isinstance(value, str) else value


def unharmful(text: str) -> str:
    """Return a text that no spreadsheet takes for a formula: behind a quote, one more where it begins with one."""
    return f"'{text}" if text.lstrip("'").startswith(FORMULA_STARTS) else text


def _contents(counts: dict[str, int]) -> str:
    lines = ["table,rows", *(f"{name}.csv,{count}" for name, count in counts.items())]
    return "\ufeff" + "\r\n".join(lines) + "\r\n"
