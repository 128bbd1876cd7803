"""A visit that was told of on a form of one's own: read, looked over, and kept."""

import json
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect

from goldenthread.domain.reading.forms import Answer, Form
from goldenthread.domain.reading.visit_reading import ReadVisit, read_visit
from goldenthread.features.intake.visit_files import visit_form_in, visit_form_pasted
from goldenthread.features.members import operations, queries
from goldenthread.features.members.models import Visit
from goldenthread.features.organisations.models import Post
from goldenthread.foundation import clock
from goldenthread.foundation.documents.document import UnreadableDocument
from goldenthread.web.bodies.visit_forms import AREA, NOWHERE, PlanVisitForm, TellVisitForm
from goldenthread.web.bodies.visit_labels import KIND, as_told, drawn
from goldenthread.web.bodies.visiting import agreed, parts_to_visit
from goldenthread.web.kit.access import TrustRequest, requires
from goldenthread.web.kit.columns_form import ColumnsForm
from goldenthread.web.kit.columns_told import ask_columns, remember_columns
from goldenthread.web.kit.saving import saved
from goldenthread.web.kit.showing import show

MOST_BYTES = 5_000_000
MOST_ROWS = 12
MOST_LISTED = 60
_CUT = {
    "who": 200,
    "lasts": 60,
    "duty": 200,
    "met_with": 300,
    "purpose": 4_000,
    "learned": 4_000,
    "agreed_with": 200,
    "saw": 12_000,
}
_USUAL_CUT = 8_000


class VisitFileForm(forms.Form):
    """Where the form comes from."""

    file = forms.FileField(label="The form", required=False, help_text="Word, Excel or PDF, up to 5 MB.")
    pasted = forms.CharField(
        label="Or paste it", required=False, max_length=60_000, widget=forms.Textarea,
        help_text="With its headings, each on a line of its own.",
    )  # fmt: skip

    held = forms.CharField(required=False, max_length=200_000, widget=forms.HiddenInput)

    def clean(self) -> dict[str, Any]:
        """Read the form, from wherever it comes."""
        typed = super().clean() or {}
        file = typed.get("file")
        if file and file.size > MOST_BYTES:
            raise ValidationError({"file": "The file is larger than 5 MB."})
        if file:
            try:
                typed["form"], typed["listed"] = visit_form_in(file.read(), file.name, clock.today())
            except UnreadableDocument as refused:
                raise ValidationError({"file": str(refused)}) from refused
        elif typed.get("pasted"):
            typed["form"] = visit_form_pasted(typed["pasted"])
        elif typed.get("held"):
            typed["form"] = _unheld(typed["held"])
        elif not self.errors:
            raise ValidationError("Choose a file, or paste what it says.")
        if "form" in typed and not typed["form"].parts:
            raise ValidationError("Nothing of a visit could be found in it.")
        return typed


def _held(form: Form) -> str:
    """Return a form as the next look is given it."""
    return json.dumps(
        [form.title, [[one.label, one.says, one.is_inline] for one in form.parts if isinstance(one, Answer)]]
    )


def _unheld(text: str) -> Form:
    """Return the form that a look was drawn from; nothing of what is none."""
    try:
        title, answers = json.loads(text)
        return Form(
            str(title),
            [Answer(str(label), [str(one) for one in says], bool(is_inline)) for label, says, is_inline in answers],
        )
    except (ValueError, TypeError, RecursionError):
        return Form()


class CommentOnPaperForm(forms.Form):
    comment = forms.CharField(label="What the school said on the form", **AREA)


@requires("visit.make")
def bring_visit(request: TrustRequest) -> HttpResponse:
    """Read a form, show every answer in its place to be looked over, and keep it as a visit."""
    is_kept = request.POST.get("deed") == "keep"
    if is_kept:
        return _keep(request)
    asking = VisitFileForm(request.POST, request.FILES) if request.method == "POST" else VisitFileForm()
    if asking.is_valid():
        listed = asking.cleaned_data.get("listed", [])[:MOST_LISTED]
        if listed:
            rows = [(_held(one), read_visit(one, clock.today())) for one in listed]
            return show(request, "bodies/pages/bring_visit.html", form=asking, listed=rows)
        form: Form = asking.cleaned_data["form"]
        columns_form, told = ask_columns(request, KIND, drawn(form))
        remember_columns(request, KIND, columns_form)
        means = told[0].means if told.get(0) else None  # type: ignore[union-attr]
        read = read_visit(form, clock.today(), as_told(means) if means else None)
        first = _first(request, read) | _typed_below(request, form)
        # One more stands free.
        things = max(len(read.wanted), sum(name.startswith("do_") for name in first)) + 1
        return _look_over(request, _forms(request, first, rows=things), read, (columns_form, form, means))
    return show(request, "bodies/pages/bring_visit.html", form=asking, listed=[])


def _keep(request: TrustRequest) -> HttpResponse:
    rows = sum(name.startswith("do_") for name in request.POST)
    plan, tell, comment = _forms(request, rows=rows)
    made: list[Visit] = []
    # All are asked, so that everything that is wrong is told at once.
    if all([plan.is_valid(), tell.is_valid(), comment.is_valid()]) and saved(tell, lambda: made.append(
        operations.take_in_visit(
            agreed=agreed(request, plan), told=tell.facts(), wanted=tell.wanted(),
            comment=comment.cleaned_data["comment"], by=request.user,
        )
    )):  # fmt: skip
        messages.success(request, "Kept. The school can add a comment.")
        return redirect("bodies:visit", request.trust.slug, made[0].ref)
    form = _unheld(request.POST.get("held", ""))
    columns_form, _ = ask_columns(request, KIND, drawn(form))
    return _look_over(request, (plan, tell, comment), None, (columns_form, form, _as_read(request)))


def _as_read(request: TrustRequest) -> tuple[str, ...] | None:
    """Return what each label was taken for in the reading that the page was drawn from; None where nobody told it."""
    said = request.POST.get("as_read", "")
    return tuple(said.split(",")) if said else None


def _typed_below(request: TrustRequest, form: Form) -> dict[str, str]:
    """Return what was typed over what had been read when the page was drawn: it stays when the form is read again."""
    if "as_read" not in request.POST:
        return {}
    means = _as_read(request)
    before = _first(request, read_visit(form, clock.today(), as_told(means) if means else None))
    shown = {name: str(value or "") for name, value in before.items()}
    plan, tell, comment = _forms(request, before, rows=sum(name.startswith("do_") for name in request.POST))
    asked = {name for one in (plan, tell, comment) for name in one.fields}
    return {
        name: typed for name in asked
        if (typed := request.POST.get(name)) is not None and typed.split() != shown.get(name, "").split()
    }  # fmt: skip


_Forms = tuple[PlanVisitForm, TellVisitForm, CommentOnPaperForm]


def _forms(request: TrustRequest, first: dict[str, Any] | None = None, *, rows: int = 0) -> _Forms:
    data = None if first is not None else request.POST
    posts = Post.objects.filter(trust=request.trust).order_by("-school", "title")
    return (
        PlanVisitForm(data, reach=request.reach, parts=parts_to_visit(request), asks_where=True, initial=first),
        TellVisitForm(data, posts=posts, rows=min(max(1, rows), MOST_ROWS), initial=first),
        CommentOnPaperForm(data, initial=first),
    )


def _look_over(
    request: TrustRequest, forms_: _Forms, read: ReadVisit | None,
    drawn_from: tuple[ColumnsForm, Form, tuple[str, ...] | None],
) -> HttpResponse:  # fmt: skip
    plan, tell, comment = forms_
    columns_form, form, means = drawn_from
    wrong = next((one for one in forms_ if one.errors), tell)
    return show(
        request, "bodies/pages/bring_visit.html", form=wrong, plan=plan, tell=tell, comment=comment, read=read,
        columns_form=columns_form, held=_held(form), as_read=",".join(means or ()),
    )  # fmt: skip


def _first(request: TrustRequest, read: ReadVisit) -> dict[str, Any]:
    """Return what was read as the forms ask for it; a school is chosen only where its name stands there."""
    facts = {what: text[: _CUT.get(what, _USUAL_CUT)] for what, text in read.facts.items()}
    place = facts.pop("place", "").casefold()
    schools = queries.schools_to_visit(request.reach)
    named = [one for one in schools if place and (one.name.casefold() in place or one.short_name.casefold() in place)]
    first = {
        "kind": _kind(read),
        "on": read.on or clock.today(),
        "school": named[0].ref if len(named) == 1 else NOWHERE,
    }
    for number, one in enumerate(read.wanted[:MOST_ROWS], start=1):
        first |= {f"do_{number}": one.says[:400], f"due_{number}": one.due_on}
    return first | facts


def _kind(read: ReadVisit) -> str:
    about = f"{read.title} {read.facts.get('purpose', '')} {read.facts.get('duty', '')}".lower()
    return next((kind for word, kind in _KINDS if word in about), "Link visit")


_KINDS = (
    ("safeguard", "Safeguarding"), ("send", "SEND"), ("special", "SEND"), ("health and safety", "Health and safety"),
    ("learning walk", "Learning walk"), ("financ", "Finance"),
)  # fmt: skip
