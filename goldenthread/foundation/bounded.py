"""A process that reads what somebody handed in, kept within bounds from its first line on."""

import resource


def bound(*, memory: int, seconds: int, written: int) -> None:
    """Bound this process for good: bytes of memory, seconds of the processor, bytes in any file; and no core."""
    for kind, most in (
        (resource.RLIMIT_AS, memory),
        (resource.RLIMIT_CPU, seconds),
        (resource.RLIMIT_FSIZE, written),
        (resource.RLIMIT_CORE, 0),
    ):
        try:
            resource.setrlimit(kind, (most, most))
        except (OSError, ValueError):
            # A system that bounds more tightly already, or cannot bound this: the clock still does.
            continue
