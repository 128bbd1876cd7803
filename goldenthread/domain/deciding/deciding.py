"""Who may decide one thing for one place on one day, as the scheme of delegation answers it."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Deciders:
    """The posts of which any can say it, the bodies in whose name they do, and by which line of the scheme."""

    posts: tuple[int, ...]
    bodies: tuple[int, ...] = ()
    reason: str = ""
