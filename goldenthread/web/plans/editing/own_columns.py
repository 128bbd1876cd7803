"""Which columns print beneath one top part, and how they are headed there."""

from collections.abc import Iterator
from typing import Any, NamedTuple

from django import forms
from django.contrib import messages
from django.forms import BoundField
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from goldenthread.features.plans import operations
from goldenthread.features.plans.models import Element
from goldenthread.features.plans.queries.outline.columns import ColumnHere, LevelHere, columns_beneath
from goldenthread.foundation.tables import Stale
from goldenthread.web.kit.access import TrustRequest, requires
from goldenthread.web.kit.saving import saved
from goldenthread.web.kit.showing import show
from goldenthread.web.plans.editing import conflicts
from goldenthread.web.plans.editing.conflicts import DrawnForm
from goldenthread.web.plans.editing.saving import part_to_edit


class ColumnChoice(NamedTuple):
    """One column as it is chosen."""

    column: ColumnHere
    prints: BoundField
    heading: BoundField


class OwnColumnsForm(DrawnForm):
    """For every column of every level: whether it prints beneath the part, and its heading there."""

    def __init__(self, data: Any = None, *, top: Element) -> None:
        super().__init__(data, facts={"revision": top.plan.revision})
        self.found = columns_beneath(top)
        for level in self.found:
            for column in level.columns:
                place = f"{level.depth}_{column.key}"
                self.fields[f"prints_{place}"] = forms.BooleanField(label=column.name, required=False)
                named = {"placeholder": column.name, "aria-label": f"Heading here of “{column.name}”"}
                self.fields[f"heading_{place}"] = forms.CharField(
                    label="Headed here", required=False, max_length=120, widget=forms.TextInput(attrs=named)
                )
                self.initial[f"prints_{place}"] = column.prints
                self.initial[f"heading_{place}"] = "" if column.heading == column.name else column.heading
        self.seal()

    def levels(self) -> Iterator[tuple[LevelHere, list[ColumnChoice]]]:
        """Yield each level with its columns as they are chosen."""
        for level in self.found:
            places = ((column, f"{level.depth}_{column.key}") for column in level.columns)
            yield (
                level,
                [ColumnChoice(column, self[f"prints_{place}"], self[f"heading_{place}"]) for column, place in places],
            )

    def printed(self) -> dict[int, list[tuple[str, str]] | None]:
        """Return what prints at each level; None where that is what prints everywhere."""
        return {level.depth: self._printed(level) for level in self.found}

    def _printed(self, level: LevelHere) -> list[tuple[str, str]] | None:
        facts = self.cleaned_data
        chosen = [
            (column.key, facts[f"heading_{level.depth}_{column.key}"])
            for column in level.columns
            if facts[f"prints_{level.depth}_{column.key}"]
        ]
        is_as_everywhere = len(chosen) == len(level.columns) and not any(heading for _, heading in chosen)
        return None if is_as_everywhere else chosen


@requires("plan.edit")
def choose_columns(request: TrustRequest, ref: str) -> HttpResponse:
    """Choose the columns that print beneath a top part, and head them; the others are kept behind."""
    top = part_to_edit(request, ref)
    if top.depth != 1:
        raise Http404
    form = OwnColumnsForm(conflicts.typed(request, OwnColumnsForm(top=top)), top=top)
    back = reverse("plans:levels", args=[request.trust.slug, top.plan.ref])
    if form.is_valid():
        try:
            if saved(form, lambda: _choose(request, top, form)):
                messages.success(request, f"The columns beneath {top} are chosen.")
                return redirect(back)
        except Stale:
            now = OwnColumnsForm(top=part_to_edit(request, ref))
            return conflicts.answer(request, form, now, what=f"the columns beneath {top}", back=back)
    return show(request, "plans/pages/editing/choose_columns.html", plan=top.plan, element=top, form=form, back=back)


def _choose(request: TrustRequest, top: Element, form: OwnColumnsForm) -> Element:
    return operations.choose_columns(
        top=top, printed=form.printed(), by=request.user, drawn_from=form.cleaned_data["revision"]
    )
