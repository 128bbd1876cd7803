"""What the deeds of this part have in common."""

from typing import Any

from django.http import HttpResponse

from goldenthread.foundation.tables import Stale
from goldenthread.web.kit.access import TrustRequest
from goldenthread.web.kit.showing import CONFLICT, show


def conflict(request: TrustRequest, template: str, form: Any, stale: Stale, **shown: Any) -> HttpResponse:
    """Show what was typed with word that somebody else was quicker; sent again, it takes its place."""
    form.data = form.data.copy()
    form.data["revision"] = stale.row.revision
    return show(request, template, status=CONFLICT, form=form, now=stale.row, **shown)
