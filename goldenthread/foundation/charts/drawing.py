"""What every drawing is made of: a frame, an axis with round steps, words that are safe to print."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from math import ceil, floor, log10
from typing import Protocol
from xml.sax.saxutils import escape, quoteattr

from goldenthread.foundation.charts.theme import Theme

Number = Decimal | float | int
MINUS = "−"

# How wide a drawing is in its own pixels: on a page or a sheet, and on a phone.
WIDE, NARROW = 640.0, 340.0


@dataclass(frozen=True)
class Table:
    """The same figures as rows of words, the first cell of each its name."""

    columns: Sequence[str]
    rows: Sequence[Sequence[str]]


class Drawing(Protocol):
    """What the page frames and the PDF embeds."""

    @property
    def title(self) -> str: ...
    @property
    def note(self) -> str: ...
    def svg(self, theme: Theme, width: float = WIDE) -> str: ...
    def table(self) -> Table: ...


@dataclass(frozen=True)
class Scale:
    """A straight scale from values to places on the drawing."""

    low: float
    high: float
    start: float
    end: float

    def __call__(self, value: Number) -> float:
        span = self.high - self.low or 1
        return self.start + (float(value) - self.low) / span * (self.end - self.start)


def frame(width: float, height: float, says: str, theme: Theme, shapes: Iterable[str]) -> str:
    """Return a whole SVG, with the sentence that stands for it."""
    css = f' class="{theme.css_class}"' if theme.css_class else ""
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {place(width)} {place(height)}"{css} role="img" '
        f"aria-label={quoteattr(says)}>{''.join(shapes)}</svg>"
    )


def ticks(low: float, high: float, about: int = 4) -> list[float]:
    """Return round steps that enclose the values: by 1, 2, 2.5 or 5 of some power of ten."""
    if high <= low:
        low, high = low - 1, high + 1
    rough = (high - low) / about
    power: float = 10.0 ** floor(log10(rough))
    step = next(power * nice for nice in (1, 2, 2.5, 5, 10) if power * nice >= rough)
    first, last = floor(low / step + 1e-9), ceil(high / step - 1e-9)
    return [round(index * step, 10) for index in range(first, last + 1)]


def shown(value: Number | None, unit: str = "", decimals: int | None = None) -> str:
    """Return a value as it is printed on a chart: 19.8, −7.9, £1,204, or nothing."""
    if value is None:
        return ""
    digits = _rounded(value, decimals) if decimals is not None else _shortest(abs(float(value)))
    sign = MINUS if float(value) < 0 and digits.strip("0.,") else ""
    if unit == "£":
        return f"{sign}£{digits}"
    return f"{sign}{digits}\u00a0{unit}" if unit else f"{sign}{digits}"


def text(theme: Theme, x: float, y: float, says: str, *, css: str = "text", anchor: str = "start") -> str:
    return f'<text x="{place(x)}" y="{place(y)}" text-anchor="{anchor}" {theme.paint(css)}>{escape(says)}</text>'


MARKS = {"risk": "M{x} {top}L{right} {foot}H{left}z", "off": "M{left} {top}H{right}V{foot}H{left}z"}


def mark(theme: Theme, x: float, y: float, status: str, radius: float) -> str:
    """Return a figure's place on a scale, its status told by shape as well as by colour."""
    paint = theme.paint(f"dot {status} {status}-dot" if status else "us-dot")
    if status not in MARKS:
        return f'<circle cx="{place(x)}" cy="{place(y)}" r="{place(radius)}" {paint}/>'
    path = MARKS[status].format(
        x=place(x), left=place(x - radius), right=place(x + radius), top=place(y - radius), foot=place(y + radius)
    )
    return f'<path d="{path}" {paint}/>'


def place(value: float) -> str:
    """Return a coordinate with no more digits than an eye can see."""
    return f"{value:.1f}".rstrip("0").rstrip(".")


def fit(name: str, room: float, letter: float) -> str:
    """Return a name cut to the room that it has, with an ellipsis where it was cut."""
    most = max(int(room / letter), 2)
    return name if len(name) <= most else f"{name[: most - 1].rstrip()}…"


def _rounded(value: Number, decimals: int) -> str:
    # Half goes up, as it does wherever a figure is printed: 45.25 is 45.3 beside the chart too.
    return f"{abs(Decimal(str(value))).quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP):,}"


def _shortest(value: float) -> str:
    return f"{value:,.6f}".rstrip("0").rstrip(".")
