"""One measure made of several: choosing its parts and how many of them are needed."""

from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.http import Http404, HttpResponse
from django.shortcuts import redirect

from goldenthread.features.measures import operations, queries
from goldenthread.features.measures.models import Combined, Measure
from goldenthread.features.measures.operations import Combining, Definition
from goldenthread.features.organisations.models import Post
from goldenthread.foundation.tables import Stale
from goldenthread.web.kit.access import TrustRequest, requires
from goldenthread.web.kit.saving import put_right
from goldenthread.web.kit.showing import CONFLICT, find, show
from goldenthread.web.measures.views import _posts


class CombineForm(forms.Form):
    name = forms.CharField(max_length=160, label="Name")
    heading = forms.CharField(
        max_length=80, required=False, help_text="The group that it stands in, such as Being there."
    )
    parts = forms.ModelMultipleChoiceField(
        queryset=Measure.objects.none(), to_field_name="ref", widget=forms.CheckboxSelectMultiple,
        label="What it is made of", error_messages={"required": "Choose at least two."},
    )  # fmt: skip
    rule = forms.ChoiceField(
        choices=Combined.Rule.choices, initial=Combined.Rule.ALL, widget=forms.RadioSelect,
        label="How many of them have to be well", help_text="Well is met or on track, each against its own target.",
    )  # fmt: skip
    least = forms.IntegerField(
        required=False, min_value=1, label="If at least so many, how many",
    )  # fmt: skip
    means = forms.CharField(
        required=False, label="What it means", widget=forms.Textarea, max_length=2000,
        help_text="In words that a new governor understands.",
    )  # fmt: skip
    owner = forms.ModelChoiceField(
        queryset=Post.objects.none(),
        required=False,
        to_field_name="ref",
        label="Who answers for it",
        empty_label="Nobody yet",
    )
    revision = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, measures: QuerySet[Measure], posts: QuerySet[Post], **rest: Any) -> None:
        super().__init__(*args, **rest)
        parts, owner = self.fields["parts"], self.fields["owner"]
        assert isinstance(parts, forms.ModelMultipleChoiceField)
        assert isinstance(owner, forms.ModelChoiceField)
        parts.queryset, owner.queryset = measures, posts

    def definition(self, **more: Any) -> Definition:
        facts = {name: self.cleaned_data[name] for name in ("name", "heading", "means", "owner")}
        return Definition(kind=Measure.Kind.COMPOSITE, decimals=0, **(facts | more))

    def combining(self) -> Combining:
        found = self.cleaned_data
        return Combining(parts=list(found["parts"]), rule=found["rule"], least=found["least"])


@requires("measure.edit", somewhere=False)
def combine_measures(request: TrustRequest) -> HttpResponse:
    form = CombineForm(request.POST or None, measures=_offered(request), posts=_posts(request))
    if form.is_valid():
        try:
            made = operations.combine_measures(
                trust=request.trust, definition=form.definition(), of=form.combining(), by=request.user
            )
        except ValidationError as wrong:
            put_right(form, wrong)
        else:
            messages.success(request, f"{made.name} stands by what it is made of.")
            return redirect("measures:measure", request.trust.slug, made.ref)
    return show(request, "measures/pages/combine_measures.html", form=form, measure=None)


@requires("measure.edit", somewhere=False)
def revise_combined(request: TrustRequest, ref: str) -> HttpResponse:
    found = find(queries.measures_within(request.reach), ref=ref)
    if not found.is_combined:
        raise Http404
    form = CombineForm(
        request.POST or None, measures=_offered(request), posts=_posts(request), initial=_facts_of(found)
    )
    if form.is_valid():
        try:
            operations.revise_combined(
                measure=found, definition=form.definition(order=found.order, rules=found.rules), of=form.combining(),
                by=request.user, drawn_from=form.cleaned_data["revision"],
            )  # fmt: skip
        except ValidationError as wrong:
            put_right(form, wrong)
        except Stale as stale:
            form.add_error(None, "Somebody changed it while you had it open. Look at it again, then save.")
            return show(
                request, "measures/pages/combine_measures.html", status=CONFLICT, form=form, measure=stale.row
            )
        else:
            return redirect("measures:measure", request.trust.slug, ref)
    return show(request, "measures/pages/combine_measures.html", form=form, measure=found)


def _offered(request: TrustRequest) -> QuerySet[Measure]:
    return queries.measures_within(request.reach).exclude(kind=Measure.Kind.COMPOSITE)


def _facts_of(found: Measure) -> dict[str, Any]:
    kept = found.combined
    return {
        "name": found.name, "heading": found.heading, "means": found.means, "revision": found.revision,
        "owner": found.owner.ref if found.owner else "", "rule": kept.rule, "least": kept.least,
        "parts": [part.ref for part in kept.parts.all()],
    }  # fmt: skip
