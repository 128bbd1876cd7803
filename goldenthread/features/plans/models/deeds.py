"""What is done about a part, what was said of it, and what shows it."""

import datetime as dt

from django.db import models

from goldenthread.domain.plans import action_status
from goldenthread.features.accounts.models import Person
from goldenthread.features.organisations.models import Post
from goldenthread.features.plans.models.elements import Element
from goldenthread.features.plans.models.words import DateWords, Status
from goldenthread.foundation.tables import Referenced, Revisioned


class Action(Referenced, Revisioned, DateWords):
    """Something to be done about an element, by a post; a milestone is something to be reached.

    `rhythm` is what date words such as “every term” are read as: the action then comes round again, and its
    date is that of the next time. What blocks it, who can unblock it, what shows that it is done, and who
    confirms that, stand beside it. `source` is the thing that it arose from, by kind and reference.
    """

    class Kind(models.TextChoices):
        ACTION = "action", "Action"
        MILESTONE = "milestone", "Milestone"

    class Priority(models.TextChoices):
        HIGH = "high", "High"
        NORMAL = "normal", "Normal"
        LOW = "low", "Low"

    element = models.ForeignKey(Element, on_delete=models.CASCADE, related_name="actions")
    kind = models.CharField(max_length=9, choices=Kind.choices, default=Kind.ACTION)
    post = models.ForeignKey(Post, null=True, blank=True, on_delete=models.SET_NULL, related_name="actions")
    title = models.CharField(max_length=300)
    priority = models.CharField(max_length=6, choices=Priority.choices, default=Priority.NORMAL)
    status = models.CharField(max_length=12, choices=Status.choices, default=Status.NOT_STARTED)
    rhythm = models.CharField(max_length=80, blank=True)
    done_on = models.DateField(null=True, blank=True)
    done_by = models.ForeignKey(Person, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    proof = models.CharField(max_length=300, blank=True)
    proof_address = models.URLField(max_length=500, blank=True)
    verifier = models.ForeignKey(Post, null=True, blank=True, on_delete=models.SET_NULL, related_name="verifies")
    verified_on = models.DateField(null=True, blank=True)
    verified_by = models.ForeignKey(Person, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    blocked_on = models.DateField(null=True, blank=True)
    blocked_because = models.CharField(max_length=300, blank=True)
    unblocker = models.ForeignKey(Post, null=True, blank=True, on_delete=models.SET_NULL, related_name="unblocks")
    source_kind = models.CharField(max_length=40, blank=True)
    source_ref = models.CharField(max_length=12, blank=True)
    times_moved = models.PositiveSmallIntegerField(default=0)
    order = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["order", "id"]

    def __str__(self) -> str:
        return self.title

    def standing(self, today: dt.date) -> str:
        """Say how it stands today: not due, due, late, blocked, to verify, met …"""
        facts = action_status.Facts(
            kind=self.kind, status=self.status, due_from=self.due_from, due_until=self.due_until,
            is_unclear=bool(self.due_question), is_blocked=self.blocked_on is not None,
            waits_for_proof=self.waits_for_proof,
        )  # fmt: skip
        return action_status.standing(facts, today)

    @property
    def waits_for_proof(self) -> bool:
        """Say whether somebody else has still to confirm that it is done."""
        return self.verifier_id is not None and self.verified_on is None


class SharedAction(models.Model):
    """An action or a milestone of one part that another part shows as its own as well."""

    action = models.ForeignKey(Action, on_delete=models.CASCADE, related_name="shares")
    element = models.ForeignKey(Element, on_delete=models.CASCADE, related_name="shared_actions")

    class Meta:
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["action", "element"], name="action_shared_once")]


class Redating(models.Model):
    """One change of an action's date, with the reason that was given: never changed."""

    action = models.ForeignKey(Action, on_delete=models.CASCADE, related_name="redatings")
    was_words = models.CharField(max_length=160, blank=True)
    was_until = models.DateField(null=True, blank=True)
    now_words = models.CharField(max_length=160, blank=True)
    now_until = models.DateField(null=True, blank=True)
    reason = models.TextField(blank=True)
    by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")
    made_on = models.DateField()

    class Meta:
        ordering = ["-made_on", "-id"]


class Occurrence(models.Model):
    """One time that an action which comes round again was due and was done."""

    action = models.ForeignKey(Action, on_delete=models.CASCADE, related_name="occurrences")
    due_on = models.DateField(null=True, blank=True)
    done_on = models.DateField()
    proof = models.CharField(max_length=300, blank=True)
    by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        ordering = ["-done_on", "-id"]


class ProgressNote(Referenced):
    """One update of how an element stands: never changed, the newest is where it stands."""

    element = models.ForeignKey(Element, on_delete=models.CASCADE, related_name="notes")
    post = models.ForeignKey(Post, null=True, on_delete=models.SET_NULL, related_name="+")
    by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")
    status = models.CharField(max_length=12, choices=Status.choices)
    said = models.TextField()
    next_step = models.TextField(blank=True)
    said_on = models.DateField()
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-said_on", "-id"]
        indexes = [models.Index(fields=["element", "-said_on"])]


class Evidence(Referenced):
    """Something that shows what is claimed: a minute, a report, a page, described and dated."""

    element = models.ForeignKey(Element, on_delete=models.CASCADE, related_name="evidence")
    title = models.CharField(max_length=300)
    address = models.URLField(max_length=500, blank=True)
    dated_on = models.DateField(null=True, blank=True)
    by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-dated_on", "-id"]
        verbose_name_plural = "evidence"
