"""What is typed about documents and evidence."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms

from goldenthread.features.approvals.routes import library_routes
from goldenthread.features.documents.models import Circulation, Document, Publication, Rendition, Version
from goldenthread.features.documents.operations import MOST_BYTES, MOST_MEGABYTES, Words
from goldenthread.features.documents.ready_made import editions, kind_of, kinds
from goldenthread.features.organisations.models import Body, Post, School
from goldenthread.features.organisations.queries import role_titles

DAY: dict[str, Any] = {"widget": forms.DateInput(attrs={"type": "date"})}
ACCEPTED = ".pdf,.docx,.xlsx,.pptx,.odt,.ods,.odp,.txt,.csv,image/*"
TOO_LARGE = f"The file is larger than {MOST_MEGABYTES} MB, and is not kept. Give the address where it lies instead."


class KeptFileField(forms.FileField):
    """A file that is kept; refused while it is still on its way where it is too large."""

    def __init__(self, **more: Any) -> None:
        widget = forms.FileInput(attrs={"accept": ACCEPTED})
        super().__init__(widget=widget, max_length=400, allow_empty_file=True, **more)
        self.error_messages["max_length"] = "The file’s name is longer than 400 signs. Give it a shorter one."

    def clean(self, data: Any, initial: Any = None) -> Any:
        file = super().clean(data, initial)
        if file and (getattr(file, "size", 0) or 0) > MOST_BYTES:
            raise forms.ValidationError(TOO_LARGE)
        return file


class AttachForm(forms.Form):
    """A file, an address or a note."""

    file = KeptFileField(
        label="A file", required=False,
        help_text=f"A PDF, Word, Excel or PowerPoint file, a picture or a text, of up to {MOST_MEGABYTES} MB. "
        "Nothing in which a pupil can be known.",
    )  # fmt: skip
    address = forms.CharField(
        label="Or the address of a page", required=False, max_length=500, help_text="It begins with https://."
    )
    title = forms.CharField(label="What it is", required=False, max_length=200)
    note = forms.CharField(
        label="A note", required=False, max_length=4_000, widget=forms.Textarea,
        help_text="What it shows; or the evidence itself, where it is words.",
    )  # fmt: skip
    dated_on = forms.DateField(label="The day it speaks of", required=False, **DAY)

    def facts(self) -> dict[str, Any]:
        typed = dict(self.cleaned_data)
        file = typed.pop("file")
        return typed | {"file": file.file if file else None, "file_name": file.name if file else ""}


class WithdrawForm(forms.Form):
    """Why evidence is taken back."""

    because = forms.CharField(label="Why you take it back", required=False, max_length=300)


class AboutForm(forms.Form):
    """What a document is: whose, of what kind, who owns it, for whom, and how often it is looked at."""

    title = forms.CharField(label="Title", max_length=160)
    kind = forms.ChoiceField(label="Kind")
    school = forms.ChoiceField(label="Whose it is", required=False)
    scope = forms.ChoiceField(label="How far it reaches", required=False)
    says = forms.CharField(label="What it is for, in a sentence", required=False, max_length=300)
    owner = forms.ChoiceField(label="Owner", required=False, help_text="The post that looks after it.")
    sponsor = forms.ChoiceField(
        label="Put forward by", required=False, help_text="The group that works it out, where one does."
    )
    audience = forms.ChoiceField(label="Who may read it", choices=Document.Audience.choices)
    readers = forms.MultipleChoiceField(
        label="Named posts", required=False, widget=forms.SelectMultiple(attrs={"size": 8}),
        help_text="Only where named posts alone may read it. Nobody else finds it, or knows of it.",
    )  # fmt: skip
    cost_a_year = forms.DecimalField(
        label="What it costs a year, in pounds", required=False, min_value=0, max_digits=10, decimal_places=2,
        help_text="For a membership or a contract.",
    )  # fmt: skip
    review_months = forms.IntegerField(
        label="Looked at every so many months", min_value=0, max_value=120, help_text="0: whenever it changes."
    )
    next_review_on = forms.DateField(
        label="Next review", required=False, help_text="Empty: counted from the day it is agreed.", **DAY
    )
    subject = forms.CharField(
        label="Subject", required=False, max_length=80, help_text="For what is shared, such as Year 5 science."
    )
    expected = forms.CharField(required=False, max_length=60, widget=forms.HiddenInput)
    topic = forms.CharField(required=False, max_length=80, widget=forms.HiddenInput)
    revision = forms.IntegerField(required=False, widget=forms.HiddenInput, min_value=0, max_value=2_000_000_000)

    def __init__(
        self, *args: Any, schools: Sequence[School], posts: Sequence[Post], bodies: Sequence[Body], may_trust: bool,
        document: Document | None = None, is_owned: bool = False, **rest: Any,
    ) -> None:  # fmt: skip
        super().__init__(*args, **rest)
        self.schools = {one.ref: one for one in schools}
        self.posts = {one.ref: one for one in posts}
        self.bodies = {one.ref: one for one in bodies}
        named = [(ref, _called(post)) for ref, post in self.posts.items()]
        whose = [("", "The whole trust’s")] if may_trust else []
        nobody = [] if is_owned else [("", "Nobody yet")]
        self.fields["owner"].required = is_owned
        scopes = [one for one in Document.Scope.choices if one[0] != Document.Scope.SCHOOL]
        for name, choices in {
            "kind": [(key, kind.one) for key, kind in kinds().items()],
            "school": [*whose, *((ref, one.name) for ref, one in self.schools.items())],
            "scope": scopes, "owner": [*nobody, *named], "readers": named,
            "sponsor": [("", "No group"), *((ref, one.name) for ref, one in self.bodies.items())],
        }.items():  # fmt: skip
            self.fields[name].choices = choices  # type: ignore[attr-defined]
        if document is not None:
            del self.fields["school"]
            self._keep_owner(document)
        if document.school_id if document else not may_trust:
            del self.fields["scope"]
        self.may_trust = may_trust

    @property
    def says_more(self) -> bool:
        """Say whether what is seldom asked for is said, or came back wrong."""
        names = ("sponsor", "cost_a_year", "subject")
        return any(self[name].value() or self[name].errors for name in names)

    def _keep_owner(self, document: Document) -> None:
        """Keep whoever owns it and reads it among the choices, though the reader could not choose them anew."""
        for post in (document.owner, *document.readers.all()):
            if post is not None and post.ref not in self.posts:
                self.posts[post.ref] = post
                for name in ("owner", "readers"):
                    field: Any = self.fields[name]
                    field.choices = [*field.choices, (post.ref, _called(post))]

    @staticmethod
    def of(document: Document) -> dict[str, Any]:
        """Return what stands now."""
        names = (
            "title", "kind", "scope", "says", "audience", "review_months", "next_review_on", "subject", "expected",
            "topic", "revision", "cost_a_year",
        )  # fmt: skip
        return {name: getattr(document, name) for name in names} | {
            "owner": document.owner.ref if document.owner else "",
            "sponsor": document.sponsor.ref if document.sponsor else "",
            "readers": [post.ref for post in document.readers.all()],
        }

    def clean_expected(self) -> str:
        key = str(self.cleaned_data["expected"])
        return key if editions()[-1].find(key) else ""

    def clean_topic(self) -> str:
        topic = str(self.cleaned_data["topic"])
        return topic if topic in library_routes()["document"] else ""

    def clean(self) -> dict[str, Any]:
        typed = dict(super().clean() or self.cleaned_data)
        if "school" in self.fields and not typed.get("school") and not self.may_trust:
            self.add_error("school", "Choose whose it is.")
        return typed

    def facts(self) -> dict[str, Any]:
        typed = dict(self.cleaned_data)
        typed.pop("revision", None)
        return typed | {
            "school": self.schools.get(typed.get("school", "")),
            "owner": self.posts.get(typed["owner"]),
            "sponsor": self.bodies.get(typed["sponsor"]),
            "readers": [self.posts[ref] for ref in typed["readers"]],
        }


class WriteForm(forms.Form):
    """The next version: what changed, and each rendition as text, as a file, or both."""

    changed = forms.CharField(
        label="What is different from the version before", required=False, max_length=4_000, widget=forms.Textarea
    )
    revision = forms.IntegerField(widget=forms.HiddenInput, min_value=0, max_value=2_000_000_000)

    def __init__(self, *args: Any, held: Mapping[str, Rendition], **rest: Any) -> None:
        super().__init__(*args, **rest)
        self.held = held
        for form, says in Rendition.Form.choices:
            name = form.replace(" ", "_")
            self.fields[f"{name}_text"] = forms.CharField(
                label=says, required=False, max_length=200_000, widget=forms.Textarea
            )
            self.fields[f"{name}_file"] = KeptFileField(
                label=f"{says}: a file", required=False,
                help_text=_kept(held.get(form)) or f"A PDF, Word or other file of up to {MOST_MEGABYTES} MB.",
            )  # fmt: skip
            if _kept(held.get(form)):
                self.fields[f"{name}_drop"] = forms.BooleanField(label="Leave that file out", required=False)

    @staticmethod
    def of(document: Document, draft: Version | None, held: Mapping[str, Rendition]) -> dict[str, Any]:
        """Return the draft, or what is in force where nothing is drafted."""
        texts = {f"{form.replace(' ', '_')}_text": one.text for form, one in held.items()}
        if not held:
            texts["full_text"] = "".join(f"{heading}\n\n\n\n" for heading in kind_of(document.kind).asks).rstrip()
        return texts | {"revision": document.revision, "changed": draft.changed if draft else ""}

    @property
    def rows(self) -> list[tuple[Any, ...]]:
        """Each rendition's fields: text, file, leaving a file out; and whether anything stands in it."""
        names = [(form, form.replace(" ", "_")) for form, _ in Rendition.Form.choices]
        drops = {name: self[f"{name}_drop"] if f"{name}_drop" in self.fields else None for _, name in names}
        return [(self[f"{name}_text"], self[f"{name}_file"], drops[name], form in self.held) for form, name in names]

    def words(self) -> dict[str, Words]:
        found = {}
        for form, _ in Rendition.Form.choices:
            name = form.replace(" ", "_")
            file = self.cleaned_data[f"{name}_file"]
            found[form] = Words(
                self.cleaned_data[f"{name}_text"],
                file.file if file else None,
                file.name if file else "",
                keeps_file=not self.cleaned_data.get(f"{name}_drop"),
            )
        return found


class AgreedForm(forms.Form):
    """Which body or post agreed, when, and when it is looked at next."""

    body = forms.ModelChoiceField(
        Body.objects.none(), label="Agreed by", required=False, empty_label="A post, named below",
        to_field_name="ref",
    )  # fmt: skip
    decided_by = forms.CharField(label="Or which post", required=False, max_length=160)
    on = forms.DateField(label="On", **DAY)
    next_review_on = forms.DateField(
        label="Next review", required=False, help_text="Empty: counted from that day.", **DAY
    )

    def __init__(self, *args: Any, bodies: Any, **rest: Any) -> None:
        super().__init__(*args, **rest)
        self.fields["body"].queryset = bodies.order_by("name")  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        typed = dict(super().clean() or self.cleaned_data)
        if not typed.get("body") and not typed.get("decided_by"):
            self.add_error("body", "Say who agreed to it.")
        return typed

    def facts(self) -> dict[str, Any]:
        typed = dict(self.cleaned_data)
        return typed | {"decided_by": typed["body"].name if typed["body"] else typed["decided_by"]}


class RetireForm(forms.Form):
    """Why a document is retired."""

    because = forms.CharField(label="Why, and what stands in its place", required=False, max_length=300)


class AskForm(forms.Form):
    """Who is to read a document, and by when."""

    roles = forms.MultipleChoiceField(label="Everybody who is", required=False, widget=forms.CheckboxSelectMultiple)
    posts = forms.MultipleChoiceField(
        label="And these posts", required=False, widget=forms.SelectMultiple(attrs={"size": 6})
    )
    due_on = forms.DateField(label="By", required=False, **DAY)

    def __init__(self, *args: Any, posts: Sequence[Post], **rest: Any) -> None:
        super().__init__(*args, **rest)
        self.rows = posts
        titles = role_titles()
        roles = [role for role in titles if any(post.role == role for post in posts)]
        self.fields["roles"].choices = [(role, titles[role]) for role in roles]  # type: ignore[attr-defined]
        self.fields["posts"].choices = [(post.ref, _called(post)) for post in posts]  # type: ignore[attr-defined]

    def chosen(self) -> list[Post]:
        typed = self.cleaned_data
        return [post for post in self.rows if post.role in typed["roles"] or post.ref in typed["posts"]]


class TakeUpForm(forms.Form):
    """What is so at one school."""

    text = forms.CharField(label="What is so here", required=False, max_length=50_000, widget=forms.Textarea)
    revision = forms.IntegerField(required=False, widget=forms.HiddenInput, min_value=0, max_value=2_000_000_000)


class VaryForm(forms.Form):
    """What a school would do otherwise, and why."""

    asks = forms.CharField(label="What you would do otherwise", max_length=4_000, widget=forms.Textarea)
    because = forms.CharField(label="Why", max_length=4_000, widget=forms.Textarea)


class AnswerForm(forms.Form):
    """Whether a school may do otherwise, until when, and why not."""

    agrees = forms.ChoiceField(
        label="Your answer", widget=forms.RadioSelect, choices=[("yes", "Yes, it may"), ("no", "No")]
    )
    answer = forms.CharField(label="What you say to it", required=False, max_length=4_000, widget=forms.Textarea)
    until_on = forms.DateField(label="Until", required=False, help_text="Empty: until it is ended.", **DAY)
    revision = forms.IntegerField(widget=forms.HiddenInput, min_value=0, max_value=2_000_000_000)

    def facts(self) -> dict[str, Any]:
        typed = dict(self.cleaned_data)
        return typed | {"agrees": typed["agrees"] == "yes", "drawn_from": typed.pop("revision")}


class PlacedForm(forms.Form):
    """A form with a field `school`: the trust, or one of the schools at which the person may do it."""

    whole = "The whole trust"

    def __init__(self, *args: Any, schools: Sequence[School], may_trust: bool, **rest: Any) -> None:
        super().__init__(*args, **rest)
        self.schools = {one.ref: one for one in schools}
        whose = [("", self.whole)] if may_trust else []
        named = [(ref, one.name) for ref, one in self.schools.items()]
        self.fields["school"].choices = [*whose, *named]  # type: ignore[attr-defined]
        self.fields["school"].required = not may_trust

    def facts(self) -> dict[str, Any]:
        typed = dict(self.cleaned_data)
        return typed | {"school": self.schools.get(typed["school"])}


class CirculateForm(PlacedForm):
    """To whom a document was sent, how, and when."""

    audiences = forms.MultipleChoiceField(
        label="To whom", widget=forms.CheckboxSelectMultiple, choices=Circulation.Audience.choices
    )
    how = forms.ChoiceField(label="How", choices=Circulation.How.choices)
    school = forms.ChoiceField(label="At", required=False)
    sent_on = forms.DateField(label="On", **DAY)
    reached = forms.IntegerField(
        label="How many it reached", required=False, min_value=0, max_value=10_000_000,
        help_text="If you know: opened, taken, or in the room.",
    )  # fmt: skip


class WebsiteForm(PlacedForm):
    """Where a document stands, and what a person found there."""

    whole = "The trust’s"
    school = forms.ChoiceField(label="On whose website", required=False)
    address = forms.CharField(label="Address of the page", max_length=500)
    found = forms.ChoiceField(
        label="If you have just looked", required=False, widget=forms.RadioSelect,
        choices=[("", "I have not looked"), *Publication.Found.choices],
    )  # fmt: skip
    on = forms.DateField(label="You looked on", required=False, **DAY)


def _called(post: Post) -> str:
    where = post.school or post.unit
    return f"{post.title} ({where})" if where and str(where) not in post.title else post.title


def _kept(rendition: Rendition | None) -> str:
    return f"{rendition.file.name} is kept unless you choose another." if rendition and rendition.file else ""
