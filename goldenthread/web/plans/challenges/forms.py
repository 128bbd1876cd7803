"""What is typed about a challenge."""

from typing import Any

from django import forms

from goldenthread.features.plans.models import ChallengeWord
from goldenthread.web.plans.editing.plan_forms import day_field


class RaiseForm(forms.Form):
    """What is wrong, who answers, and by when."""

    says = forms.CharField(
        label="What runs counter to our aims", widget=forms.Textarea, max_length=4_000,
        help_text="What you have seen, and which aim or value it works against.",
    )  # fmt: skip
    asked: Any = forms.ModelChoiceField(
        label="Who answers for it", queryset=None, to_field_name="ref", empty_label="Choose a post"
    )  # fmt: skip
    answer_by = day_field("By when")

    def __init__(self, *args: Any, posts: Any, **rest: Any) -> None:
        super().__init__(*args, **rest)
        field = self.fields["asked"]
        assert isinstance(field, forms.ModelChoiceField)
        field.queryset = posts
        field.label_from_instance = lambda post: post.title  # type: ignore[assignment, method-assign]
        self.fields["answer_by"].required = True


class WordForm(forms.Form):
    """An answer, or what is made of it."""

    outcome = forms.ChoiceField(
        label="What becomes of it", required=False, choices=ChallengeWord.Outcome.choices, widget=forms.RadioSelect
    )
    said = forms.CharField(label="Why", required=False, widget=forms.Textarea, max_length=4_000)
    answer_by = day_field("By when")
    revision = forms.IntegerField(widget=forms.HiddenInput, required=False)
