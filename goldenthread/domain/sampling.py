"""Drawing some out of many by lot, so that anybody can draw the same again.

Whoever checks by sample writes down the list, how many are drawn, and a seed. The same list and seed always give the
same names, in whatever order the list was written; another seed gives others, and nobody can say beforehand which.
"""

import hashlib
from collections.abc import Iterable


def draw(names: Iterable[str], size: int, seed: str) -> list[str]:
    """Return so many of the names, drawn by lot with this seed; each name once, in the order of the draw."""
    each = {name.strip() for name in names if name.strip()}
    return sorted(each, key=lambda name: (_lot(seed, name), name))[: max(size, 0)]


def _lot(seed: str, name: str) -> str:
    return hashlib.sha256(f"{seed}\n{name}".encode()).hexdigest()
