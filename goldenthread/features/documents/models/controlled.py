"""Controlled documents: what each is, its versions, what schools made of it, and where it is published."""

from django.db import models
from django.db.models import Q

from goldenthread.domain.board import controlled
from goldenthread.features.accounts.models import Person
from goldenthread.features.documents.models.files import StoredFile
from goldenthread.features.organisations.models import Body, Post, School, Trust
from goldenthread.foundation.tables import Referenced, Revisioned


class Document(Referenced, Revisioned):
    """A policy, a strategy or any other text that is kept in versions. `kind` is a key of library/documents.

    `school` is whose it is, none where it is the trust's. `expected` names the line of the library's list that it
    answers, `topic` the line of the scheme of delegation by which its approver is found. `phases` are the kinds of
    school that it is for, all where empty. `sponsor` is the group that works it out and puts it forward. `current` is
    the version in force.
    """

    class Scope(models.TextChoices):
        TRUST = controlled.WHOLE_TRUST, "The whole trust, as it stands"
        ADOPTED = controlled.ADOPTED, "The whole trust, once each has adopted it"
        LOCAL = controlled.LOCAL_PART, "The whole trust, with a part that each completes"
        SCHOOL = controlled.ONE_SCHOOL, "One of them"

    class Audience(models.TextChoices):
        PUBLIC = "public", "Everybody, on the website"
        INTERNAL = "internal", "Everybody who signs in"
        NAMED = "named", "Only the posts that are named"

    trust = models.ForeignKey(Trust, on_delete=models.CASCADE, related_name="documents")
    school = models.ForeignKey(School, null=True, blank=True, on_delete=models.CASCADE, related_name="documents")
    key = models.SlugField(max_length=60, blank=True)
    kind = models.SlugField(max_length=30)
    title = models.CharField(max_length=160)
    says = models.CharField(max_length=300, blank=True)
    scope = models.CharField(max_length=8, choices=Scope.choices, default=Scope.TRUST)
    phases = models.JSONField(default=list, blank=True)
    audience = models.CharField(max_length=8, choices=Audience.choices, default=Audience.INTERNAL)
    readers = models.ManyToManyField(Post, blank=True, related_name="+")
    expected = models.SlugField(max_length=60, blank=True)
    topic = models.SlugField(max_length=80, blank=True)
    subject = models.CharField(max_length=80, blank=True)
    owner = models.ForeignKey(Post, null=True, blank=True, on_delete=models.SET_NULL, related_name="documents")
    sponsor = models.ForeignKey(Body, null=True, blank=True, on_delete=models.SET_NULL, related_name="sponsored")
    cost_a_year = models.DecimalField(max_digits=10, decimal_places=2, null=True, blank=True)
    review_months = models.PositiveSmallIntegerField(default=12)
    next_review_on = models.DateField(null=True, blank=True)
    current = models.ForeignKey("Version", null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    retired_on = models.DateField(null=True, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["title", "pk"]
        indexes = [models.Index(fields=["trust", "school"]), models.Index(fields=["trust", "next_review_on"])]
        constraints = [
            models.CheckConstraint(
                condition=Q(school=None) & ~Q(scope="school") | Q(school__isnull=False, scope="school"),
                name="document_of_a_school_is_its_own",
            )
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def is_taken_up(self) -> bool:
        """Say whether each school adopts it or completes a part of it."""
        return self.scope in (self.Scope.ADOPTED, self.Scope.LOCAL)


class Version(Referenced):
    """One version of a document. A draft may be written; once agreed nothing in it changes, and `digest` proves it.

    `agreed_by` is the body or post in whose name it was agreed.
    """

    document = models.ForeignKey(Document, on_delete=models.CASCADE, related_name="versions")
    number = models.PositiveSmallIntegerField()
    changed = models.TextField(blank=True)
    agreed_on = models.DateField(null=True, blank=True)
    agreed_by = models.CharField(max_length=160, blank=True)
    digest = models.CharField(max_length=64, blank=True)
    by = models.ForeignKey(Person, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    written_at = models.DateTimeField(auto_now=True)

    class Meta:
        ordering = ["-number"]
        constraints = [
            models.UniqueConstraint(fields=["document", "number"], name="version_one_number_a_document"),
            models.UniqueConstraint(
                fields=["document"], condition=Q(agreed_on=None), name="version_one_draft_a_document"
            ),
        ]

    def __str__(self) -> str:
        return f"Version {self.number}"


class Rendition(models.Model):
    """A version as it is read: in full, in short, on one page, or in easier words; as text, as a file, or both.

    A version that leaves a file as it was shares it with the one before.
    """

    class Form(models.TextChoices):
        FULL = "full", "In full"
        SUMMARY = "summary", "In short"
        ONE_PAGE = "one page", "On one page"
        EASY = "easy", "In easier words"

    version = models.ForeignKey(Version, on_delete=models.CASCADE, related_name="renditions")
    form = models.CharField(max_length=8, choices=Form.choices)
    text = models.TextField(blank=True)
    file = models.ForeignKey(StoredFile, null=True, blank=True, on_delete=models.PROTECT, related_name="renditions")

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["version", "form"], name="rendition_one_a_form")]


class TakenUp(Revisioned):
    """What a school made of a document of the trust: that it adopted a version, or completed its part of one."""

    document = models.ForeignKey(Document, on_delete=models.CASCADE, related_name="taken_up")
    school = models.ForeignKey(School, on_delete=models.CASCADE, related_name="+")
    version = models.ForeignKey(Version, on_delete=models.CASCADE, related_name="+")
    text = models.TextField(blank=True)
    on = models.DateField()
    by = models.ForeignKey(Person, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    by_name = models.CharField(max_length=200, blank=True)

    class Meta:
        verbose_name_plural = "taken up"
        constraints = [models.UniqueConstraint(fields=["document", "school"], name="taken_up_once_a_school")]


class Reading(models.Model):
    """That a post is asked to read a version, and when its holder said that they had."""

    version = models.ForeignKey(Version, on_delete=models.CASCADE, related_name="readings")
    post = models.ForeignKey(Post, on_delete=models.CASCADE, related_name="+")
    asked_on = models.DateField()
    due_on = models.DateField(null=True, blank=True)
    read_on = models.DateField(null=True, blank=True)
    by = models.ForeignKey(Person, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["version", "post"], name="reading_asked_once")]


class Publication(Referenced):
    """Where on a website a document stands, for the trust or for one school, and when a person last looked."""

    class Found(models.TextChoices):
        RIGHT = "right", "The version in force is there"
        OLD = "old", "An older version is there"
        GONE = "gone", "It is not there"

    document = models.ForeignKey(Document, on_delete=models.CASCADE, related_name="publications")
    school = models.ForeignKey(School, null=True, blank=True, on_delete=models.CASCADE, related_name="+")
    address = models.URLField(max_length=500)
    found = models.CharField(max_length=5, choices=Found.choices, blank=True)
    checked_on = models.DateField(null=True, blank=True)
    checked_by = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ["school__order", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["document", "school"], name="publication_one_a_place", nulls_distinct=False
            )
        ]
