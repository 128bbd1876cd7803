"""Saving what a form holds, and putting what was refused, or what was overtaken, where it is read."""

from collections.abc import Callable, Mapping
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.forms import BaseForm
from django.http import HttpRequest, HttpResponse

from goldenthread.web.kit.showing import CONFLICT, show

OVERTAKEN = "Somebody else has changed it meanwhile. Yours stands here: send it again."


def saved(form: BaseForm, save: Callable[[], Any], **named: str) -> bool:
    """Save, or put what was refused beside the field that it is about, or else above the form.

    `named` says under which of the form's fields the operation's own stands, where the two differ.
    """
    try:
        save()
    except ValidationError as refused:
        put_right(form, refused, named)
        return False
    return True


def done(request: HttpRequest, deed: Callable[[], Any], says: str = "") -> bool:
    """Do what a button asks for and say so, or say why not: for a deed that has no form to put the refusal in."""
    try:
        deed()
    except ValidationError as refused:
        messages.error(request, " ".join(refused.messages))
        return False
    if says:
        messages.success(request, says)
    return True


def put_right(form: BaseForm, refused: ValidationError, named: Mapping[str, str] | None = None) -> None:
    """Put what an operation refused where it is read."""
    if not hasattr(refused, "error_dict"):
        form.add_error(None, refused)
        return
    for field, errors in refused.error_dict.items():
        name = (named or {}).get(field, field)
        form.add_error(name if name in form.fields else None, errors)


def draw_anew(form: Any, row: Any, says: str = "") -> None:
    """Let what was typed be sent again, to take the place of `row` as somebody else has saved it meanwhile."""
    if says:
        form.add_error(None, says)
    form.data = form.data.copy()
    form.data["revision"] = str(row.revision)


def overtaken(request: HttpRequest, template: str, form: Any, row: Any, /, **shown: Any) -> HttpResponse:
    """Show what was typed beside what stands now (`stands`): somebody else was quicker."""
    draw_anew(form, row)
    return show(request, template, status=CONFLICT, form=form, stands=row, **shown)
