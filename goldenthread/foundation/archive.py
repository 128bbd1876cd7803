"""A whole installation's records in one file, and back again, on either database.

An archive is a zip: `manifest.json`, a file of JSON lines for each table, and every file that was handed in, under
`files/`. It holds every record but sessions and caches. It does not hold the installation's secret, without which
nobody stays signed in and nothing else is lost.
"""

import datetime as dt
import hashlib
import json
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from decimal import Decimal
from itertools import islice
from pathlib import Path
from typing import IO, Any

from django.apps import apps
from django.core.files import File
from django.core.management.color import no_style
from django.db import connection, models, transaction
from django.db.migrations.recorder import MigrationRecorder
from django.db.models.fields.files import FieldFile

from goldenthread.foundation.nameless import nameless_file

FORMAT = 1
LEFT_OUT = {"sessions.session"}
# Made by the migrations themselves in every installation, and matched by their own names.
MADE_BY_MIGRATIONS = {"contenttypes.contenttype", "auth.permission"}
BATCH = 500
BYTES = 1024 * 1024


class ArchiveError(Exception):
    """The archive cannot be written or read; the message says why and what to do."""


def write(path: Path) -> dict[str, int]:
    """Write every record into a new archive; return how many of each table. One instant's records."""
    if path.exists():
        raise ArchiveError(f"{path} exists already; name a new file.")
    counts: dict[str, int] = {}
    hashes: dict[str, str] = {}
    unfinished = path.with_name(f"{path.name}.part")
    unfinished.touch(mode=0o600)  # it holds everything, what people sign in with among it
    with transaction.atomic(), zipfile.ZipFile(unfinished, "w", zipfile.ZIP_DEFLATED) as archive:
        for model in _tables():
            label = model._meta.label_lower
            counts[label], hashes[label] = _write_table(archive, model)
        files = dict(_write_files(archive))
        manifest = {
            "format": FORMAT, "migrations": _migrations(), "counts": counts, "hashes": hashes, "files": files,
        }  # fmt: skip
        archive.writestr("manifest.json", json.dumps(manifest, indent=1))
    unfinished.rename(path)
    return counts


def read(path: Path) -> dict[str, int]:
    """Put an archive's records into this installation, which must be empty; return how many of each.

    All or nothing. Raises ArchiveError when the installation holds records, when the archive is of
    another version, or when a table is not as it was written.
    """
    _require_empty()
    with _open(path) as archive:
        manifest = _manifest(archive)
        if manifest["migrations"] != _migrations():
            raise ArchiveError(
                "The archive was made by another version of Golden Thread. "
                "Restore it with that version, then upgrade."
            )
        with transaction.atomic(), connection.constraint_checks_disabled():
            for label, digest in manifest["hashes"].items():
                _read_table(archive, label, digest)
            connection.check_constraints()
            _read_files(archive, manifest.get("files", {}))
        _follow_on_numbering()
    counts: dict[str, int] = manifest["counts"]
    return counts


def _tables() -> Iterator[type[models.Model]]:
    for model in apps.get_models(include_auto_created=True):
        label = model._meta.label_lower
        if model._meta.managed and not model._meta.proxy and label not in LEFT_OUT | MADE_BY_MIGRATIONS:
            yield model


def _write_table(archive: zipfile.ZipFile, model: type[models.Model]) -> tuple[int, str]:
    count, digest = 0, hashlib.sha256()
    with archive.open(f"{model._meta.label_lower}.jsonl", "w", force_zip64=True) as file:
        rows = model._base_manager.order_by("pk").iterator(chunk_size=BATCH)
        for row in rows:
            line = (json.dumps(_plain(row), ensure_ascii=False) + "\n").encode()
            file.write(line)
            digest.update(line)
            count += 1
    return count, digest.hexdigest()


def _read_table(archive: zipfile.ZipFile, label: str, digest: str) -> None:
    content = archive.read(f"{label}.jsonl")
    if hashlib.sha256(content).hexdigest() != digest:
        raise ArchiveError(f"{label} in the archive is not as it was written; the file is damaged.")
    model = apps.get_model(label)
    rows = (_row(model, json.loads(line)) for line in content.decode().split("\n") if line)
    with _days_as_they_were(model):
        while batch := list(islice(rows, BATCH)):
            model._base_manager.bulk_create(batch)


def _held_files() -> Iterator[tuple[str, FieldFile]]:
    """Yield every file that a record holds, with its name in the store."""
    for model in _tables():
        names = [field.name for field in model._meta.concrete_fields if isinstance(field, models.FileField)]
        for row in model._base_manager.order_by("pk").iterator(chunk_size=BATCH) if names else ():
            yield from ((str(file.name), file) for name in names if (file := getattr(row, name)))


def _write_files(archive: zipfile.ZipFile) -> Iterator[tuple[str, str]]:
    """Put every file in, and return its hash by its name in the store."""
    for name, file in _held_files():
        digest = hashlib.sha256()
        try:
            with file.open("rb") as held, archive.open(f"files/{name}", "w", force_zip64=True) as into:
                for chunk in held.chunks():
                    into.write(chunk)
                    digest.update(chunk)
        except FileNotFoundError as error:
            raise ArchiveError(f"The file {name} is not in the store; look for it before you go on.") from error
        yield name, digest.hexdigest()


def _read_files(archive: zipfile.ZipFile, digests: dict[str, str]) -> None:
    """Put back the files that the restored records hold, and nothing else that an archive may carry."""
    for name, file in _held_files():
        digest = hashlib.sha256()
        with nameless_file() as copy:
            with _member(archive, f"files/{name}") as held:
                while chunk := held.read(BYTES):
                    copy.write(chunk)
                    digest.update(chunk)
            if digest.hexdigest() != digests.get(name):
                raise ArchiveError(f"The file {name} in the archive is not as it was written; it is damaged.")
            copy.seek(0)
            file.storage.delete(name)
            file.storage.save(name, File(copy))


def _member(archive: zipfile.ZipFile, name: str) -> IO[bytes]:
    try:
        return archive.open(name)
    except KeyError as error:
        raise ArchiveError(f"{name} is missing in the archive; it is damaged.") from error


def _plain(row: models.Model) -> dict[str, Any]:
    """Return a row's own columns as JSON values. Instants keep their microseconds: the trail hashes them."""
    return {field.attname: _plain_value(field, row) for field in row._meta.concrete_fields}


def _plain_value(field: "models.Field[Any, Any]", row: models.Model) -> Any:
    value = getattr(row, field.attname)
    if isinstance(value, FieldFile):
        return value.name
    if isinstance(value, dt.date | dt.time):
        return value.isoformat()
    if isinstance(value, Decimal):
        return str(value)
    if isinstance(value, bytes | memoryview):
        return field.value_to_string(row)
    return value


def _row(model: type[models.Model], values: dict[str, Any]) -> models.Model:
    columns = {field.attname: field for field in model._meta.concrete_fields}
    return model(
        **{
            name: value if isinstance(columns[name], models.JSONField) else columns[name].to_python(value)
            for name, value in values.items()
        }
    )


@contextmanager
def _days_as_they_were(model: type[models.Model]) -> Iterator[None]:
    """Let a table's "now" columns take what they are given, for as long as rows are put back."""
    fields = [field for field in model._meta.concrete_fields if isinstance(field, models.DateField)]
    were = [(field, field.auto_now, field.auto_now_add) for field in fields]
    for field in fields:
        field.auto_now = field.auto_now_add = False
    try:
        yield
    finally:
        for field, auto_now, auto_now_add in were:
            field.auto_now, field.auto_now_add = auto_now, auto_now_add


def _require_empty() -> None:
    held = [model._meta.label for model in _tables() if model._base_manager.exists()]
    if held:
        raise ArchiveError(
            f"This installation is not empty (it holds {', '.join(held[:3])}). "
            "Restore into a new GOLDENTHREAD_HOME or database."
        )


def _open(path: Path) -> zipfile.ZipFile:
    try:
        return zipfile.ZipFile(path)
    except FileNotFoundError as error:
        raise ArchiveError(f"There is no file {path}.") from error
    except zipfile.BadZipFile as error:
        raise ArchiveError(f"{path} is not an archive made by `goldenthread backup`.") from error


def _manifest(archive: zipfile.ZipFile) -> dict[str, Any]:
    try:
        manifest: dict[str, Any] = json.loads(archive.read("manifest.json"))
    except (KeyError, ValueError) as error:
        raise ArchiveError("The file holds no manifest: it was not made by `goldenthread backup`.") from error
    if manifest.get("format") != FORMAT:
        raise ArchiveError("The archive has a format that this version does not know.")
    return manifest


def _migrations() -> list[str]:
    applied = MigrationRecorder(connection).applied_migrations()
    return sorted(f"{app}.{name}" for app, name in applied)


def _follow_on_numbering() -> None:
    """Let new rows be numbered after the restored ones: PostgreSQL counts on its own."""
    statements = connection.ops.sequence_reset_sql(no_style(), list(_tables()))
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)
