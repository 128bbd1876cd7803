"""What a form shows when somebody else was quicker."""

from typing import Any

from django.http import HttpResponse

from goldenthread.web.kit.access import TrustRequest
from goldenthread.web.kit.showing import CONFLICT, show


def conflict(request: TrustRequest, template: str, form: Any, row: Any, **shown: Any) -> HttpResponse:
    """Show what was typed with what stands now; sent again, it is set in its place."""
    data = form.data.copy()
    data["revision"] = row.revision
    form.data = data
    return show(request, template, status=CONFLICT, form=form, stands=row, **shown)
