"""Tasks, what a person has seen, and the outbox."""

from django.db import models

from goldenthread.features.accounts.models import Person
from goldenthread.features.organisations.models import Post, Trust
from goldenthread.foundation.tables import Referenced


class Task(Referenced):
    """Something that a post is asked to do, by a day. Home, digest and feed read this one table.

    Every operation opens and closes its own tasks: at most one is open for a kind, subject and post.
    `kind` says the deed in a word (`give progress`, `record figure`, `settle date`, `answer`).
    """

    trust = models.ForeignKey(Trust, on_delete=models.CASCADE, related_name="tasks")
    post = models.ForeignKey(Post, on_delete=models.CASCADE, related_name="tasks")
    kind = models.CharField(max_length=30)
    subject_kind = models.CharField(max_length=40)
    subject_ref = models.CharField(max_length=12)
    title = models.CharField(max_length=200)
    why = models.CharField(max_length=300, blank=True)
    due_on = models.DateField(null=True)
    opened_at = models.DateTimeField(auto_now_add=True)
    closed_at = models.DateTimeField(null=True)
    closed_by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        indexes = [models.Index(fields=["trust", "closed_at", "post"])]
        constraints = [
            models.UniqueConstraint(
                fields=["post", "kind", "subject_kind", "subject_ref"],
                condition=models.Q(closed_at=None),
                name="task_open_once",
            )
        ]


class Comment(Referenced):
    """What somebody says of a thing or a part of one, and the talk that follows from it.

    `round` is the reference of the consultation in which it was said; `speaks_for` says whose words a post passes on,
    as a sum: pupils of some years, families; nobody is named. A comment that begins a talk (no parent) is
    settled with an outcome and an answer. `is_shared`: whoever may see the thing may read it; until then only those
    who take part in the talk may.
    """

    class Outcome(models.TextChoices):
        CHANGED = "changed", "Changed because of it"
        KEPT = "kept", "Kept as it was"
        ANSWERED = "answered", "Answered"

    trust = models.ForeignKey(Trust, on_delete=models.CASCADE, related_name="comments")
    subject_kind = models.CharField(max_length=40)
    subject_ref = models.CharField(max_length=12)
    title = models.CharField(max_length=200, blank=True)
    round = models.CharField(max_length=12, blank=True)
    parent = models.ForeignKey("self", null=True, blank=True, on_delete=models.CASCADE, related_name="replies")
    text = models.TextField()
    post = models.ForeignKey(Post, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    post_title = models.CharField(max_length=120, blank=True)
    by = models.ForeignKey(Person, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    speaks_for = models.CharField(max_length=120, blank=True)
    said_on = models.DateField()
    outcome = models.CharField(max_length=8, choices=Outcome.choices, blank=True)
    answer = models.TextField(blank=True)
    answered_by = models.CharField(max_length=120, blank=True)
    answered_on = models.DateField(null=True, blank=True)
    is_shared = models.BooleanField(default=False)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["id"]
        indexes = [models.Index(fields=["subject_kind", "subject_ref"]), models.Index(fields=["trust", "round"])]


class LastLook(models.Model):
    """When a person last left a trust's home page, so that it can say what changed since."""

    trust = models.ForeignKey(Trust, on_delete=models.CASCADE, related_name="+")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    before = models.DateTimeField(null=True)
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["trust", "person"], name="last_look_once")]


class Notification(Referenced):
    """What a post is told of a thing: that it was agreed, sent back, answered. Nothing is asked by it."""

    trust = models.ForeignKey(Trust, on_delete=models.CASCADE, related_name="+")
    post = models.ForeignKey(Post, on_delete=models.CASCADE, related_name="notifications")
    says = models.CharField(max_length=300)
    subject_kind = models.CharField(max_length=40)
    subject_ref = models.CharField(max_length=12)
    by = models.ForeignKey(Person, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-id"]
        indexes = [models.Index(fields=["post", "created_at"])]


class NewsRead(models.Model):
    """When a person last read what they were told in a trust."""

    trust = models.ForeignKey(Trust, on_delete=models.CASCADE, related_name="+")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["trust", "person"], name="news_read_once")]


class Outbox(models.Model):
    """What higher features will hear of, written in the transaction of the change itself.

    `not_before`: after a failure, when it is tried again.
    """

    trust = models.ForeignKey(Trust, on_delete=models.CASCADE, related_name="+")
    event = models.CharField(max_length=40)
    payload = models.JSONField(default=dict)
    created_at = models.DateTimeField(auto_now_add=True)
    delivered_at = models.DateTimeField(null=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    not_before = models.DateTimeField(null=True, blank=True)
    failure = models.TextField(blank=True)

    class Meta:
        indexes = [models.Index(fields=["delivered_at", "id"])]
