"""The second and fourth beats of every view: find, and show."""

from typing import Any, TypeVar

from django.db.models import Model, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

Row = TypeVar("Row", bound=Model)

# What a form that came back with something wrong is answered with.
UNPROCESSABLE = 422
# What a form drawn from an older revision is answered with.
CONFLICT = 409


def find(rows: QuerySet[Row], **facts: Any) -> Row:
    """Return the one row that the reader may see with these facts, or say that there is no such page."""
    row = rows.filter(**facts).first()
    if row is None:
        raise Http404
    return row


def show(request: HttpRequest, template: str, *, status: int = 200, **context: Any) -> HttpResponse:
    """Show a page. A form among the context that came back wrong makes it 422, unless told otherwise."""
    forms = (value for key, value in context.items() if key.endswith("form"))
    if status == 200 and any(getattr(form, "is_bound", False) and not form.is_valid() for form in forms):
        status = UNPROCESSABLE
    return render(request, template, context, status=status)
