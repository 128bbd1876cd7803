"""Where a doubt stands, in words that can be shown."""

import re
from collections.abc import Iterator, Sequence

from goldenthread.domain.reading.plan_reading.drafts import Draft
from goldenthread.domain.reading.plan_reading.taken_in.items import Line
from goldenthread.foundation.documents.document import Span


def lines_of(draft: Draft) -> Iterator[Line]:
    seen = set()
    for line in (*draft.head, *draft.text, *(line for lines in draft.cells.values() for line in lines)):
        if line.spans not in seen:
            seen.add(line.spans)
            yield line


def around(words: str, match: re.Match[str]) -> str:
    start, end = max(0, match.start() - 40), min(len(words), match.end() + 40)
    return f"{'…' if start else ''}{words[start:end].strip()}{'…' if end < len(words) else ''}"


def place_of(draft: Draft) -> Span:
    return next(draft.spans(), Span(0, 0))


def counted_parts(drafts: Sequence[Draft]) -> str:
    return "one part" if len(drafts) == 1 else f"{len(drafts)} parts"
