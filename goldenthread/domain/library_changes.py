"""Whether a part of something that a trust took from the library is offered to it again.

What a trust took is its own, and a new release of the library never changes it. Where the library has changed a part
since, and the trust has not said that it keeps its own against just that, the library's is offered beside it.
"""

from collections.abc import Collection
from typing import Any

SAME, OWN, KEPT, OFFERED = "the same", "the trust’s own", "kept", "offered"


def stands(*, taken: Any, mine: Any, theirs: Any, refused: Collection[Any] = ()) -> str:
    """Say how a part of the trust's own stands to the library's today.

    `taken` is what the library held when it was last taken from there, or None where nobody knows; `refused` is what
    the trust was offered before, and answered by keeping its own.
    """
    if theirs == mine:
        return SAME
    if theirs in refused:
        return KEPT
    return OWN if taken is not None and theirs == taken else OFFERED
