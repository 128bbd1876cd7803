"""The ledger of a reading: every character of the document that is no white space, and what accounts for it."""

import re
from collections.abc import Iterable

from goldenthread.domain.reading.plan_reading.result import Coverage
from goldenthread.foundation.documents.document import Span

_WRITTEN = re.compile(r"\S+")


def account(text: str, spans: Iterable[Span]) -> Coverage:
    """Say how much of a text lies in the spans, and which stretches lie in none."""
    ordered = _joined(spans)
    total = accounted = place = 0
    missing: list[Span] = []
    for match in _WRITTEN.finditer(text):
        start, end = match.span()
        total += end - start
        while place < len(ordered) and ordered[place][1] <= start:
            place += 1
        at, here = start, place
        while at < end:
            if here < len(ordered) and ordered[here][0] <= at:
                upto = min(end, ordered[here][1])
                accounted += upto - at
                at = upto
                here += 1
            else:
                upto = min(end, ordered[here][0]) if here < len(ordered) else end
                _miss(missing, Span(at, upto))
                at = upto
    return Coverage(total, accounted, tuple(missing))


def _miss(missing: list[Span], span: Span) -> None:
    if missing and span.start - missing[-1].end <= 1:
        missing[-1] = Span(missing[-1].start, span.end)
    else:
        missing.append(span)


def _joined(spans: Iterable[Span]) -> list[tuple[int, int]]:
    joined: list[tuple[int, int]] = []
    for start, end in sorted((span.start, span.end) for span in spans if span.end > span.start):
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined
