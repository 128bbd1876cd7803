"""Words that must not stand where anybody can read them: names of the trust's people, addresses, telephone numbers.

A plan speaks of posts. Where a person's name has slipped into it, whoever publishes it is told where, and nothing is
published until it is changed or kept inside.
"""

import re
from collections.abc import Iterable

_ADDRESS = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_TELEPHONE = re.compile(r"(?<![\w.])(?:\+44|0)(?:[\s()-]?\d){9,10}(?!\w|\.\d)")


def found_in(text: str, names: Iterable[str]) -> list[str]:
    """Return each name of a person, address and telephone number that a text holds, as it stands there."""
    found = [match.group(0) for pattern in (_ADDRESS, _TELEPHONE) for match in pattern.finditer(text)]
    for name in names:
        parts = name.split()
        # A single word is a name as often as not: only a full name is sure.
        if len(parts) < 2:
            continue
        full = r"\s+".join(map(re.escape, parts))
        match = re.search(rf"(?<!\w){full}(?!\w)", text, re.IGNORECASE)
        if match:
            found.append(match.group(0))
    return found
