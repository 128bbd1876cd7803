"""Whether a request comes from the machine that the site runs on."""

from ipaddress import ip_address

from django.http import HttpRequest

# What a proxy leaves on a request that it passes on from somewhere else.
PASSED_ON = (
    "HTTP_X_FORWARDED_FOR", "HTTP_X_FORWARDED_HOST", "HTTP_X_FORWARDED_PROTO", "HTTP_X_REAL_IP", "HTTP_FORWARDED",
    "HTTP_VIA",
)  # fmt: skip


def is_from_this_machine(request: HttpRequest) -> bool:
    """Say so only where it is certain: straight from loopback, and through no proxy."""
    if any(header in request.META for header in PASSED_ON):
        return False
    try:
        return ip_address(request.META.get("REMOTE_ADDR", "")).is_loopback
    except ValueError:
        return False
