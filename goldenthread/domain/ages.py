"""The ages that a trust says it serves, and the schools that teach others.

A trust states its span, such as 3 to 18. A school that teaches younger or older pupils is flagged, so that
either the span is put right or somebody says why the school is there. Where an age is not known, nothing is said.
"""

from typing import NamedTuple


class Span(NamedTuple):
    """The youngest and the oldest age, either unknown."""

    youngest: int | None = None
    oldest: int | None = None

    @property
    def is_stated(self) -> bool:
        return self.youngest is not None and self.oldest is not None


def outside(served: Span, taught: Span) -> str:
    """Say in what a school’s ages lie outside those that its trust serves; nothing where they do not."""
    younger = served.youngest is not None and taught.youngest is not None and taught.youngest < served.youngest
    older = served.oldest is not None and taught.oldest is not None and taught.oldest > served.oldest
    beyond = [
        *([f"from age {taught.youngest}, younger than {served.youngest}"] if younger else []),
        *([f"to age {taught.oldest}, older than {served.oldest}"] if older else []),
    ]
    return f"Teaches {' and '.join(beyond)}." if beyond else ""
