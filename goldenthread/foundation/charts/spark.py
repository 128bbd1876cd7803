"""A line the size of a word. It says only which way things went; the figures stand beside it."""

from collections.abc import Sequence
from typing import Any
from xml.sax.saxutils import quoteattr

from goldenthread.foundation.charts.drawing import Scale, place

WIDTH, HEIGHT, EDGE = 90, 22, 3


def spark(values: Sequence[Any], *, css: str = "", says: str = "") -> str:
    """Return a small SVG of the values in order; a missing one (None) is a gap. Nothing for fewer than two."""
    known = [float(value) for value in values if value is not None]
    if len(known) < 2:
        return ""
    across = Scale(0, len(values) - 1, EDGE, WIDTH - EDGE)
    up = (
        Scale(min(known), max(known), HEIGHT - EDGE, EDGE)
        if len(set(known)) > 1
        else Scale(0, 1, HEIGHT / 2, HEIGHT / 2)
    )
    path, pen_up = [], True
    for index, value in enumerate(values):
        if value is not None:
            path.append(f"{'M' if pen_up else 'L'}{place(across(index))} {place(up(value))}")
        pen_up = value is None
    last = max(index for index, value in enumerate(values) if value is not None)
    role = f'role="img" aria-label={quoteattr(says)}' if says else 'aria-hidden="true"'
    return (
        f'<svg class="spark {css}" viewBox="0 0 {WIDTH} {HEIGHT}" {role}><path d="{"".join(path)}"/>'
        f'<circle cx="{place(across(last))}" cy="{place(up(values[last]))}" r="2"/></svg>'
    )
