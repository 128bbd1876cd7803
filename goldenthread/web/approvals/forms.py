"""What is typed where things are agreed, checked for shape. Nothing is decided or saved here."""

import datetime as dt
from collections.abc import Iterable, Sequence
from typing import Any

from django import forms

from goldenthread.features.activity.models import Comment
from goldenthread.features.approvals.models import Consulted
from goldenthread.features.approvals.routes import Step
from goldenthread.features.organisations.models import Body, Post, School
from goldenthread.foundation.subjects import Passage
from goldenthread.web.kit.form_fields import need

YES, BACK, NO, TAKE_BACK = "agreed", "returned", "refused", "withdrawn"
FIRST_YEAR, LAST_YEAR = 1990, 2100


def day_field(label: str, *, required: bool = False, help_text: str = "") -> forms.DateField:
    return forms.DateField(
        label=label, required=required, help_text=help_text,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"invalid": "Write the day as 30/11/2026."},
    )  # fmt: skip


class SignForm(forms.Form):
    """One answer: yes, back with a reason, no with a reason; or the sender's taking it back."""

    do = forms.ChoiceField(choices=[(one, "") for one in (YES, BACK, NO, TAKE_BACK)], widget=forms.HiddenInput)
    step = forms.SlugField(required=False, max_length=20, widget=forms.HiddenInput)
    seen = forms.CharField(required=False, max_length=64, widget=forms.HiddenInput)
    minute = forms.CharField(
        label="Where it was decided", required=False, max_length=200,
        help_text="A meeting and its minute, where it was decided in one.",
    )  # fmt: skip
    next_review_on = day_field("When it is to be looked at next")
    reason = forms.CharField(
        label="What is to be changed, or why not", required=False, max_length=4_000, widget=forms.Textarea
    )

    def clean(self) -> dict[str, Any]:
        facts = super().clean() or self.cleaned_data
        if facts.get("do") in (BACK, NO) and not facts.get("reason", "").strip():
            self.add_error("reason", "Say why: those who wrote it read your words.")
        day = facts.get("next_review_on")
        if day is not None and not FIRST_YEAR <= day.year <= LAST_YEAR:
            self.add_error("next_review_on", f"The year {day.year} is not one that anybody plans for.")
        return facts


class SendForm(forms.Form):
    """A word to those who are asked."""

    reason = forms.CharField(
        label="What they should know", required=False, max_length=4_000, widget=forms.Textarea,
        help_text="What has changed since they last saw it, or what you ask of them. It stands above their answer.",
    )  # fmt: skip


class StandInForm(forms.Form):
    """Which post stands in for which, and when."""

    post = forms.ChoiceField(label="Whose decisions")
    deputy = forms.ChoiceField(label="Who takes them meanwhile")
    from_on = day_field("From", required=True)
    until_on = day_field("Until", help_text="Left empty, until somebody ends it.")
    reason = forms.CharField(label="Why", required=False, max_length=200)

    def __init__(self, data: Any = None, *, own: Iterable[Post], every: Iterable[Post], today: dt.date) -> None:
        super().__init__(data, initial={"from_on": today})
        self.posts = {post.ref: post for post in every}
        mine = list(own)
        self.fields["post"].choices = [(post.ref, post.title) for post in mine]  # type: ignore[attr-defined]
        self.fields["deputy"].choices = [  # type: ignore[attr-defined]
            ("", "Choose a post"), *((ref, post.title) for ref, post in self.posts.items())
        ]  # fmt: skip

    def clean(self) -> dict[str, Any]:
        facts = super().clean() or self.cleaned_data
        for name in ("from_on", "until_on"):
            day = facts.get(name)
            if day is not None and not FIRST_YEAR <= day.year <= LAST_YEAR:
                self.add_error(name, f"The year {day.year} is not one that anybody plans for.")
        return facts

    def facts(self) -> dict[str, Any]:
        said = self.cleaned_data
        return {
            "post": self.posts[said["post"]], "deputy": self.posts[said["deputy"]], "from_on": said["from_on"],
            "until_on": said["until_on"], "reason": said["reason"],
        }  # fmt: skip


class OrderForm(forms.Form):
    """The steps of one order, first to last; an empty one is left out."""

    MOST = 5

    def __init__(self, data: Any = None, *, offered: Sequence[Step], chosen: Sequence[Step]) -> None:
        self.offered = {step.decision: step for step in offered}
        names = ("First", "Then", "Then", "Then", "Then")
        super().__init__(data, initial={f"step{at}": step.decision for at, step in enumerate(chosen)})
        for at, name in enumerate(names):
            self.fields[f"step{at}"] = forms.ChoiceField(
                label=name,
                required=False,
                choices=[("", "Nobody"), *((key, step.says) for key, step in self.offered.items())],
            )
        self.fields["revision"] = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def steps(self) -> list[str]:
        """Return the decisions that were chosen, in their order."""
        return [key for at in range(self.MOST) if (key := self.cleaned_data.get(f"step{at}"))]


class RoundForm(forms.Form):
    """Whom a draft goes to for comment, what is asked of them, and until when."""

    audience = forms.MultipleChoiceField(label="Whom you ask", required=False, widget=forms.CheckboxSelectMultiple)
    posts = forms.MultipleChoiceField(
        label="And these posts", required=False, widget=forms.SelectMultiple(attrs={"size": "6"})
    )
    says = forms.CharField(
        label="What you ask of them, and why it is changed", max_length=4_000, widget=forms.Textarea,
        help_text="Those whom it affects are told why.",
    )  # fmt: skip
    settled = forms.CharField(
        label="What is settled already, and why", required=False, max_length=4_000, widget=forms.Textarea,
        help_text="So that nobody argues about what is not open.",
    )  # fmt: skip
    options = forms.CharField(
        label="Between which options they can choose", required=False, max_length=4_000, widget=forms.Textarea,
        help_text="A few, each on a line of its own. Too many choices lower everybody’s say.",
    )  # fmt: skip
    closes_on = day_field("The last day for comments", required=True)
    is_final = forms.BooleanField(label="This is the round of final comments", required=False)

    def __init__(
        self,
        data: Any = None,
        *,
        bodies: Iterable[Body],
        posts: Iterable[Post],
        school: School | None = None,
        **rest: Any,
    ) -> None:
        super().__init__(data, **rest)
        self.bodies = {body.ref: body for body in bodies}
        self.every = {post.ref: post for post in posts}
        self.groups: list[tuple[str, str, list[Any]]] = [
            ("local", "Every local body", [one for one in self.bodies.values() if one.kind == Body.Kind.LOCAL_BODY]),
            ("heads", "Every head", [one for one in self.every.values() if one.role == "head"]),
        ]
        offered = [(key, says) for key, says, found in self.groups if found]
        here = school.pk if school else None
        own = [ref for ref, one in self.bodies.items() if here and one.school_id == here]
        single = [
            (ref, one.name) for ref, one in self.bodies.items() if one.kind != Body.Kind.LOCAL_BODY or ref in own
        ]
        self.fields["audience"].choices = [*offered, *single]  # type: ignore[attr-defined]
        self.fields["posts"].choices = [(ref, one.title) for ref, one in self.every.items()]  # type: ignore[attr-defined]
        need(self, "audience")
        # Whoever leads and governs the school that it is about is asked before anybody else.
        self.initial["audience"] = own
        self.initial["posts"] = [
            ref for ref, one in self.every.items() if here and one.role == "head" and one.school_id == here
        ]

    def begin_with(self, asked: Iterable[Consulted]) -> None:
        """Choose whom the round before was sent to, groups as groups."""
        left = {one.ref for row in asked if (one := row.body or row.post)}
        chosen = [key for key, _, found in self.groups if found and left.issuperset(one.ref for one in found)]
        left -= {one.ref for key, _, found in self.groups if key in chosen for one in found}
        self.initial["audience"] = [*chosen, *(ref for ref in self.bodies if ref in left)]
        self.initial["posts"] = [ref for ref in self.every if ref in left]

    def clean(self) -> dict[str, Any]:
        facts = super().clean() or self.cleaned_data
        day = facts.get("closes_on")
        if day is not None and not FIRST_YEAR <= day.year <= LAST_YEAR:
            self.add_error("closes_on", f"The year {day.year} is not one that anybody plans for.")
        return facts

    def facts(self) -> dict[str, Any]:
        """Return what the operation takes: groups as the bodies and posts that they are today."""
        said = self.cleaned_data
        chosen: list[Any] = [one for key, _, found in self.groups if key in said["audience"] for one in found]
        chosen += [self.bodies[ref] for ref in said["audience"] if ref in self.bodies]
        chosen += [self.every[ref] for ref in said["posts"]]
        words = {name: said[name] for name in ("says", "settled", "options", "closes_on", "is_final")}
        return words | {
            "bodies": list(dict.fromkeys(one for one in chosen if isinstance(one, Body))),
            "posts": list(dict.fromkeys(one for one in chosen if isinstance(one, Post))),
        }


class TalkForm(forms.Form):
    """One word in a round: a comment, a reply, an answer, that this is all, or the sum of it."""

    do = forms.ChoiceField(
        choices=[(one, "") for one in ("say", "reply", "settle", "all", "sum_up", "gather", "settle_issue")],
        widget=forms.HiddenInput,
    )
    part = forms.ChoiceField(label="Which part it is about", required=False)
    text = forms.CharField(label="What you want to say", required=False, max_length=4_000, widget=forms.Textarea)
    speaks_for = forms.CharField(
        label="Whose words they are, if you pass them on", required=False, max_length=120,
        help_text="“Pupils of Years 5 and 6, 64 asked”. No pupil is named.",
    )  # fmt: skip
    comment = forms.SlugField(required=False, max_length=12, widget=forms.HiddenInput)
    comments = forms.MultipleChoiceField(required=False)
    title = forms.CharField(label="What they have in common", required=False, max_length=160)
    issue = forms.SlugField(required=False, max_length=12, widget=forms.HiddenInput)
    stands_in = forms.CharField(label="Which line takes it up", required=False, max_length=200)
    outcome = forms.ChoiceField(label="What came of it", required=False, choices=[("", ""), *Comment.Outcome.choices])
    answer = forms.CharField(label="Your answer", required=False, max_length=4_000, widget=forms.Textarea)
    heard = forms.CharField(label="What was said", required=False, max_length=4_000, widget=forms.Textarea)
    changed = forms.CharField(
        label="What changed because of it", required=False, max_length=4_000, widget=forms.Textarea
    )

    def __init__(
        self, data: Any = None, *, parts: Iterable[Passage], said: Iterable[str] = (), **rest: Any
    ) -> None:  # fmt: skip
        super().__init__(data, **rest)
        self.fields["comments"].choices = [(ref, "") for ref in said]  # type: ignore[attr-defined]
        self.parts = {one.ref: one for one in parts}
        offered = [("", "The whole of it"), *((ref, one.title[:90]) for ref, one in self.parts.items())]
        self.fields["part"].choices = offered  # type: ignore[attr-defined]
        need(self, "heard", "changed", "title")
