"""The one door through which a low feature asks whether measures meet a condition at a school.

Measures stand above the scheme of delegation, which may make a grant depend on them: whoever reads figures registers
here, and the scheme asks without knowing them.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

# judge(school, tests as they are kept) returns one answer a test, with `says`, `verdict`, `because` and `is_met`.
Judge = Callable[[Any, Sequence[Mapping[str, Any]]], Sequence[Any]]

_judges: list[Judge] = []


def register(judge: Judge) -> None:
    """Say who judges conditions. Called once, from the owner's app configuration."""
    _judges[:] = [judge]


def judge(school: Any, tests: Sequence[Mapping[str, Any]]) -> Sequence[Any]:
    """Return how each test comes out at a school; nothing where none is asked."""
    return _judges[0](school, tests) if tests else []
