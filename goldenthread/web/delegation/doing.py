"""The third beat: act, and put what went wrong where it was typed."""

from collections.abc import Callable
from typing import Any

from django.core.exceptions import ValidationError
from django.forms import Form
from django.http import HttpResponse

from goldenthread.foundation.tables import Stale
from goldenthread.web.kit.access import TrustRequest
from goldenthread.web.kit.showing import CONFLICT, show


def done(form: Form, deed: Callable[[], Any]) -> bool:
    """Do it, or put the reason why not on the form."""
    try:
        deed()
    except ValidationError as error:
        by_field = error.message_dict if hasattr(error, "error_dict") else {"": error.messages}
        for name, says in by_field.items():
            for sentence in says:
                form.add_error(name if name in form.fields else None, sentence)
        return False
    return True


def conflict(request: TrustRequest, template: str, form: Any, stale: Stale, **shown: Any) -> HttpResponse:
    """Show what was typed with word that somebody else was quicker; sent again, it is set in its place."""
    form.data = form.data.copy()
    form.data["revision"] = stale.row.revision
    return show(request, template, status=CONFLICT, form=form, stands=stale.row, **shown)
