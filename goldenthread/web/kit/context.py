"""What every page's template may speak of."""

from typing import Any

from django.http import HttpRequest

from goldenthread.foundation import clock


def page(request: HttpRequest) -> dict[str, Any]:
    """Give templates the trust, the reader's reach and the demonstration's day, where there are any.

    `is_setting_up` says that the reader has come from the steps of setting up their trust, and wants to go on there.
    """
    trust = getattr(request, "trust", None)
    return {
        "trust": trust,
        "is_setting_up": trust is not None and request.session.get("setting_up") == trust.slug,
        "reach": getattr(request, "reach", None),
        "person": getattr(request, "user", None),
        "demonstration_day": clock.demonstration_day(),
    }
