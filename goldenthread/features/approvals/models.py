"""A thing on its way through those who agree to it, what each of them said, and who stands in for whom."""

from functools import cached_property

from django.db import models
from django.db.models import F, Q

from goldenthread.features.accounts.models import Person
from goldenthread.features.activity.models import Comment
from goldenthread.features.organisations.models import Body, Post, School, Trust, Unit
from goldenthread.foundation.subjects import Passage
from goldenthread.foundation.tables import Referenced, Revisioned


class Approval(Referenced, Revisioned):
    """One way of a thing through its steps, from the day on which it is sent. `route` is frozen then.

    `route` is a list of steps: key, verb, says, decision, and by which line of the scheme (reason). `turn` is the
    step that is asked now, empty once it has ended. `is_anew`: everybody had agreed, and it is another thing now.
    `is_minuted`: it was decided elsewhere, and recorded here.
    """

    class State(models.TextChoices):
        OPEN = "open", "On its way"
        AGREED = "agreed", "Agreed"
        RETURNED = "returned", "Sent back"
        REFUSED = "refused", "Refused"
        WITHDRAWN = "withdrawn", "Taken back"

    trust = models.ForeignKey(Trust, on_delete=models.CASCADE, related_name="approvals")
    school = models.ForeignKey(School, null=True, blank=True, on_delete=models.CASCADE, related_name="+")
    unit = models.ForeignKey(Unit, null=True, blank=True, on_delete=models.CASCADE, related_name="+")
    subject_kind = models.CharField(max_length=40)
    subject_ref = models.CharField(max_length=12)
    title = models.CharField(max_length=200)
    route_key = models.CharField(max_length=40)
    route = models.JSONField()
    turn = models.CharField(max_length=20, blank=True)
    state = models.CharField(max_length=10, choices=State.choices, default=State.OPEN)
    is_anew = models.BooleanField(default=False)
    is_minuted = models.BooleanField(default=False)
    reason = models.TextField(blank=True)
    sent_by = models.ForeignKey(Person, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    sent_post = models.ForeignKey(Post, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    sent_on = models.DateField()
    ended_on = models.DateField(null=True, blank=True)
    next_review_on = models.DateField(null=True, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-id"]
        indexes = [models.Index(fields=["subject_kind", "subject_ref"]), models.Index(fields=["trust", "state"])]
        constraints = [
            models.UniqueConstraint(
                fields=["subject_kind", "subject_ref"], condition=Q(state="open"), name="approval_one_way_at_a_time"
            )
        ]

    def __str__(self) -> str:
        return self.title


class Asked(models.Model):
    """That a post can say yes at a step. Worked out when a thing is sent, and again when the turn comes."""

    approval = models.ForeignKey(Approval, on_delete=models.CASCADE, related_name="asked")
    step = models.SlugField(max_length=20)
    post = models.ForeignKey(Post, on_delete=models.CASCADE, related_name="+")

    class Meta:
        verbose_name_plural = "asked"
        constraints = [models.UniqueConstraint(fields=["approval", "step", "post"], name="asked_once")]


class Signature(models.Model):
    """What somebody said at a step, never changed: in the name of which post, of which version, and where.

    Names of the post and of the person are kept as they were. `stands_in_for` is the post of the absent holder,
    `version` and `digest` are the frozen text that was signed, `minute` says at which meeting it was decided.
    """

    class Verdict(models.TextChoices):
        AGREED = "agreed", "Agreed"
        RETURNED = "returned", "Sent back"
        REFUSED = "refused", "Refused"

    approval = models.ForeignKey(Approval, on_delete=models.CASCADE, related_name="signatures")
    step = models.SlugField(max_length=20)
    says = models.CharField(max_length=160)
    verdict = models.CharField(max_length=8, choices=Verdict.choices)
    reason = models.TextField(blank=True)
    minute = models.CharField(max_length=200, blank=True)
    post = models.ForeignKey(Post, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    post_title = models.CharField(max_length=120, blank=True)
    stands_in_for = models.CharField(max_length=120, blank=True)
    body = models.ForeignKey(Body, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    body_name = models.CharField(max_length=160, blank=True)
    by = models.ForeignKey(Person, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    by_name = models.CharField(max_length=200, blank=True)
    version = models.CharField(max_length=12, blank=True)
    version_title = models.CharField(max_length=160, blank=True)
    digest = models.CharField(max_length=64, blank=True)
    signed_on = models.DateField()
    signed_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["approval", "step"], condition=Q(verdict="agreed"), name="signature_one_yes_a_step"
            )
        ]


class StandIn(Referenced):
    """That one post stands in for another while its holder is away."""

    trust = models.ForeignKey(Trust, on_delete=models.CASCADE, related_name="+")
    post = models.ForeignKey(Post, on_delete=models.CASCADE, related_name="stood_in_for")
    deputy = models.ForeignKey(Post, on_delete=models.CASCADE, related_name="stands_in")
    from_on = models.DateField()
    until_on = models.DateField(null=True, blank=True)
    reason = models.CharField(max_length=200, blank=True)
    by = models.ForeignKey(Person, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        ordering = ["-from_on", "-id"]
        constraints = [models.CheckConstraint(condition=~Q(post=F("deputy")), name="nobody_stands_in_for_themselves")]


class Consultation(Referenced, Revisioned):
    """One round of comments on a draft: what is asked of whom, for how long, and what came of it.

    `says` is what is asked, `settled` what is decided already and why, `options` those among which to choose.
    `version` is the draft as it went out, `words` what it said then, as (kind, ref, title, text), where the version
    has no page of its own. `is_final`: the round of last comments. It is over after `closes_on`, and closed once it
    was summed up: `heard` is what was said, `changed` what changed because of it.
    """

    trust = models.ForeignKey(Trust, on_delete=models.CASCADE, related_name="consultations")
    school = models.ForeignKey(School, null=True, blank=True, on_delete=models.CASCADE, related_name="+")
    unit = models.ForeignKey(Unit, null=True, blank=True, on_delete=models.CASCADE, related_name="+")
    subject_kind = models.CharField(max_length=40)
    subject_ref = models.CharField(max_length=12)
    title = models.CharField(max_length=200)
    number = models.PositiveSmallIntegerField(default=1)
    is_final = models.BooleanField(default=False)
    says = models.TextField()
    settled = models.TextField(blank=True)
    options = models.TextField(blank=True)
    version = models.CharField(max_length=12, blank=True)
    version_title = models.CharField(max_length=160, blank=True)
    words = models.JSONField(default=list, blank=True)
    opened_by = models.ForeignKey(Person, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    opened_post = models.ForeignKey(Post, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    opened_on = models.DateField()
    closes_on = models.DateField()
    closed_on = models.DateField(null=True, blank=True)
    heard = models.TextField(blank=True)
    changed = models.TextField(blank=True)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-id"]
        indexes = [models.Index(fields=["subject_kind", "subject_ref"], name="consultation_subject")]
        constraints = [
            models.UniqueConstraint(
                fields=["subject_kind", "subject_ref", "number"], name="consultation_one_number_a_thing"
            ),
            models.UniqueConstraint(
                fields=["subject_kind", "subject_ref"], condition=Q(closed_on=None), name="consultation_one_at_a_time"
            ),
            models.CheckConstraint(
                condition=Q(closes_on__gte=F("opened_on")), name="consultation_closes_after_it_opens"
            ),
        ]

    def __str__(self) -> str:
        return f"Round {self.number} on {self.title}"

    @cached_property
    def passages(self) -> list[Passage]:
        """Return the draft as it went out, piece by piece."""
        return [Passage(*said) for said in self.words]


class Consulted(models.Model):
    """One audience of a round: a body, or a post. `done_on`: it has said that this is all from them."""

    consultation = models.ForeignKey(Consultation, on_delete=models.CASCADE, related_name="consulted")
    body = models.ForeignKey(Body, null=True, blank=True, on_delete=models.CASCADE, related_name="+")
    post = models.ForeignKey(Post, null=True, blank=True, on_delete=models.CASCADE, related_name="+")
    name = models.CharField(max_length=160)
    done_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["id"]
        verbose_name_plural = "consulted"
        constraints = [
            models.CheckConstraint(
                condition=Q(body=None, post__isnull=False) | Q(body__isnull=False, post=None),
                name="consulted_is_a_body_or_a_post",
            )
        ]


class Issue(Referenced):
    """What many said in a round in one: a title over their comments, and one answer for them all.

    `stands_in` is the line of the thing that takes it up, in words.
    """

    consultation = models.ForeignKey(Consultation, on_delete=models.CASCADE, related_name="issues")
    title = models.CharField(max_length=160)
    comments = models.ManyToManyField(Comment, related_name="issues")
    outcome = models.CharField(max_length=8, choices=Comment.Outcome.choices, blank=True)
    answer = models.TextField(blank=True)
    stands_in = models.CharField(max_length=200, blank=True)
    answered_by = models.CharField(max_length=120, blank=True)
    answered_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["consultation", "title"], name="issue_once_a_round")]

    def __str__(self) -> str:
        return self.title


class OwnRoute(Revisioned):
    """A trust's own order in place of the library's, for one kind of thing. `steps` as a route's."""

    trust = models.ForeignKey(Trust, on_delete=models.CASCADE, related_name="routes")
    of = models.CharField(max_length=40)
    key = models.CharField(max_length=40)
    steps = models.JSONField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["trust", "of", "key"], name="route_once_a_trust")]
