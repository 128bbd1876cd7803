"""The heat map on paper: measures down, schools across, each cell with its shape and its figure."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from goldenthread.foundation.charts.drawing import Table, fit, frame, place, text
from goldenthread.foundation.charts.theme import Theme

ROW, HEAD, NAMES, LETTER = 24.0, 30.0, 210.0, 6.2
# A grid is for paper: it never grows narrower than its figures.
WIDTH, LEAST_CELL = 760.0, 64.0
SIDE = 3.6
MARKS = {
    "met": '<circle cx="{x}" cy="{y}" r="3.6" {paint}/>',
    "risk": '<path d="M{x} {top}L{right} {foot}H{left}z" {paint}/>',
    "off": '<path d="M{left} {top}H{right}V{foot}H{left}z" {paint}/>',
}


@dataclass(frozen=True)
class HeatCell:
    """One place's figure, in words as printed. `status` is met, risk, off or idle."""

    shown: str
    status: str = "idle"


@dataclass(frozen=True)
class HeatRow:
    """One measure across the places; a row without cells is a heading."""

    name: str
    cells: Sequence[HeatCell] = ()


@dataclass(frozen=True)
class HeatGrid:
    """Measures by places; the last place is the trust when `ends_with_trust`. `title` states the finding."""

    title: str
    places: Sequence[str]
    rows: Sequence[HeatRow]
    ends_with_trust: bool = True
    note: str = ""
    says: str = ""

    def svg(self, theme: Theme, width: float = WIDTH) -> str:
        width = max(width, NAMES + LEAST_CELL * len(self.places))
        height = HEAD + ROW * len(self.rows) + 2
        return frame(width, height, self.says or self.title, theme, self._shapes(theme, width, height))

    def table(self) -> Table:
        rows = [[row.name, *(cell.shown for cell in row.cells)] for row in self.rows if row.cells]
        return Table(["Measure", *self.places], rows)

    def _shapes(self, theme: Theme, width: float, height: float) -> Iterator[str]:
        wide = (width - NAMES) / max(len(self.places), 1)
        for index, name in enumerate(self.places):
            yield text(
                theme, NAMES + wide * (index + 1) - 8, HEAD - 9, fit(name, wide, LETTER), css="label", anchor="end"
            )
        for index, row in enumerate(self.rows):
            yield from self._row(theme, row, HEAD + ROW * index, wide)
        if self.ends_with_trust and self.places:
            x = width - wide
            yield f'<path d="M{place(x)} {place(HEAD)}V{place(height)}" {theme.paint("target")}/>'

    def _row(self, theme: Theme, row: HeatRow, y: float, wide: float) -> Iterator[str]:
        middle = y + ROW / 2 + 4
        for index, cell in enumerate(row.cells):
            left = NAMES + wide * index
            yield (
                f'<rect x="{place(left)}" y="{place(y)}" width="{place(wide)}" height="{place(ROW)}" '
                f"{theme.paint(f'wash {cell.status}-wash')}/>"
            )
            right = left + wide - 8
            yield text(theme, right, middle, cell.shown, css=f"{cell.status}-text", anchor="end")
            yield _mark(theme, right - len(cell.shown) * LETTER - 9, y + ROW / 2, cell.status)
        yield f'<path d="M0 {place(y)}H{place(NAMES + wide * len(self.places))}" {theme.paint("grid")}/>'
        yield text(theme, 0, middle, fit(row.name, NAMES, LETTER), css="text" if row.cells else "target-label")


def _mark(theme: Theme, x: float, y: float, status: str) -> str:
    if status not in MARKS:
        return ""
    return MARKS[status].format(
        x=place(x), y=place(y), left=place(x - SIDE), right=place(x + SIDE), top=place(y - SIDE),
        foot=place(y + SIDE), paint=theme.paint(f"dot {status} {status}-dot"),
    )  # fmt: skip
