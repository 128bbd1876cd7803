"""Putting files into the store and taking them out. A row and its bytes come and go together."""

import hashlib
from functools import partial
from typing import IO

from django.core.exceptions import ValidationError
from django.core.files import File
from django.db import transaction

from goldenthread.features.documents.models import StoredFile
from goldenthread.features.organisations.models import Trust
from goldenthread.foundation import handed_in

MOST_MEGABYTES = 20
MOST_BYTES = MOST_MEGABYTES * 1024 * 1024
CHUNK = 1024 * 1024


def keep_file(*, trust: Trust, file: IO[bytes], name: str) -> StoredFile:
    """Put a file into the store, or refuse it in a sentence. Part of a deed that leaves the trail's entry."""
    size, digest = _measured(file)
    try:
        kind = handed_in.kind_of(file, name)
    except handed_in.NotKept as refused:
        raise ValidationError({"file": str(refused)}) from refused
    stored = StoredFile(
        trust=trust, name=handed_in.safe_name(name, kind), media_type=kind.media_type, says=kind.says, size=size,
        digest=digest,
    )  # fmt: skip
    file.seek(0)
    stored.held.save(stored.ref, File(file), save=False)
    stored.save(force_insert=True)
    return stored


def take_out(stored: StoredFile) -> None:
    """Let the bytes go as soon as the deed stands; what it was called and its hash stay."""
    storage, place = stored.held.storage, stored.held.name
    stored.held = ""
    stored.save(update_fields=["held"])
    if place:
        transaction.on_commit(partial(storage.delete, place))


def _measured(file: IO[bytes]) -> tuple[int, str]:
    """Return how many bytes there are, and their hash; refuse more than are kept."""
    size, digest = 0, hashlib.sha256()
    file.seek(0)
    while chunk := file.read(CHUNK):
        size += len(chunk)
        if size > MOST_BYTES:
            says = f"The file is larger than {MOST_MEGABYTES} MB, and is not kept. Attach the address where it lies."
            raise ValidationError({"file": says})
        digest.update(chunk)
    return size, digest.hexdigest()
