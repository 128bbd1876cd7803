"""The columns of one part, written by themselves: opened in the outline, or as a page of their own."""

from typing import Any

from django import forms
from django.contrib import messages
from django.forms import BoundField
from django.http import HttpResponse
from django.shortcuts import redirect

from goldenthread.features.plans import operations
from goldenthread.features.plans.models import Element
from goldenthread.features.plans.queries.outline import editing
from goldenthread.foundation.tables import Stale
from goldenthread.web.kit.access import TrustRequest, requires
from goldenthread.web.kit.saving import saved
from goldenthread.web.kit.showing import CONFLICT, find, show
from goldenthread.web.plans.editing import conflicts
from goldenthread.web.plans.editing.conflicts import DrawnForm
from goldenthread.web.plans.editing.element_forms import MOST_CELL, headings_of
from goldenthread.web.plans.editing.saving import outline_address, part_to_edit


class ColumnsForm(DrawnForm):
    """A field a column, one printed line a line."""

    def __init__(self, data: Any = None, *, element: Element) -> None:
        super().__init__(data, facts={"revision": element.revision}, auto_id=f"id_{element.ref}_%s")
        self.element = element
        level = editing.level_of(element)
        self.headings = headings_of(element, level)
        for key, heading in self.headings.items():
            self.fields[f"cell_{key}"] = forms.CharField(
                label=heading, required=False, widget=forms.Textarea, max_length=MOST_CELL
            )
            self.initial[f"cell_{key}"] = element.cells.get(key, "")
        self.seal()

    def cells(self) -> list[BoundField]:
        return [self[f"cell_{key}"] for key in self.headings]

    def words(self) -> dict[str, str]:
        """Return all columns as they are to be. One that stays empty is no news."""
        typed = {key: "\n".join(self.cleaned_data[f"cell_{key}"].splitlines()) for key in self.headings}
        cells: dict[str, str] = self.element.cells
        return cells | {key: text for key, text in typed.items() if text or key in cells}


@requires("plan.edit")
def write_columns(request: TrustRequest, ref: str) -> HttpResponse:
    """Write the columns of a part; by script in its line of the outline, else here."""
    element = part_to_edit(request, ref)
    form = ColumnsForm(conflicts.typed(request, ColumnsForm(element=element)), element=element)
    is_in_line = request.headers.get("HX-Request") == "true"
    page = "plans/parts/outline_columns.html" if is_in_line else "plans/pages/editing/write_columns.html"
    shown: dict[str, Any] = {"plan": element.plan, "element": element}
    back = outline_address(request.trust, element.plan, element)
    if form.is_valid():
        try:
            if saved(form, lambda: _write(request, element, form)):
                if is_in_line:
                    last = editing.reversible(element.plan, request.user)
                    return show(request, page, form=ColumnsForm(element=element), is_saved=True, last=last, **shown)
                messages.success(request, f"The columns of {element} are saved.")
                return redirect(back)
        except Stale as stale:
            return _choice(request, page, form, stale.row.ref, is_in_line=is_in_line, back=back, **shown)
    return show(request, page, form=form, **shown)


def _write(request: TrustRequest, element: Element, form: ColumnsForm) -> Element:
    return operations.revise_element(
        element=element, cells=form.words(), drawn_from=form.cleaned_data["revision"], by=request.user
    )


def _choice(
    request: TrustRequest, page: str, form: ColumnsForm, ref: str, *, is_in_line: bool, back: str, **shown: Any
) -> HttpResponse:
    """Show both texts where they differ: in the line itself, or on the page of the choice."""
    standing = ColumnsForm(element=find(editing.elements_to_edit(request.reach), ref=ref))
    if not is_in_line:
        return conflicts.answer(request, form, standing, what=f"the columns of {shown['element']}", back=back)
    form.data = {**form.data.dict(), "revision": standing.initial["revision"]}  # type: ignore[attr-defined]
    differing = conflicts.differences(form, standing)
    return show(request, page, status=CONFLICT, form=form, differences=differing, **shown)
