"""What is asked of whoever brings a plan in."""

from collections.abc import Sequence
from typing import Any

from django import forms

from goldenthread.features.intake.plan_imports import AS_WORDS, Lead
from goldenthread.features.organisations.models import Post
from goldenthread.features.plans.kinds import kinds
from goldenthread.features.plans.models import Plan
from goldenthread.web.kit.document_form import DocumentOrWordsForm

USUAL = {"trust": "trust", "school": "school", "unit": "business"}


class BringPlanForm(DocumentOrWordsForm):
    """A document or its words, and whose plan it is."""

    holds = "Word (.docx), OpenDocument (.odt), PDF with text, Excel, CSV, Markdown, plain text or a plan’s own JSON"
    most = 40
    field_order = ("place", "kind", "file", "pasted")

    place = forms.ChoiceField(label="Whose plan is it?")
    kind = forms.ChoiceField(label="Which kind of plan is it?", required=False)

    def __init__(self, places: Sequence[tuple[str, str]], *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        named = [("", "The usual plan of its place"), *((kind.key, kind.title) for kind in kinds().values())]
        self.fields["place"].choices = places  # type: ignore[attr-defined]
        self.fields["kind"].choices = named  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        given = super().clean() or self.cleaned_data
        self._check_kind(given)
        return given

    def _check_kind(self, given: dict[str, Any]) -> None:
        place, kind = str(given.get("place", "")).partition(":")[0], kinds().get(given.get("kind") or "")
        if place and kind and place not in kind.places:
            whose = " or ".join(f"a {each}" for each in kind.places)
            self.add_error("kind", f"A {kind.title.lower()} is one of {whose}. Choose another kind or another place.")

    @property
    def chosen_kind(self) -> str:
        """Return the kind that was chosen, or else the usual one of the place."""
        place = self.cleaned_data["place"].partition(":")[0]
        return self.cleaned_data["kind"] or USUAL[place]


class AboutForm(forms.Form):
    """What the plan is called, and what its levels are called."""

    title = forms.CharField(label="What the plan is called", max_length=Plan._meta.get_field("title").max_length)

    def __init__(self, levels: Sequence[str], *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        for depth, name in enumerate(levels, start=1):
            self.fields[f"level_{depth}"] = forms.CharField(
                label=f"Level {depth} is called", max_length=60, required=False, initial=name
            )

    @property
    def levels(self) -> list[str]:
        return [words for key, words in self.cleaned_data.items() if key.startswith("level_")]


class MatchLeadsForm(forms.Form):
    """Which post each lead holds, in the plan's words for them."""

    def __init__(
        self, leads: Sequence[Lead], posts: Sequence[Post], names: Sequence[str], *args: Any, **more: Any
    ) -> None:
        super().__init__(*args, **more)
        self.leads = {lead.key: lead for lead in leads}
        self.posts = {post.ref: post for post in posts}
        choices = [("", "Not decided yet"), (AS_WORDS, "Leave it as words")]
        choices += [(post.ref, _post_in_words(post)) for post in posts]
        for lead, name in zip(leads, names, strict=True):
            there = lead.post or (lead.proposed if not lead.is_decided else None)
            help_text = f"{'Reviews' if lead.capacity == 'reviewer' else 'Leads'} in {lead.count} "
            help_text += "place" if lead.count == 1 else "places"
            help_text += ". Proposed: please check." if lead.proposed and not lead.post else "."
            self.fields[lead.key] = forms.ChoiceField(
                label=name, required=False, choices=choices, help_text=help_text,
                initial=there.ref if there else (AS_WORDS if lead.is_decided else ""),
            )  # fmt: skip

    @property
    def matches(self) -> dict[str, Post | None]:
        """Return the post of each lead that was decided, by the plan's words; nothing where they stay words."""
        return {self.leads[key].party: self.posts.get(chosen) for key, chosen in self.cleaned_data.items() if chosen}


def _post_in_words(post: Post) -> str:
    place = post.school.short_name if post.school else post.unit.name if post.unit else ""
    return f"{post.title}, {place}" if place and place not in post.title else post.title


class PartForm(forms.Form):
    """The words of one part."""

    number = forms.CharField(label="Number, as printed", max_length=30, required=False)
    title = forms.CharField(
        label="Title", max_length=2_000, required=False, widget=forms.Textarea(attrs={"rows": 2}),
        help_text="Press Enter where another part begins: each line becomes a part.",
    )  # fmt: skip
    text = forms.CharField(label="Text", max_length=50_000, required=False, widget=forms.Textarea(attrs={"rows": 4}))
    depth = forms.TypedChoiceField(label="Level", coerce=int)

    def __init__(self, levels: Sequence[str], headings: Sequence[str], *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        depths = [(depth, f"{depth}. {name}") for depth, name in enumerate(levels, start=1)]
        self.fields["depth"] = forms.TypedChoiceField(label="Level", coerce=int, choices=depths)
        self.headings = headings
        for at, heading in enumerate(headings):
            self.fields[f"cell_{at}"] = forms.CharField(
                label=heading or "Column", max_length=50_000, required=False,
                widget=forms.Textarea(attrs={"rows": 3}),
            )  # fmt: skip

    @property
    def cells(self) -> dict[str, str]:
        return {heading: self.cleaned_data[f"cell_{at}"] for at, heading in enumerate(self.headings)}
