"""What shows that something is so."""

from django.db import models
from django.db.models import Q

from goldenthread.features.accounts.models import Person
from goldenthread.features.documents.models.files import StoredFile
from goldenthread.features.organisations.models import Trust
from goldenthread.foundation.tables import Referenced


class Evidence(Referenced):
    """A file, an address or a note that shows something about a subject; whoever sees the subject sees it.

    `dated_on` is the day that it speaks of. What was taken back stays a row, without its file.
    """

    class Kind(models.TextChoices):
        FILE = "file", "File"
        ADDRESS = "address", "Address"
        NOTE = "note", "Note"

    trust = models.ForeignKey(Trust, on_delete=models.CASCADE, related_name="+")
    subject_kind = models.CharField(max_length=40)
    subject_ref = models.CharField(max_length=12)
    kind = models.CharField(max_length=8, choices=Kind.choices)
    title = models.CharField(max_length=200)
    file = models.OneToOneField(StoredFile, null=True, blank=True, on_delete=models.PROTECT, related_name="evidence")
    address = models.URLField(max_length=500, blank=True)
    note = models.TextField(blank=True)
    dated_on = models.DateField(null=True, blank=True)
    by = models.ForeignKey(Person, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    by_name = models.CharField(max_length=200, blank=True)
    added_at = models.DateTimeField(auto_now_add=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_because = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["-id"]
        verbose_name_plural = "evidence"
        indexes = [models.Index(fields=["trust", "subject_kind", "subject_ref"])]
        constraints = [
            models.CheckConstraint(
                condition=Q(kind="file", file__isnull=False)
                | Q(kind="address", file=None) & ~Q(address="")
                | Q(kind="note", file=None) & ~Q(note=""),
                name="evidence_holds_what_it_is",
            )
        ]

    def __str__(self) -> str:
        return self.title
