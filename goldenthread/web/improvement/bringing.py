"""A ladder of the trust's own: brought in from a file, looked at, adopted."""

from functools import partial
from pathlib import Path
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect

from goldenthread.domain.reading import ladder_reading as reading
from goldenthread.features.improvement import operations
from goldenthread.features.improvement.ladder_words import test_in_words
from goldenthread.features.improvement.models import Ladder, LadderDraft
from goldenthread.features.improvement.queries.drafts import called, drafts_within, tests_of
from goldenthread.web.improvement.ladder_columns import KIND, drawn
from goldenthread.web.kit.access import TrustRequest, requires
from goldenthread.web.kit.columns_told import ask_columns, remember_columns
from goldenthread.web.kit.document_form import DocumentOrWordsForm
from goldenthread.web.kit.paper_columns import ROWS_OF_A_LADDER
from goldenthread.web.kit.saving import saved
from goldenthread.web.kit.showing import find, show

sets_up = requires("organisation.edit", somewhere=False)


class LadderFileForm(DocumentOrWordsForm):
    """A file with a ladder in it, or its words."""

    holds = "Word (.docx), Excel, CSV, PDF or text: phases across a table, down its side or as headings"


class DraftForm(forms.Form):
    """What the ladder is called, for which ages, and what each of its rows is about."""

    name = forms.CharField(label="What it is called", max_length=80)
    ages_from = forms.IntegerField(label="Youngest age", min_value=0, max_value=25, initial=11)
    ages_to = forms.IntegerField(label="Oldest age", min_value=0, max_value=25, initial=18)

    from_strongest = forms.ChoiceField(
        label="Where does it begin?", widget=forms.RadioSelect,
        choices=[("no", "With those that need most help"), ("yes", "With the strongest")],
    )  # fmt: skip

    def __init__(self, *args: Any, draft: LadderDraft, **rest: Any) -> None:
        super().__init__(*args, **rest)
        self.draft = draft
        self.fields["from_strongest"].initial = "yes" if draft.reading.get("from_strongest") else "no"
        for at, row in enumerate(draft.reading["rows"]):
            self.fields[f"row_{at}"] = forms.ChoiceField(
                label=row["label"], choices=list(ROWS_OF_A_LADDER.items()), initial=row["role"]
            )

    @property
    def rows(self) -> list[tuple[Any, list[tuple[str, list[str]]]]]:
        """Return each row's field with what it says of every phase."""
        phases = self.draft.reading["phases"]
        return [
            (self[f"row_{at}"], [(phase, row["cells"].get(str(n), [])) for n, phase in enumerate(phases)])
            for at, row in enumerate(self.draft.reading["rows"])
        ]

    def roles_so_far(self) -> dict[int, str]:
        """Return what each row is about as far as it is said: as guessed, or as chosen."""
        said = {at: str(self[f"row_{at}"].value()) for at in range(len(self.draft.reading["rows"]))}
        return {at: role if role in ROWS_OF_A_LADDER else reading.LEAVE for at, role in said.items()}

    def roles(self) -> dict[int, str]:
        return {at: self.cleaned_data[f"row_{at}"] for at in range(len(self.draft.reading["rows"]))}


@sets_up
def bring_ladder(request: TrustRequest) -> HttpResponse:
    """Take a file with a ladder, and show what was read and waits."""
    posted = request.method == "POST"
    form = LadderFileForm(request.POST if posted else None, request.FILES if posted else None)
    if form.is_valid():
        draft = form.staged(partial(_stage, request))
        if draft is not None:
            return redirect("improvement:review_ladder", request.trust.slug, draft.ref)
    waiting = drafts_within(request.reach)
    return show(request, "improvement/pages/bring_ladder.html", form=form, waiting=waiting)


def _stage(request: TrustRequest, content: bytes | Path, name: str) -> LadderDraft:
    """Keep a ladder on its way in, with its columns as they were told of the same headings before."""
    draft = operations.stage_ladder(trust=request.trust, content=content, name=name, by=request.user)
    _, told = ask_columns(request, KIND, drawn(draft))
    return operations.tell_ladder_columns(draft=draft, told=told, by=request.user) if told else draft


@sets_up
def review_ladder(request: TrustRequest, ref: str) -> HttpResponse:
    """Show what was read of a ladder, ask what each row is about, and adopt it or throw it away."""
    draft = find(drafts_within(request.reach), ref=ref)
    if request.method == "POST" and request.POST.get("do") == "discard":
        operations.discard_ladder_draft(draft=draft, by=request.user)
        messages.success(request, "It is thrown away. Nothing has changed.")
        return redirect("improvement:bring_ladder", request.trust.slug)
    columns_form, told = ask_columns(request, KIND, drawn(draft))
    is_told = request.POST.get("decision") == "columns"
    if is_told and columns_form.is_valid() and saved(
        columns_form, lambda: operations.tell_ladder_columns(draft=draft, told=told, by=request.user)
    ):  # fmt: skip
        remember_columns(request, KIND, columns_form)
        messages.success(request, "It is read again, as you told its columns.")
        return redirect("improvement:review_ladder", request.trust.slug, draft.ref)
    name = called(draft) or Path(draft.file_name).stem.replace("-", " ").replace("_", " ").capitalize()
    form = DraftForm(None if is_told else request.POST or None, draft=draft, initial={"name": name[:80]})
    made: list[Ladder] = []
    is_proposed = request.POST.get("do") == "propose"
    looks_again = request.POST.get("do") == "look"
    if form.is_valid() and not looks_again and saved(form, lambda: made.append(operations.adopt_draft(
        draft=draft, name=form.cleaned_data["name"], roles=form.roles(), by=request.user,
        from_strongest=form.cleaned_data["from_strongest"] == "yes", is_proposed=is_proposed,
        ages=(form.cleaned_data["ages_from"], form.cleaned_data["ages_to"]),
    ))):  # fmt: skip
        said = "It is proposed" if is_proposed else "It is your own ladder"
        messages.success(request, f"{said}. What could not be told of its tests is not tested.")
        return redirect("improvement:ladder", request.trust.slug, made[0].ref)
    tests = [
        (phase, [(one, test_in_words(one)) for one in criteria])
        for phase, criteria in tests_of(draft, form.roles_so_far())
    ]
    return show(
        request, "improvement/pages/review_ladder.html", form=form, draft=draft, columns_form=columns_form,
        tests=tests, has_tests=any(criteria for _, criteria in tests),
    )  # fmt: skip
