"""A file with a row for each band, such as pupils by how much they missed: the bands above a limit over the whole."""

import re
from collections import defaultdict
from dataclasses import dataclass, field
from decimal import Decimal

from goldenthread.features.intake import cells
from goldenthread.features.intake.layouts import BandRule

_LOWEST = re.compile(r"\s*(\d+(?:\.\d+)?)", re.ASCII)


@dataclass
class Banded:
    """What the bands of one area come to. A band that is hidden hides what it would be a part of."""

    counted: Decimal = Decimal(0)
    whole: Decimal | None = None
    is_broken: bool = False

    @property
    def percent(self) -> str:
        """Return the share; empty where a part of it is missing."""
        if self.is_broken or not self.whole or self.counted > self.whole:
            return ""
        return f"{(100 * self.counted / self.whole).quantize(cells.PLACES).normalize():f}"


@dataclass
class Bands:
    """The bands of every area and figure, added up as the rows pass."""

    places: dict[tuple[tuple[str, ...], str], Banded] = field(default_factory=lambda: defaultdict(Banded))

    def note(self, place: tuple[str, ...], figure: str, rule: BandRule, label: str, text: str) -> None:
        """Add a row of a place: to the whole, to what is counted, or to neither. Raises ValueError for no band."""
        held, count = self.places[place, figure], cells.count(text)
        if label.strip().casefold() == rule.whole.casefold():
            held.whole = count
            return
        lowest = _LOWEST.match(label)
        if lowest is None:
            raise ValueError(f"“{label[:30]}” is no band.")
        if rule.from_ <= Decimal(lowest[1]) < rule.below:
            held.counted += count or 0
            held.is_broken = held.is_broken or count is None
