"""A form as a browser would send it: what the page drew, with what somebody typed."""

import datetime as dt
from typing import Any


def drawn(answer: Any, **typed: Any) -> dict[str, Any]:
    """Return what the form of a page would post, with other words in place of some."""
    form = answer.context["form"]
    values = {name: _posted(form[name].value()) for name in form.fields}
    return {name: value for name, value in values.items() if value is not None} | typed


def _posted(value: Any) -> Any:
    if value is None or value is False:
        return None
    if value is True:
        return "on"
    return value.isoformat() if isinstance(value, dt.date) else value
