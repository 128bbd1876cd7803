"""Progress from a named baseline: how far a group has come since, and whether it catches up with its peers.

Peers of a group are those who do not belong to it: of disadvantaged pupils the others, of pupils with SEND those
without. England's are taken where they are known, else those of the same place.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from goldenthread.domain.calendar import Period
from goldenthread.domain.groups.pupil_groups import ENGLISH_ADDED, ENGLISH_FIRST

CATCHING_UP, FALLING_BEHIND, AS_FAR, LEVEL = "catching up", "falling behind", "as far behind", "level or ahead"

_OTHERS = {
    "disadvantaged": "not disadvantaged", "SEND": "no SEN", "EHC plan": "no SEN", "SEN support": "no SEN",
    ENGLISH_ADDED: ENGLISH_FIRST, "girls": "boys", "boys": "girls",
}  # fmt: skip


def peers_of(group: str) -> Sequence[str]:
    """Return the groups against whom one is held, the nearest first; all pupils come last, under the empty name."""
    return (_OTHERS[group], "") if group in _OTHERS else ("",)


@dataclass(frozen=True)
class Since:
    """A group at its baseline and now, and its peers at the same two times, where they are known."""

    start: Decimal
    now: Decimal
    peers_start: Decimal | None = None
    peers_now: Decimal | None = None
    lower_is_better: bool = False
    decimals: int = 1

    @property
    def change(self) -> Decimal:
        return self._shown(self.now) - self._shown(self.start)

    @property
    def gap_start(self) -> Decimal | None:
        """Return by how much the group stood above its peers, below nought for beneath."""
        return None if self.peers_start is None else self._shown(self.start) - self._shown(self.peers_start)

    @property
    def gap_now(self) -> Decimal | None:
        return None if self.peers_now is None else self._shown(self.now) - self._shown(self.peers_now)

    @property
    def says(self) -> str:
        """Say how the group moves against its peers; nothing where they are not known at both times."""
        if self.gap_start is None or self.gap_now is None:
            return ""
        way = -1 if self.lower_is_better else 1
        before, after = way * self.gap_start, way * self.gap_now
        if after >= 0:
            return LEVEL
        if after == before:
            return AS_FAR
        return CATCHING_UP if after > before else FALLING_BEHIND

    def _shown(self, value: Decimal) -> Decimal:
        return round(value, self.decimals)


def like(baseline: Period, later: Sequence[Period]) -> Period | None:
    """Return the newest period that a baseline can be held against: of its kind, and of its own part of the year.

    A term is held against the same term, for autumns are no summers; where there is none yet, against the newest.
    """
    after = sorted(each for each in later if each.kind == baseline.kind and each.starts_on > baseline.ends_on)
    years_on = [each for each in after if _part(each) == _part(baseline)]
    return next(reversed(years_on or after), None)


def _part(period: Period) -> str:
    """Return the part of the year that a period is: autumn, spring 2, the month; nothing of a year."""
    return period.key[5:] if period.kind == "month" else period.key.partition(" ")[2]
