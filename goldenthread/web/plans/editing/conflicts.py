"""When two people change the same thing: both texts side by side where they differ, and the choice.

A form over a row that others may change carries the revision that it was drawn from, and a mark of each
field as it was then. So the page can tell what the reader changed from what they left as it was.
"""

import datetime as dt
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django import forms
from django.forms import BoundField
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect

from goldenthread.web.kit.showing import CONFLICT, show

# The fields of a form for which, on the page of the choice, theirs was chosen.
THEIRS = "theirs"


class DrawnForm(forms.Form):
    """A form over a row that two people may change at once."""

    revision = forms.IntegerField(widget=forms.HiddenInput, min_value=0)
    drawn = forms.CharField(widget=forms.HiddenInput, required=False, max_length=8_000)

    def __init__(self, data: Any = None, *, facts: Mapping[str, Any], auto_id: str = "id_%s") -> None:
        super().__init__(data, initial=dict(facts), auto_id=auto_id)

    def seal(self) -> None:
        """Mark every field as it is drawn; called once all fields stand."""
        self.initial["drawn"] = " ".join(f"{name}:{mark}" for name, mark in _marks(self).items())


@dataclass(frozen=True)
class Difference:
    """One field of which the two say different things."""

    mine: BoundField
    theirs: str
    is_untouched: bool


def typed(request: HttpRequest, standing: DrawnForm) -> QueryDict | None:
    """Return what was posted, with what stands now wherever theirs was chosen; None when nothing was."""
    if request.method != "POST":
        return None
    data: QueryDict = request.POST.copy()
    for name in request.POST.getlist(THEIRS):
        if name in standing.fields and not standing[name].is_hidden:
            data.setlist(name, _posted(standing[name].value()))
    return data


def answer(request: HttpRequest, form: DrawnForm, standing: DrawnForm, *, what: str, back: str) -> HttpResponse:
    """Show the choice between what was typed and what stands now; where both say the same, there is none."""
    found = differences(form, standing)
    if not found:
        return redirect(back)
    differing = {difference.mine.name for difference in found}
    same = [form[name] for name in form.fields if name not in differing and name not in DrawnForm.base_fields]
    return show(
        request, "plans/pages/editing/conflict.html", status=CONFLICT, differences=found, same=same,
        revision=standing.initial["revision"], drawn=standing.initial["drawn"], what=what, back=back,
    )  # fmt: skip


def differences(form: DrawnForm, standing: DrawnForm) -> list[Difference]:
    """Return the fields of which what was typed and what stands now say different things."""
    return [
        Difference(form[name], shown(standing[name]), _is_untouched(form, name))
        for name in form.fields
        if not form[name].is_hidden and _text(form[name].value()) != _text(standing[name].value())
    ]


def shown(bound: BoundField) -> str:
    """Return a field's value as a person reads it: the words of a choice rather than its key."""
    value = bound.value()
    choices = getattr(bound.field, "choices", None)
    if choices is not None:
        keys = {str(key) for key in (value if isinstance(value, list | tuple) else [value])}
        return ", ".join(str(label) for key, label in choices if str(key) in keys)
    if isinstance(value, bool):
        return "Yes" if value else "No"
    return f"{value.day} {value:%B %Y}" if isinstance(value, dt.date) else _text(value)


def _is_untouched(form: DrawnForm, name: str) -> bool:
    drawn = dict(pair.split(":", 1) for pair in str(form["drawn"].value() or "").split() if ":" in pair)
    return drawn.get(name) == _mark(form[name].value())


def _marks(form: DrawnForm) -> dict[str, str]:
    return {name: _mark(form[name].value()) for name in form.fields if name not in DrawnForm.base_fields}


def _mark(value: Any) -> str:
    return f"{zlib.crc32(_text(value).encode()):x}"


def _text(value: Any) -> str:
    if isinstance(value, list | tuple | set):
        return "\n".join(sorted(str(one) for one in value))
    if value is None or value is False:
        return ""
    return value.isoformat() if isinstance(value, dt.date) else "\n".join(str(value).strip().splitlines())


def _posted(value: Any) -> list[str]:
    if isinstance(value, list | tuple):
        return [str(one) for one in value]
    if value is None or value is False:
        return []
    return ["on"] if value is True else [_text(value)]
