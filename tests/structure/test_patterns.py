"""No line of any file can keep a pattern busy: what is read from outside is searched by patterns that end."""

import importlib
import pkgutil
import re
import signal
from collections.abc import Iterator
from typing import Any

import pytest

import goldenthread

# A pattern that can be kept busy takes hours for such lines, and one that cannot takes none of a second. Counted is
# what the process works, so that a busy machine fails nothing.
TIMES, SECONDS = 32, 10
REPEATED = (
    "A", "a", "1", "-", " ", ".", "A ", "a ", "1 ", "Aa ", "A.", "1.", "1,", "of ", "and ", "by ", "due by ", "Aa, ",
    "2026/27 ", "(a) ", "a: ", "- a\n", "each ", "a/", "a; ", "a | ",
)  # fmt: skip
# What stands before it may open a bracket, or a label.
OPENS = ("", "(", "a: ")


def patterns_in(value: Any, depth: int = 0) -> Iterator[re.Pattern[str]]:
    if isinstance(value, re.Pattern):
        yield value
    elif isinstance(value, dict):
        yield from patterns_in([*value, *value.values()], depth)
    elif isinstance(value, (tuple, list, set, frozenset)) and depth < 4:
        for one in value:
            yield from patterns_in(one, depth + 1)


def every_pattern() -> dict[re.Pattern[str], str]:
    names = [each.name for each in pkgutil.walk_packages(goldenthread.__path__, "goldenthread.")]
    modules = [
        importlib.import_module(name)
        for name in names if ".domain." in name or ".foundation." in name or ".intake." in name
    ]  # fmt: skip
    return {
        pattern: f"{module.__name__}.{name}"
        for module in modules for name, value in vars(module).items() for pattern in patterns_in(value)
        if isinstance(pattern.pattern, str)
    }  # fmt: skip


def test_no_pattern_can_be_kept_busy_by_a_line():
    searched: list[str] = []

    def give_up(*_: object) -> None:
        pytest.fail(f"kept busy by the same over and over: {searched}")

    found = every_pattern()
    assert len(found) > 500
    before = signal.signal(signal.SIGVTALRM, give_up)
    try:
        for pattern, where in found.items():
            for line in (f"{before}{one * TIMES}!" for before in OPENS for one in REPEATED):
                searched[:] = where, pattern.pattern, line
                signal.setitimer(signal.ITIMER_VIRTUAL, SECONDS)
                pattern.search(line)
                pattern.fullmatch(line)
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)
