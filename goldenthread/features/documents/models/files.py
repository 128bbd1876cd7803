"""Files that people handed in, kept outside the database."""

from django.db import models

from goldenthread.features.organisations.models import Trust
from goldenthread.foundation.tables import Referenced


def place_of(file: "StoredFile", _name: str) -> str:
    """Return where a file lies in the store: under its trust, by its own reference and no word of anybody's."""
    return f"{file.trust.ref}/{file.ref}"


class StoredFile(Referenced):
    """One file: what it is by its content, how large, and the hash of its bytes.

    `name` is what it is called when it is given back. `held` is empty once the bytes were taken out of the store.
    """

    trust = models.ForeignKey(Trust, on_delete=models.CASCADE, related_name="+")
    name = models.CharField(max_length=160)
    media_type = models.CharField(max_length=100)
    says = models.CharField(max_length=40)
    size = models.PositiveBigIntegerField()
    digest = models.CharField(max_length=64)
    held = models.FileField(upload_to=place_of, max_length=60, blank=True)
    added_at = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        return self.name
