"""A scheme on paper."""

from typing import Any

from goldenthread.foundation.printable import printable
from goldenthread.foundation.typst import typeset


def set_scheme(values: dict[str, Any]) -> bytes:
    """Return a drawn scheme as an accessible PDF, on A3 or A4 as the values say."""
    return typeset("scheme", printable(values))
