"""What every page's template may speak of."""

from typing import Any

from django.http import HttpRequest

from goldenthread.foundation import clock


def page(request: HttpRequest) -> dict[str, Any]:
    """Give templates the trust, the reader's reach and the demonstration's day, where there are any."""
    return {
        "trust": getattr(request, "trust", None),
        "reach": getattr(request, "reach", None),
        "person": getattr(request, "user", None),
        "demonstration_day": clock.demonstration_day(),
    }
